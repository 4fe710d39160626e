"""Every deadline Sightline knows, as data: what starts it, how long it runs, what stops it and whose rule it is.

A limit is never written into a measure: measures name one of the clocks below. The clocks themselves are rows of
`standards/data/clocks.csv`, where the rule to check each against is named. A clock marked local ships with a common
value that a council may change, from a day on: `local_clocks` holds what this council has set.
"""

import csv
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from sightline.calendars import limits, local_clocks


class ClockError(ValueError):
    """A clock that is not known, has no fixed length or may not be changed; its message is a sentence."""


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One deadline. `who` is child, worker or organisation; `said` is its length in words; `variant` a declared
    other start; `before` counts back from the start; `start_counts` makes the start day 1."""

    id: str
    who: str
    name: str
    starts: str
    typed: str
    said: str
    stops: str
    rule: str
    local: bool = False
    before: bool = False
    start_counts: bool = False
    variant: str = ""
    note: str = ""

    @property
    def limit(self) -> limits.Limit | local_clocks.DatedLimit:
        """How long it runs; ClockError where the rule names an event and no length of time.

        A DatedLimit where this council has changed it: the length in force on the day the clock starts applies.
        """
        if not self.typed:
            raise ClockError(f"The clock '{self.name}' has no fixed length: it is {self.said}. {self.note}.")
        shipped = limits.parse(self.typed)
        changes = local_clocks.changes_of(self.id) if self.local else ()
        return local_clocks.DatedLimit(shipped, changes) if changes else shipped

    @property
    def length(self) -> str:
        """How long it runs, in words, with what this council has set and from when."""
        limit = self.limit if self.typed else None
        return limit.text if isinstance(limit, local_clocks.DatedLimit) else self.said

    def switched_off(self, day: date) -> local_clocks.ClockChange | None:
        """The change by which this council has no such deadline on that day; None where it has, and for what law sets."""
        return local_clocks.switched_off(self.id, day) if self.local else None

    @property
    def definition(self) -> str:
        """What decides its days: its lengths, and from when it has been switched off and on."""
        offs = [each for each in local_clocks.changes() if each.clock == self.id and each.limit is None]
        return "; ".join([self.limit.text, *(f"off from {each.starts}" for each in offs if self.local)])

    def limit_on(self, start: date | datetime) -> limits.Limit:
        """The length in force for a clock that starts on that day."""
        limit = self.limit
        return limit.on(start) if isinstance(limit, local_clocks.DatedLimit) else limit

    def deadline(self, start: date | datetime) -> date | datetime:
        """The last moment that is still in time: a date, or for hours a datetime."""
        return self.limit_on(start).deadline(start, before=self.before, start_counts=self.start_counts)

    def explain(self, start: date | datetime) -> str:
        """How its deadline came about, in words, with the bank holidays that were left out."""
        limit = self.limit_on(start)
        sentence = limit.explain(start, self.deadline(start), start_counts=self.start_counts)
        return sentence.replace(limit.text, self.said, 1) if str(limit) == self.typed else sentence

    def with_limit(self, text: str) -> "Clock":
        """The clock with a council's own length; ClockError where the rule is not the council's to set."""
        if not self.local:
            raise ClockError(
                f"The clock '{self.name}' is set by {self.rule} and cannot be changed by a council."
            )
        return replace(self, typed=str(limits.parse(text)), said=limits.parse(text).text)


def _clock(row: dict[str, str]) -> Clock:
    """One row of the file as a clock."""
    words = ("id", "who", "name", "starts", "stops", "rule", "variant", "note")
    return Clock(
        **{word: row[word] for word in words},
        typed=row["limit"],
        said=row["said"] or limits.parse(row["limit"]).text,
        local=row["local"] == "yes",
        before=row["before"] == "yes",
        start_counts=row["start_counts"] == "yes",
    )


@cache
def clocks() -> dict[str, Clock]:
    """Every clock by its id, in the file's order: a child's, a worker's, the organisation's."""
    text = files("sightline.standards").joinpath("data", "clocks.csv").read_text(encoding="utf-8")
    return {row["id"]: _clock(row) for row in csv.DictReader(text.splitlines())}


def get(clock_id: str) -> Clock:
    """The clock of that id; ClockError says where the ids are listed."""
    clock = clocks().get(clock_id)
    if clock is None:
        raise ClockError(f"There is no clock '{clock_id}'. The ids are listed in standards/data/clocks.csv.")
    return clock


REFERRAL_DECISION = get("referral-decision")
ASSESSMENT = get("assessment")
CHILD_SEEN_5 = get("child-seen-5")
CHILD_SEEN_10 = get("child-seen-10")
INITIAL_CONFERENCE = get("initial-conference")
FIRST_REVIEW_CONFERENCE = get("first-review-conference")
LATER_REVIEW_CONFERENCE = get("later-review-conference")
CHILD_PROTECTION_VISIT = get("child-protection-visit")
CARE_VISIT_FIRST = get("care-visit-first")
CARE_VISIT = get("care-visit")
CARE_VISIT_SETTLED = get("care-visit-settled")
FIRST_CARE_REVIEW = get("first-care-review")
SECOND_CARE_REVIEW = get("second-care-review")
LATER_CARE_REVIEW = get("later-care-review")
INITIAL_HEALTH_ASSESSMENT = get("initial-health-assessment")
HEALTH_UNDER_5 = get("health-under-5")
HEALTH_5_AND_OVER = get("health-5-and-over")
RETURN_INTERVIEW = get("return-interview")
