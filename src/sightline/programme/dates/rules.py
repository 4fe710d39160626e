"""What a plan's dates are counted from, as a plan keeps it. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sightline.calendars.backwards import Chain, ChainStep, plan_backwards
from sightline.statistics.amounts import several


@dataclass(frozen=True, slots=True)
class CountedFrom:
    """The day the report is published, the committee's days, a council's own lengths ("10wd"; blank for the usual), and whether
    it is a key decision.
    """

    publication: date
    meetings: tuple[date, ...] = ()
    clearance: str = ""
    drafting: str = ""
    key: bool = False

    @property
    def lengths(self) -> dict[str, str]:
        """The council's own lengths that were given."""
        own = {"clearance": self.clearance, "drafting": self.drafting}
        return {name: length for name, length in own.items() if length}

    @property
    def chain(self) -> Chain:
        """Every step on its day. ValueError, a sentence, where a day lies outside the calendar or a length cannot be had."""
        return plan_backwards(self.publication, self.meetings, lengths=self.lengths, key_decision=self.key)

    @property
    def plain(self) -> dict[str, Any]:
        """As a plan and the trail keep it: days as 2022-05-09."""
        return {
            "publication": self.publication.isoformat(),
            "meetings": [each.isoformat() for each in self.meetings],
            "clearance": self.clearance,
            "drafting": self.drafting,
            "key": self.key,
        }


def from_plain(plain: Mapping[str, Any]) -> CountedFrom | None:
    """The same read back; None where nothing is kept."""
    if not plain:
        return None
    return CountedFrom(
        date.fromisoformat(plain["publication"]),
        tuple(date.fromisoformat(each) for each in plain["meetings"]),
        plain["clearance"],
        plain["drafting"],
        plain["key"],
    )


def ahead(chain: Chain, day: date) -> list[ChainStep]:
    """The steps that can still be done on that day, the soonest first; none once the plan was due."""
    return [] if chain.submission.late_on(day) else [step for step in chain.steps if not step.late_on(day)]


def without(chain: Chain, reached: Collection[str]) -> Chain:
    """The chain without the steps that were reached, by their ids; the deadline itself always stays."""
    steps = tuple(step for step in chain.steps if step is chain.submission or step.rule.id not in reached)
    return replace(chain, steps=steps)


def left_in_words(left: int) -> str:
    """Working days that are left of a step, in words: 5 working days left, today, 2 working days ago."""
    if left < 0:
        return f"{several(-left, 'working day')} ago"
    return "today" if left == 0 else f"{several(left, 'working day')} left"
