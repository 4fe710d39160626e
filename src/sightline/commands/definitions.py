"""`sightline definitions`: how each figure is counted here, since when, who approved it, and what waits."""

import argparse
from typing import Any

from sightline.commands.saying import MISUSE, out_json, out_rows, say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("definitions", help="versions of definitions, and the changes that wait")
    parser.add_argument("measure", nargs="?", help="a measure, as CP05; without it every change there is")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """List the changes, the oldest first."""
    from sightline.config.setup import ready

    ready()
    from sightline.definitions.models import DefinitionChange
    from sightline.measuring.discover import measures

    if chosen.measure and chosen.measure not in measures():
        say(f"There is no measure '{chosen.measure}'. See `sightline scorecard` for all.")
        return MISUSE
    changes = DefinitionChange.objects.all()
    rows = [as_contract(each) for each in changes if not chosen.measure or chosen.measure in each.measures]
    if chosen.format == "json":
        out_json(rows)
    elif rows or chosen.format == "csv":
        columns = ("number", "measures", "change", "from", "state", "proposed_by", "decided_by", "reason")
        listed = [{**row, "measures": ", ".join(row["measures"])} for row in rows]
        out_rows(columns, listed, chosen.format)
    else:
        whose = f"The definition of {chosen.measure} has not" if chosen.measure else "No definition has"
        say(f"{whose} been changed here.")
    return 0


def as_contract(change: Any) -> dict[str, Any]:
    """One change as docs/contracts/definitions.md has it."""
    return {
        "number": change.pk,
        "measures": change.measures,
        "kind": change.kind,
        "change": change.words,
        "from": change.starts.isoformat() if change.starts else None,
        "leaves_out": change.leaves_out,
        "clock": change.clock,
        "limit": change.limit,
        "state": change.state,
        "reason": change.reason,
        "proposed_by": change.proposed_by,
        "proposed_at": change.proposed_at.isoformat(),
        "decided_by": change.decided_by,
        "decided_at": change.decided_at.isoformat() if change.decided_at else None,
        "decision": change.decision,
        "before": change.before,
        "after": change.after,
        "beside": change.beside,
    }
