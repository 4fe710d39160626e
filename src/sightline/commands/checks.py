"""`sightline checks`: what is wrong in the records; with a name and a reason, which records, and a mark in the trail."""

import argparse
from dataclasses import asdict

from sightline.checks.checked import CHECK_RESULTS, CheckedSnapshot
from sightline.checks.discover import UnknownCheckError, check_named
from sightline.commands.saying import (
    COULD_NOT,
    MISUSE,
    NOT_ALLOWED,
    out_json,
    out_rows,
    say,
    which_authority,
)
from sightline.engine.no_pandas import go_without_pandas
from sightline.engine.snapshots import NothingLoadedError, open_snapshot

COUNTED = ("id", "title", "severity", "status", "faults", "children", "remedy", "rules", "breaks", "cause")
SHOWN = ("check", "how bad", "faults", "children", "what is wrong")
ROWS = ("check", "child_id", "record_id", "on", "table", "field", "found", "expected", "team")


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "checks", help="what is wrong in the records; which, with a name and a reason"
    )
    parser.add_argument("--check", metavar="ID", help="one check, as placements_overlap")
    parser.add_argument("--team", help="one team, by its reference")
    parser.add_argument("--authority", help="three-digit code, where the store holds several")
    parser.add_argument("--by", metavar="USER", help="who is looking at the records themselves")
    parser.add_argument("--reason", help="why")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Count the faults, or list them for someone allowed to see them."""
    go_without_pandas()
    if bool(chosen.by) != bool((chosen.reason or "").strip()):
        say(
            "Records are listed for a named person with a reason: give both, as in --by analyst --reason 'the weekly "
            "clean-up'. Without either, faults are only counted."
        )
        return MISUSE
    try:
        if chosen.check:
            check_named(chosen.check)
        snapshot = open_snapshot()
    except UnknownCheckError as fault:
        say(str(fault))
        return MISUSE
    except NothingLoadedError as nothing:
        say(str(nothing))
        return COULD_NOT
    code = which_authority(sorted(snapshot.manifest.authorities), chosen.authority)
    if code is None:
        return MISUSE
    if not CHECK_RESULTS.is_fresh(snapshot):
        say("Making every check first; this is done once per load.")
    from sightline.config.setup import ready

    ready()
    from sightline.quality.queries.store import checked_now

    # a team that was followed by another puts nothing right
    checked = checked_now(CHECK_RESULTS.of(snapshot))
    return _print_faults(chosen, checked, code) if chosen.by else _counted(chosen, checked, code)


def _counted(chosen: argparse.Namespace, checked: CheckedSnapshot, code: str) -> int:
    teams = [chosen.team] if chosen.team else None
    counts = [each for each in checked.by_check(code, teams=teams) if chosen.check in (None, each.check.id)]
    rows = [
        {name: getattr(each.check, name) for name in ("id", "title", "severity", "remedy")}
        | {"status": each.status, "faults": each.faults, "children": each.children, "cause": each.cause}
        | {
            "rules": "; ".join(rule.citation for rule in each.check.rules),
            "breaks": " ".join(each.check.breaks),
        }
        for each in counts
    ]
    if chosen.format == "json":
        out_json([{name: row[name] for name in COUNTED} for row in rows])
    elif chosen.format == "csv":
        out_rows(COUNTED, rows, "csv")
    else:
        say(f"Authority {code}, data to {checked.data_to(code).isoformat()}")
        table_rows = [
            {
                "check": row["id"],
                "how bad": row["severity"],
                "faults": row["faults"] if row["status"] == "ok" else "-",
                "children": row["children"] if row["status"] == "ok" else "-",
                "what is wrong": row["title"]
                if row["status"] == "ok"
                else f"Cannot be checked: {row['cause']}",
            }
            for row in rows
        ]
        out_rows(SHOWN, table_rows, "table")
    return 0


def _print_faults(chosen: argparse.Namespace, checked: CheckedSnapshot, code: str) -> int:
    """Ask for the records in this person's name, and print them."""
    from sightline.config.setup import ready

    ready()
    from sightline.people.looking import LookRefusedError
    from sightline.scorecards.services import look_at_faults

    try:
        seen = look_at_faults(
            by=chosen.by,
            reason=chosen.reason,
            checked=checked,
            authority=code,
            check_id=chosen.check,
            team=chosen.team,
        )
    except LookRefusedError as refused:
        say(str(refused))
        return NOT_ALLOWED
    rows = [asdict(row) for row in seen]
    if chosen.format == "json":
        out_json({"data_to": checked.data_to(code), "faults": rows})
    else:
        out_rows(ROWS, rows, chosen.format)
    return 0
