"""`sightline due`: how much is due and overdue; with `--by USER --reason TEXT`, for which children.

With `--by`, JSON is one object: `data_to`, `authority`, `age` and `as_at` (sentences; `as_at` is blank
unless the data is more than five working days old), and

- `first_sentence`: how much falls due and how much is overdue, as My day says it;
- `due`, in My day's order: `group` (its heading there, as `Due today`), `clock` (its id), `what`, `child_id` (null for a worker's
  own clock), `case_id`, `team`, `worker_id`, `starts`, `due` (days, or for hours moments), `left` (working days from the data
  date; negative: overdue), `time_left` (the same in words), `state` (`Overdue`, `Last day`, `Not due yet`, `Checkpoint`),
  `why` (how the deadline came about), `remark`;
- `not_computable`: clock → why nothing loaded can run it;
- `not_listed`: `clock`, `reason` and `number` of what runs, or may, and is not in `due`.

Without `--by` there is `counts` in place of `due`: `team`, `clock`, `what`, `overdue`, `last_day`, `not_due_yet`, and no child.
"""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sightline.calendars import limits
from sightline.calendars.dates import in_words
from sightline.commands.saying import (
    COULD_NOT,
    MISUSE,
    NOT_ALLOWED,
    out,
    out_json,
    out_rows,
    say,
    which_authority,
)
from sightline.deadlines import left
from sightline.deadlines.age import HERE, data_age
from sightline.deadlines.keep import DEADLINE_RESULTS, DueList
from sightline.engine.no_pandas import go_without_pandas
from sightline.engine.snapshots import NothingLoadedError, open_snapshot
from sightline.tables.splits import teams_of
from sightline.worklists.arranging import BY_DAY, sections
from sightline.worklists.due_words import STATES, first_sentence, state_in_words, time_left

COLUMNS = {
    "due": "Due",
    "time_left": "Time left",
    "state": "State",
    "child_id": "Child",
    "what": "Deadline",
    "why": "Why that day",
    "remark": "Remark",
    "worker_id": "Worker",
    "team": "Team",
    "starts": "Started",
    "case_id": "Case",
}
COUNTED = {
    "team": "Team",
    "what": "Deadline",
    "overdue": STATES["late"],
    "last_day": STATES["that day"],
    "not_due_yet": STATES["open"],
}
"""Name → heading, as My day has it."""


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "due", help="what is due and overdue: counts, or with a name and a reason the children"
    )
    parser.add_argument("--team", help="one team or service, by its reference")
    parser.add_argument(
        "--within", help="due up to so long after the data date, as 10wd; what is overdue always is"
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

    choice = WorklistChoice(code, team=chosen.team, clock=chosen.clock, within=within, arrangement=BY_DAY)
    try:
        rows = look_at_due(by=chosen.by, reason=chosen.reason, dues=dues, chosen=choice)
    except LookRefusedError as refused:
        say(str(refused))
        return NOT_ALLOWED
    data_to, old = dues.data_to(code), _as_at(rows, dues.data_to(code))
    parts = sections(rows, rows, BY_DAY, data_to, in_words(data_to) if old else "")
    groups = [(part.title, [_due_row(row, part.title, data_to) for row in part.rows]) for part in parts]
    _print(
        chosen,
        dues,
        code,
        DueAnswer("due", COLUMNS, groups, old, first_sentence(rows, data_to, is_old=bool(old))),
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
    old = _as_at(rows, data_to)
    sentence = first_sentence(rows, data_to, is_old=bool(old))
    _print(chosen, dues, code, DueAnswer("counts", COUNTED, [("", counted)], old, sentence))
    return 0


def _as_at(rows: Iterable[left.Row], data_to: date) -> str:
    return left.as_at(rows, data_to, datetime.now(HERE).date())


def _due_row(row: Mapping[str, Any], group: str, data_to: Any) -> dict[str, Any]:
    names = ("clock", "child_id", "case_id", "team", "worker_id", "starts", "due", "remark")
    return {
        **{name: row[name] for name in names},
        "group": group,
        "what": left.what(row["clock"]),
        "left": left.days_left(row["due"], data_to),
        "time_left": time_left(row, data_to),
        "state": state_in_words(row, data_to),
        "why": left.why(row),
    }


@dataclass(frozen=True, slots=True)
class DueAnswer:
    """What is printed: under which name in JSON, which columns with their headings, the rows under their headings, since when the data
    is old (blank where it is not), and the first sentence.
    """

    name: str
    columns: Mapping[str, str]
    groups: Sequence[tuple[str, list[dict[str, Any]]]]
    as_at: str
    sentence: str


def _print(chosen: argparse.Namespace, dues: DueList, code: str, answer: DueAnswer) -> None:
    age = data_age(dues.snapshot.manifest.authorities[code], datetime.now(UTC))
    rows = [row for _, group in answer.groups for row in group]
    if chosen.format == "json":
        _print_json(dues, code, answer, age, rows)
        return
    say(f"{answer.as_at} {age}" if answer.as_at else age)
    say(answer.sentence)
    if chosen.format == "csv":
        out_rows(tuple(answer.columns.values()), [_headed(row, answer.columns) for row in rows], "csv")
        return
    for place, (title, group) in enumerate(answer.groups):
        if title:
            out(title if place == 0 else f"\n{title}")
        out_rows(
            tuple(answer.columns.values()), [_headed(row, answer.columns) for row in group], chosen.format
        )


def _headed(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    return {heading: row[name] for name, heading in columns.items()}


def _print_json(dues: DueList, code: str, answer: DueAnswer, age: str, rows: list[dict[str, Any]]) -> None:
    asides = [{"clock": clock, "reason": reason, "number": n} for clock, reason, n in dues.asides(code)]
    whole = {"data_to": dues.data_to(code), "authority": code, "age": age, "as_at": answer.as_at}
    whole |= {"first_sentence": answer.sentence, answer.name: rows}
    out_json({**whole, "not_computable": dues.causes(code), "not_listed": asides})
