"""By when a re-inspection is expected: a day, a month or neither, with the words it is expected in. Pure."""

from dataclasses import dataclass
from datetime import date

from sightline.calendars.dates import in_words, month_in_words
from sightline.calendars.working_days import (
    CalendarError,
    is_working_day,
    last_working_day,
    working_days_between,
)


@dataclass(frozen=True, slots=True)
class Horizon:
    """`on` is the day, or the last day of the month where only that is known, or None; `words` in whose words, and where."""

    on: date | None
    is_month: bool
    words: str

    @property
    def by(self) -> str:
        """15 March 2027, or March 2027; blank where neither is known."""
        if self.on is None:
            return ""
        return month_in_words(self.on) if self.is_month else in_words(self.on)

    @property
    def plain(self) -> dict[str, str]:
        """As the trail keeps it: `by` as 2027-03-15 or 2027-03."""
        text = self.on.isoformat() if self.on else ""
        return {"by": text[:7] if self.is_month else text, "words": self.words}

    def left(self, today: date) -> str:
        """12 working days to the expected re-inspection; of a month only that it has passed, blank before that."""
        if self.on is None:
            return ""
        if self.on < today:
            return f"The {'month' if self.is_month else 'day'} a re-inspection was expected by has passed."
        if self.is_month:
            return ""
        days = working_days_between(today, last_working_day(self.on))
        return f"{days or 'No'} working day{'' if days == 1 else 's'} to the expected re-inspection."


NONE_YET = Horizon(None, False, "")
"""Nothing is known of a re-inspection."""


def fault(horizon: Horizon) -> tuple[str, str]:
    """Why it cannot be kept, in a sentence, and the field it is about; both blank where it can."""
    if horizon.on is None:
        return "", ""
    if not horizon.words:
        return "Say in whose words it is expected, and where that stands.", "words"
    try:
        is_working_day(horizon.on)
    except CalendarError as outside:
        return str(outside), "expected"
    return "", ""
