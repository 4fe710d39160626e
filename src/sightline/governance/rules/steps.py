"""The days before a meeting on which something must have been done, counted back from it. Pure.

The steps are rows of `standards/data/meeting_steps.csv`, each with its source; how long each runs is a clock, which a council
changes or switches off on the page of deadlines where it is the council's own.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from sightline.bodies.rules import EXECUTIVE, IN_PUBLIC
from sightline.calendars import clocks
from sightline.governance.rules.items import ItemFacts

PUBLICATION, PAPERS, KEY_NOTICE, PRIVATE_NOTICE = "publication", "papers", "key-notice", "private-notice"
NOTICES = ("publication", "papers")
"""The steps by which an agenda goes out: to the public, or to the members of a board that does not meet in public."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingStepRule:
    """A step as the file gives it. `bodies`: any, public, executive or other; `only`: for a key decision, a report, or what
    is private; `whose`: a thing of the meeting, or of each item."""

    id: str
    name: str
    says: str
    measured_from: str
    clock: str
    bodies: str
    only: str
    whose: str
    source: str


@dataclass(frozen=True, slots=True)
class StepDue:
    """A step with its day, and why it is that day."""

    rule: MeetingStepRule
    by: date
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineLine:
    """A step of a meeting, or of one `item` of it: by when, and the day it was done, None while it is not.

    `excused`: why it need not be in time, as where the chair agreed to special urgency.
    """

    due: StepDue
    item: int | None
    done_on: date | None
    excused: str = ""

    @property
    def by(self) -> date:
        """The last day that is in time."""
        return self.due.by

    def late_on(self, today: date) -> bool:
        """Whether it was done late, or is not done and its day has gone; never where that is excused."""
        return not self.excused and (self.done_on or today) > self.by

    def open_on(self, today: date) -> bool:
        """Whether it is still to be done, and has nothing that excuses it."""
        return self.done_on is None and not self.excused


@cache
def step_rules() -> dict[str, MeetingStepRule]:
    """Every step by its id, in the file's order."""
    text = files("sightline.standards").joinpath("data", "meeting_steps.csv").read_text(encoding="utf-8")
    return {row["id"]: MeetingStepRule(**row) for row in csv.DictReader(text.splitlines())}


def applies_to(rule: MeetingStepRule, kind: str) -> bool:
    """Whether bodies of this kind have the step."""
    return {
        "any": True,
        "public": kind in IN_PUBLIC,
        "executive": kind in EXECUTIVE,
        "other": kind not in IN_PUBLIC,
    }[rule.bodies]


def steps_before(kind: str, meeting: date) -> dict[str, StepDue]:
    """Every step that a meeting of a body of this kind may have, by its id, on its day.

    A step whose clock the council has switched off by then is not among them.
    """
    due: dict[str, StepDue] = {}
    for rule in step_rules().values():
        clock = clocks.get(rule.clock)
        if not applies_to(rule, kind) or clock.switched_off(meeting):
            continue
        start = meeting if rule.measured_from == "meeting" else _out_on(due, meeting)
        due[rule.id] = StepDue(rule, _day(clock.deadline(start)), clock.explain(start))
    return due


def published_by(kind: str, meeting: date) -> date:
    """The day by which the agenda goes out; the meeting's own where nothing says."""
    return _out_on(steps_before(kind, meeting), meeting)


def deadlines(
    kind: str,
    meeting: date,
    items: Iterable[ItemFacts],
    done: Iterable[tuple[str, int | None, date]],
    *,
    private: bool = False,
    excused: Iterable[tuple[int, str]] = (),
) -> list[DeadlineLine]:
    """Every step of a meeting and its items, the earliest first, with the day each was done.

    `done`: step, item (None for the meeting's own) and day; `excused`: an item's number and why its notice of a key decision
    need not be in time. `private`: the public is kept out of all of the meeting.
    """
    agenda, on_day = list(items), {(step, item): day for step, item, day in done}
    why = dict(excused)
    any_private = private or any(each.private for each in agenda)
    lines = []
    for step in steps_before(kind, meeting).values():
        if step.rule.whose == "meeting":
            if step.rule.only != "private" or any_private:
                lines.append(DeadlineLine(due=step, item=None, done_on=on_day.get((step.rule.id, None))))
            continue
        for each in agenda:
            if each.key if step.rule.only == "key" else each.report:
                lines.append(
                    DeadlineLine(
                        due=step,
                        item=each.number,
                        done_on=on_day.get((step.rule.id, each.number)),
                        excused=why.get(each.number, "") if step.rule.id == KEY_NOTICE else "",
                    )
                )
    return sorted(lines, key=lambda line: line.by)


def _out_on(due: dict[str, StepDue], meeting: date) -> date:
    return next((due[step].by for step in NOTICES if step in due), meeting)


def _day(moment: date) -> date:
    return date(moment.year, moment.month, moment.day)
