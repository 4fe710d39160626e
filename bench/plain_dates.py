"""Dates as the plain contestants handle them: working days by NumPy, months by their running number."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from bench.columns import MONTHS

YES = ["Y", "YES", "1", "TRUE", "T"]
HOLIDAYS = Path(__file__).resolve().parents[1] / "src/sightline/standards/data/bank_holidays.csv"


@cache
def holidays() -> np.ndarray:
    """The bank holidays of England, from the file of published days."""
    with HOLIDAYS.open(encoding="utf-8") as file:
        return np.array([row["day"] for row in csv.DictReader(file)], dtype="datetime64[D]")


def working_days_after(start: pd.Series, days: int) -> pd.Series:
    """The so-manieth working day after each start: day 1 is the working day after it."""
    ends = np.busday_offset(
        start.to_numpy().astype("datetime64[D]"), days, roll="backward", holidays=holidays()
    )
    return pd.Series(ends, index=start.index)


def own_starts(rows: pd.DataFrame, whose: list[str], referred: pd.Series) -> pd.Series:
    """The day each assessment's clock starts: its own start where it is not the child's first on the referral, or has none."""
    own = rows["cina_assessment_start_date"]
    first = own.groupby([rows[name] for name in (*whose, "cina_person_id", "cina_referral_id")], dropna=False)
    return referred.mask(own > first.transform("min"), own).fillna(own)


def month_ends(data_to: date) -> pd.Series:
    """The last day of each of 60 months; of the last month, the data date."""
    today = pd.Timestamp(data_to)
    ends = pd.date_range(end=today + pd.offsets.MonthEnd(0), periods=MONTHS, freq="ME").to_series()
    ends.iloc[-1] = today
    return ends.reset_index(drop=True)


def add_up(day: pd.Series, counted: pd.Series, data_to: date) -> dict[str, tuple[int, int]]:
    """Month → (judged, counted), for the 60 months to the data date."""
    first = pd.Timestamp(data_to) - pd.offsets.MonthBegin(1) - pd.DateOffset(months=MONTHS - 1)
    first = first if data_to.day > 1 else first + pd.DateOffset(months=1)
    kept = (day >= first) & (day <= pd.Timestamp(data_to))
    month = day[kept].dt.year * 12 + day[kept].dt.month - 1
    sums = counted[kept].groupby(month.to_numpy()).agg(["size", "sum"])
    return {f"{n // 12}-{n % 12 + 1:02d}": (int(a), int(b)) for n, a, b in sums.itertuples()}
