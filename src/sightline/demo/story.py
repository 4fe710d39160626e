"""What happens in the demo authority over its eight years: who it is, when its history runs, what gets better or worse.

Two measures really improve (assessments within 45 working days, return interviews within 72 hours), one really gets
worse (initial health assessments within 20 working days). Everything else is noise around a level.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from zlib import crc32

import numpy as np

from sightline.calendars.working_days import calendar_rows
from sightline.demo.days import YEAR, Days, as_date, day_number
from sightline.demo.rows import Generator

RESTRUCTURED = day_number(date(2023, 10, 1))
"""The day on which two assessment teams became three."""

QUIET_MONTHS = {8: 0.74, 12: 0.86, 4: 0.95}
WEEKDAY_PULL = (1.1, 1.06, 1.0, 1.0, 0.98, 0.09, 0.05)


@dataclass(frozen=True)
class Story:
    """One authority's history: from the day its records start to its data date, at a scale of a middling council."""

    seed: int
    authority: str
    name: str
    first_day: date
    last_day: date
    scale: float

    @property
    def start(self) -> int:
        """The first day the records cover; what was open then is in them, what had ended is not."""
        return day_number(self.first_day)

    @property
    def data_to(self) -> int:
        """The last day the records cover."""
        return day_number(self.last_day)

    @property
    def begin(self) -> int:
        """Three years before the records start: life is simulated from here, so that it is in full swing by then."""
        return self.start - int(3 * YEAR)

    def chance(self, theme: str) -> Generator:
        """The theme's own stream of chance: changing one theme leaves the others as they were."""
        return np.random.default_rng([self.seed, crc32(self.authority.encode()), crc32(theme.encode())])

    def amount(self, per_year: float, since: int | None = None) -> int:
        """How many in the whole history, from so many a year in a middling council."""
        days = self.data_to - (self.begin if since is None else since)
        return max(1, round(per_year * self.scale * days / YEAR))

    def turn(
        self, days: Days, months_ago: float, months_taken: float, before: float, after: float
    ) -> np.ndarray:
        """A share that changed: steady, then so many months before the data date a slope to its new level."""
        since = self.data_to - months_ago * 30.4
        return np.interp(days, [since, since + months_taken * 30.4], [before, after])

    @cached_property
    def _pull(self) -> np.ndarray:
        """The running share of a year's work that has come in by each day from `begin` to the data date."""
        table = calendar_rows()
        days = table["day"].to_numpy().astype("datetime64[D]").astype(np.int64)
        inside = (days >= self.begin) & (days <= self.data_to)
        weights = _busy(days[inside], table["is_working"].to_numpy()[inside].astype(bool))
        return np.cumsum(weights) / weights.sum()

    def busy_days(self, rng: Generator, size: int) -> Days:
        """Days on which things come in: few at weekends, fewer in August and at Christmas."""
        return self.begin + np.searchsorted(self._pull, rng.random(size), side="right")

    def any_days(self, rng: Generator, size: int) -> Days:
        """Days from `begin` to the data date, all alike."""
        return rng.integers(self.begin, self.data_to + 1, size)


def _busy(days: Days, working: np.ndarray) -> np.ndarray:
    """How much comes in on each day, against an ordinary one."""
    dates = days.astype("datetime64[D]")
    month = dates.astype("datetime64[M]").astype(np.int64) % 12 + 1
    of_month = (dates - dates.astype("datetime64[M]")).astype(np.int64) + 1
    weekday = (days + 3) % 7
    pull = (
        np.array(WEEKDAY_PULL)[weekday] * np.array([QUIET_MONTHS.get(each, 1.0) for each in range(13)])[month]
    )
    pull = np.where(~working & (weekday < 5), pull * 0.1, pull)
    return np.where((month == 12) & (of_month >= 22), pull * 0.55, pull)


def tell(seed: int, authority: str, name: str, data_to: date, years: int, scale: float) -> Story:
    """The story of an authority whose records run for so many years up to and including the data date.

    ValueError where the years or the scale leave nothing to tell.
    """
    if years < 1 or scale <= 0:
        raise ValueError(
            f"A demo of {years} years at scale {scale} has nothing in it. Ask for at least one year and a scale "
            "above 0."
        )
    following = as_date(day_number(data_to) + 1)
    month_days = min(following.day, 28)
    return Story(
        seed=seed,
        authority=authority,
        name=name,
        first_day=date(following.year - years, following.month, month_days),
        last_day=data_to,
        scale=scale,
    )
