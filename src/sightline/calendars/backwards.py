"""Planned backwards from a report's publication: when the plan is sent, which committee agrees it, and every day before.

The steps are rows of `standards/data/submission_steps.csv`, each with its source; lengths that a rule sets are clocks, the
others are a council's own and may be given. Pure: `plan_backwards` says the days, `Chain.too_late` what a day is too late for.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from sightline.calendars import clocks, limits
from sightline.calendars.dates import in_words
from sightline.calendars.working_days import (
    last_working_day,
    working_days_between,
)

CALL_IN = "call-in"


class CannotPlanError(ValueError):
    """A chain that cannot be planned; its message is a sentence that says what to give."""


@dataclass(frozen=True, kw_only=True)
class StepRule:
    """A step as the file gives it. `clock` names a rule's clock; `limit` a council's own length; both blank: a meeting."""

    id: str
    name: str
    says: str
    measured_from: str
    clock: str
    limit: str
    key_only: bool
    source: str
    dated: str

    @property
    def local(self) -> bool:
        """Whether a council may give its own length."""
        return bool(self.limit)


@dataclass(frozen=True)
class ChainStep:
    """One step on its day. `how` says why it is that day; `acts_by` is the working day on or before it."""

    rule: StepRule
    by: date
    how: str

    @property
    def acts_by(self) -> date:
        """The last day on which people are at work to do it."""
        return last_working_day(self.by)

    def late_on(self, day: date) -> bool:
        """Whether its day has gone."""
        return day > self.by

    def left_on(self, day: date) -> int:
        """Working days that are left, 0 on its last day; negative once it has gone."""
        return working_days_between(day, self.acts_by)


@dataclass(frozen=True)
class Chain:
    """Every step, earliest first; what could not be planned is in `missing`, as sentences."""

    publication: date
    steps: tuple[ChainStep, ...]
    missing: tuple[str, ...] = ()

    @property
    def submission(self) -> ChainStep:
        """The deadline itself: it needs nothing but publication, so it is always there."""
        return next(step for step in self.steps if step.rule.id == "submission")

    def get(self, step_id: str) -> ChainStep | None:
        """A step by its id; None where it could not be planned or does not apply."""
        return next((step for step in self.steps if step.rule.id == step_id), None)

    def too_late(self, day: date) -> tuple[ChainStep, ...]:
        """The steps whose day has gone."""
        return tuple(step for step in self.steps if step.late_on(day))

    def before_publication(self) -> tuple[ChainStep, ...]:
        """The steps that would have to be done before there is a report to answer."""
        return tuple(step for step in self.steps if step.by < self.publication)


@cache
def step_rules() -> dict[str, StepRule]:
    """Every step by its id, from the deadline backwards."""
    text = files("sightline.standards").joinpath("data", "submission_steps.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["id"]: StepRule(**(row | {"key_only": row["key_only"] == "yes"})) for row in rows}  # type: ignore[arg-type]


def plan_backwards(
    publication: date,
    meetings: Iterable[date] = (),
    *,
    lengths: Mapping[str, str] | None = None,
    key_decision: bool = False,
) -> Chain:
    """The days on which each step must be done, so that the plan is sent in time.

    `meetings` are the committee's; without one before the deadline the steps behind it cannot be planned, and it says so.
    `lengths` gives a council's own: {"clearance": "5wd"}. A key decision needs its notice, and call-in to have run out
    before the plan is sent. CannotPlanError for a length that is not this council's to set.
    """
    own = _own(lengths or {})
    by_rule: dict[str, ChainStep] = {}
    missing: list[str] = []
    days = {"publication": publication}
    for rule in step_rules().values():
        if (rule.key_only and not key_decision) or rule.measured_from not in days:
            continue
        if rule.id == "committee":
            step = _committee(rule, publication, days["submission"], sorted(set(meetings)), key_decision)
        else:
            step = _counted(rule, days[rule.measured_from], own)
        if isinstance(step, str):
            missing.append(step)
            continue
        by_rule[rule.id], days[rule.id] = step, step.by
    return Chain(publication, tuple(sorted(by_rule.values(), key=lambda step: step.by)), tuple(missing))


def _own(lengths: Mapping[str, str]) -> dict[str, limits.Limit]:
    own = {}
    for step_id, text in lengths.items():
        rule = step_rules().get(step_id)
        if rule is None or not rule.local:
            allowed = ", ".join(each.id for each in step_rules().values() if each.local)
            raise CannotPlanError(
                f"The length of '{step_id}' is not a council's to set. These are: {allowed}."
            )
        limit = limits.parse(text)
        if limit.unit == "h":
            raise CannotPlanError(f"'{text}' is in hours. Give {rule.name.lower()} in days, as 10wd.")
        own[step_id] = limit
    return own


def _counted(rule: StepRule, start: date, own: Mapping[str, limits.Limit]) -> ChainStep:
    """A step a length of time from another: after publication, before everything else."""
    if rule.clock:
        clock = clocks.get(rule.clock)
        return ChainStep(rule, _day(clock.deadline(start)), clock.explain(start))
    limit = own.get(rule.id) or limits.parse(rule.limit)
    day = _day(limit.deadline(start, before=True))
    return ChainStep(rule, day, limit.explain(start, day))


def _committee(
    rule: StepRule, publication: date, submission: date, meetings: list[date], key: bool
) -> ChainStep | str:
    """The last meeting that leaves enough time, or the sentence that says there is none."""
    if not meetings:
        return (
            "No meeting dates were given, so the steps before the committee are not planned. Give its dates."
        )
    ends = {day: call_in_ends(day) if key else day for day in meetings if day > publication}
    fit = [day for day, end in ends.items() if end < submission]
    if not fit:
        waits = " with call-in run out" if key else ""
        return (
            f"No meeting of the list lies after publication and before {in_words(submission)}{waits}. Ask for a special "
            "meeting, or for the plan to be agreed under delegated powers and reported to the next one."
        )
    chosen = max(fit)
    how = f"the last of {len(meetings)} given that lies before {in_words(submission)}"
    if len(meetings) == 1:
        how = f"the one given, before {in_words(submission)}"
    if key:
        how += f"; call-in runs out on {in_words(ends[chosen])} if the decision is published that day"
    return ChainStep(rule, chosen, how)


def call_in_ends(meeting: date) -> date:
    """The last day on which a decision published on the day of the meeting may be called in."""
    return _day(clocks.get(CALL_IN).deadline(meeting))


def _day(moment: date) -> date:
    return date(moment.year, moment.month, moment.day)
