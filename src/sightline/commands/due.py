"""`sightline due`: how much is due and late; with `--by USER --reason TEXT`, for which children.

With `--by`, JSON is one object: `data_to`, `authority`, `age` and `as_at` (sentences; `as_at` is blank
unless the data is more than five working days old), and

- `due`, soonest breach first: `clock` (its id), `what`, `child_id` (null for a worker's own clock), `case_id`, `team`,
  `worker_id`, `starts`, `due` (days, or for hours moments), `left` (working days from the data date; negative: late),
  `state` (`late`, `that day`, `open`), `why` (how the deadline came about), `remark`;
- `not_computable`: clock → why nothing loaded can run it;
- `not_listed`: `clock`, `reason` and `number` of what runs, or may, and is not in `due`.

Without `--by` there is `counts` in place of `due`: `team`, `clock`, `what`, `late`, `that_day`, `open`, and no child.
"""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sightline.calendars import limits
from sightline.commands.saying import COULD_NOT, MISUSE, NOT_ALLOWED, out_json, out_rows, say, which_authority
from sightline.deadlines import left
from sightline.deadlines.age import HERE, data_age
from sightline.deadlines.keep import DEADLINE_RESULTS, DueList
from sightline.engine.no_pandas import go_without_pandas
from sightline.engine.snapshots import NothingLoadedError, open_snapshot
from sightline.tables.splits import teams_of

COLUMNS = (
    "due",
    "left",
    "state",
    "child_id",
    "clock",
    "case_id",
    "team",
    "worker_id",
    "starts",
    "why",
    "remark",
)
COUNTED = ("team", "clock", "late", "that_day", "open")


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "due", help="what is due and late: counts, or with a name and a reason the children"
    )
    parser.add_argument("--team", help="one team or service, by its reference")
    parser.add_argument(
        "--within", help="due up to so long after the data date, as 10wd; what is late always is"
    )
    parser.add_argument("--clock", help="one clock, by its id, as assessment")
    parser.add_argument("--by", metavar="USER", help="who is looking at children")
    parser.add_argument("--reason", default="", help="why")
    parser.add_argument("--authority", help="three-digit code, where the store holds several")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Say how old the data is, then what is due."""
    go_without_pandas()
    if chosen.by and not chosen.reason.strip():
        say("A reason is needed: say why you are looking, as in --reason 'planning the week'.")
        return MISUSE
    try:
        within = limits.parse(chosen.within) if chosen.within else None
        dues = DEADLINE_RESULTS.of(open_snapshot(), say=say)
    except limits.LimitError as fault:
        say(str(fault))
        return MISUSE
    except NothingLoadedError as nothing:
        say(str(nothing))
        return COULD_NOT
    code = which_authority(sorted(dues.snapshot.manifest.authorities), chosen.authority)
    if code is None or not _known_clock(chosen.clock):
        return MISUSE
    return _children(chosen, dues, code, within) if chosen.by else _counts(chosen, dues, code, within)


def _known_clock(clock: str | None) -> bool:
    from sightline.deadlines.discover import everything

    if clock is None or clock in everything():
        return True
    say(f"No clock '{clock}' can be run. There are: {', '.join(everything())}.")
    return False


def _children(chosen: argparse.Namespace, dues: DueList, code: str, within: limits.Limit | None) -> int:
    """List the rows in this person's name."""
    from sightline.config.setup import ready

    ready()
    from sightline.people.looking import LookRefusedError
    from sightline.worklists.services import WorklistChoice, look_at_due

    choice = WorklistChoice(code, team=chosen.team, clock=chosen.clock, within=within)
    try:
        rows = look_at_due(by=chosen.by, reason=chosen.reason, dues=dues, chosen=choice)
    except LookRefusedError as refused:
        say(str(refused))
        return NOT_ALLOWED
    data_to = dues.data_to(code)
    _print(
        chosen, dues, code, "due", COLUMNS, [_due_row(row, data_to) for row in rows], _as_at(rows, data_to)
    )
    return 0


def _counts(chosen: argparse.Namespace, dues: DueList, code: str, within: limits.Limit | None) -> int:
    """How many of each clock in each team: no child, so no name is asked."""
    data_to = dues.data_to(code)
    rows: Sequence[Mapping[str, Any]] = dues.rows(code)
    rows = left.within(rows, data_to, within) if within else rows
    teams = dues.teams_of(code, chosen.team) if chosen.team else None
    rows = [
        row
        for row in rows
        if chosen.clock in (None, row["clock"]) and (teams is None or not teams.isdisjoint(teams_of(row)))
    ]
    counted = [{**each, "what": left.what(each["clock"])} for each in left.counts(rows, data_to)]
    _print(chosen, dues, code, "counts", COUNTED, counted, _as_at(rows, data_to))
    return 0


def _as_at(rows: Iterable[left.Row], data_to: date) -> str:
    return left.as_at(rows, data_to, datetime.now(HERE).date())


def _due_row(row: Mapping[str, Any], data_to: Any) -> dict[str, Any]:
    names = ("clock", "child_id", "case_id", "team", "worker_id", "starts", "due", "remark")
    return {
        **{name: row[name] for name in names},
        "what": left.what(row["clock"]),
        "left": left.days_left(row["due"], data_to),
        "state": left.state(row["due"], data_to),
        "why": left.why(row),
    }


def _print(
    chosen: argparse.Namespace,
    dues: DueList,
    code: str,
    name: str,
    columns: Sequence[str],
    rows: list[dict[str, Any]],
    as_at: str,
) -> None:
    age = data_age(dues.snapshot.manifest.authorities[code], datetime.now(UTC))
    if chosen.format != "json":
        say(f"{as_at} {age}" if as_at else age)
        out_rows(columns, rows, chosen.format)
        return
    asides = [{"clock": clock, "reason": reason, "number": n} for clock, reason, n in dues.asides(code)]
    whole = {"data_to": dues.data_to(code), "authority": code, "age": age, "as_at": as_at, name: rows}
    out_json({**whole, "not_computable": dues.causes(code), "not_listed": asides})
