"""The own days of a version: when it was drafted, sent out, submitted, live; the day itself, and not that of writing it down.
Pure."""

import re
from dataclasses import dataclass
from datetime import date

from sightline.calendars.dates import in_words, month_end, month_in_words

TO_COME = "That day is still to come. Enter the day it happened."
HAPPENED = {
    "draft": "drafted",
    "consulted": "sent out for comments",
    "submitted": "submitted",
    "live": "made live",
    "superseded": "superseded",
}
"""What happened to a version that goes into a state, as a sentence has it: it was …"""


@dataclass(frozen=True, slots=True)
class OwnDay:
    """The day on which something happened; where no more than the month is known, its first day and `in_month`."""

    on: date
    in_month: bool = False

    @property
    def last(self) -> date:
        """The last day it can have been."""
        return month_end(self.on) if self.in_month else self.on

    @property
    def words(self) -> str:
        """14 November 2017; April 2018."""
        return month_in_words(self.on) if self.in_month else in_words(self.on)

    @property
    def when(self) -> str:
        """As a sentence has it: on 14 November 2017; in April 2018."""
        return f"{'in' if self.in_month else 'on'} {self.words}"

    @property
    def text(self) -> str:
        """As a history and the trail keep it: 2017-11-14; 2018-04."""
        return self.on.isoformat()[: 7 if self.in_month else None]

    @classmethod
    def of_text(cls, text: str) -> "OwnDay | None":
        """The day or month of such a text; None for any other."""
        month = re.fullmatch(r"\d{4}-\d{2}", text) is not None
        try:
            return cls(date.fromisoformat(f"{text}-01" if month else text), in_month=month)
        except ValueError:
            return None

    def entered_later(self, entered_on: date) -> bool:
        """Whether it was over when somebody wrote it down."""
        return self.last < entered_on

    def before(self, other: "OwnDay") -> bool:
        """Whether it was certainly before the other."""
        return self.last < other.on


def fault_of_day(day: OwnDay, today: date, *, was: str, before: OwnDay, wanted: str) -> str:
    """Why a version cannot have gone into the state `wanted` on that day, in a sentence; blank where it can.

    `was`: the state it goes from, into which it went on the day `before`.
    """
    if day.on > today:
        return TO_COME
    if not day.before(before):
        return ""
    sentence = f"It was {HAPPENED[was]} {before.when}, so it was not {HAPPENED[wanted]} before that."
    return f"{sentence} {REMEDY}" if was == "draft" else f"{sentence} Change the day."


REMEDY = "If this version is older than that, change the day it was drafted first: then it is marked as entered later."


def fault_of_drafted(day: OwnDay, today: date, *, copied: OwnDay | None, after: OwnDay | None = None) -> str:
    """Why a version cannot have been drafted on that day, in a sentence; blank where it can.

    `copied`: the day on which the version it is a refresh of was drafted, None for a first; `after`: the day of what
    happened to it next, None where nothing has.
    """
    if day.on > today:
        return TO_COME
    if copied and day.before(copied):
        return f"The version before it was drafted {copied.when}. A refresh of it cannot be older."
    if after and after.before(day):
        return f"What happened to it next was {after.when}, so it was not drafted after that."
    return ""


def fault_of_following(day: OwnDay, live: OwnDay) -> str:
    """Why a version cannot have taken the place of the live one on that day, in a sentence; blank where it can."""
    if not day.before(live):
        return ""
    return f"The version before it went live {live.when}, so this one did not take its place before that."


def fault_of_order(day: OwnDay, *, earlier: OwnDay | None, later: OwnDay | None) -> str:
    """Why a version that is put before another cannot have been drafted on that day, in a sentence; blank where it can.

    `later`: when the version it is put before was drafted; `earlier`: when the one before that was, None where there is none.
    """
    if later and later.before(day):
        return f"The version it is put before was drafted {later.when}. One before it cannot be younger."
    if earlier and day.before(earlier):
        return f"Another version before it was drafted {earlier.when}. Put this one before that."
    return ""


def fault_of_leading(day: OwnDay, following: OwnDay) -> str:
    """Why a version cannot have gone live on that day before one that did on the day `following`; blank where it can."""
    if not following.before(day):
        return ""
    return f"The version after it went live {following.when}, so this one did not go live after that."
