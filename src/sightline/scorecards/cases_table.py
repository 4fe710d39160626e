"""A list of cases as a table to read: the measure's story under headings in words, and how each deadline came about."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sightline.calendars.clocks import Clock
from sightline.measuring.measure import Measure
from sightline.scorecards.cases_order import LATE
from sightline.tables.case_teams import OTHER
from sightline.tables.splits import TEAMS, teams_of
from sightline.web import words
from sightline.web.components import Cell, Column, Table

Case = Mapping[str, Any]
ChildCell = Callable[[object], Cell]
HEADINGS = {
    "child_id": "Child",
    "case_id": "Case",
    "on": "Date",
    "counted": "Counted",
    "clock_from": "Clock runs from",
    "worker_id": "Worker",
    "fte": "Full-time equivalent",
    "nfa": "No further action",
    "strategy": "Strategy discussion",
    LATE: "Days late",
}
FIRST = ("child_id", "case_id")
NO_BREAK = "\N{NO-BREAK SPACE}"


def cases_table(
    measure: Measure,
    cases: Sequence[Case],
    page: Sequence[Case],
    teams: Mapping[str, str],
    child: ChildCell = lambda reference: Cell(str(reference or "")),
) -> Table:
    """The cases of one page. Which columns there are is settled by the whole list, so that pages look alike.

    `child` draws a child's reference, see `people.looking.child_cells`.
    """
    names = columns_of(cases)
    columns = [Column(heading(name), number=_is_number(cases, name)) for name in names]
    rows = [[_cell(measure.clock, case, name, teams, child) for name in names] for case in page]
    return Table("The cases on this page", columns, rows, caption_hidden=True)


def columns_of(cases: Sequence[Case]) -> list[str]:
    """Child and case, the story in its own order, how late it was, the team, and whether counted.

    Left out are columns that are blank throughout, and `counted` where it is the same for all.
    """
    others = (*FIRST, "on", "counted", "amount", LATE, *TEAMS, "team_by")
    story = [name for name in cases[0] if name not in others]
    dated = [] if _day_is_told(cases, story) else ["on"]
    order = [*FIRST, *dated, *story, LATE, "amount", "team", "counted"]
    return [name for name in order if _says_something(name, cases)]


def _day_is_told(cases: Sequence[Case], story: Sequence[str]) -> bool:
    """Whether every case's day stands in its story; looked for first where the first case has it."""
    by_first = sorted(story, key=lambda name: _day(cases[0][name]) != cases[0]["on"])
    return all(any(_day(case[name]) == case["on"] for name in by_first) for case in cases)


def _day(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


def _says_something(name: str, cases: Sequence[Case]) -> bool:
    first = cases[0].get(name)
    if name == "counted":
        return any(case.get(name) != first for case in cases)
    return any(case.get(name) is not None for case in cases)


def heading(name: str) -> str:
    """A column's name in words: working_days_taken is Working days taken."""
    return HEADINGS.get(name) or name.replace("_", " ").capitalize()


def why_that_day(clock: Clock, case: Case) -> str:
    """How the case's deadline came about, naming the holidays left out; blank where its start is not in the story.

    The start is the date in the story from which this clock gives this deadline, so what is said is what was judged.
    """
    due = case.get("due")
    for value in case.values() if due else ():
        if isinstance(value, date) and value != due and clock.typed and clock.deadline(value) == due:
            return clock.explain(value)
    return ""


def _cell(clock: Clock | None, case: Case, name: str, teams: Mapping[str, str], child: ChildCell) -> Cell:
    value = case.get(name)
    if name == "child_id":
        return child(value)
    if name == "due" and clock:
        return Cell(value_in_words(value), why=why_that_day(clock, case))
    return Cell(said_teams(case, teams)) if name == "team" else Cell(value_in_words(value))


def said_teams(case: Case, teams: Mapping[str, str]) -> str:
    """The names of the teams whose the case is; where the team is not the case holder's, that it is not."""
    named = " and ".join(teams.get(each, each) for each in teams_of(case))
    return f"{named} (by another role)" if case.get("team_by") == OTHER else named


def value_in_words(value: object) -> str:
    """A value as a person reads it: 14 Nov 17, Yes, 12.5; blank where there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return f"{value_in_words(value.date())} {value:%H:%M}"
    if isinstance(value, date):
        return words.short_date(value).replace(" ", NO_BREAK)
    if isinstance(value, int | float):
        return words.number(value, 0 if float(value).is_integer() else 1)
    return str(value)


def _is_number(cases: Sequence[Case], name: str) -> bool:
    values = (case[name] for case in cases if case.get(name) is not None)
    return all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values)
