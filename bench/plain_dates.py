"""Dates as the plain contestants handle them: working days by NumPy, months by their running number."""

# pandas publishes types wider than what it gives (a column may be a frame, or an array):
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false
# pyright: reportOperatorIssue=false, reportReturnType=false
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


def on_open_cases(rows: pd.DataFrame, whose: list[str]) -> pd.Series:
    """Which referrals came while an earlier one of the child, on which something was done, was not yet closed."""
    nothing = rows["cine_referral_nfa"].str.strip().str.upper()
    text = rows["cine_referral_outcome_json"].fillna("").str.replace(" ", "")
    nothing = nothing.isin(YES) | (nothing.isna() & text.str.contains('"NFA_FLAG":"Y"', regex=False))
    cases = rows[~nothing].dropna(subset=["cine_person_id"])
    met = rows.merge(cases, on=[*whose, "cine_person_id"], suffixes=("", "_case"))
    received = met["cine_referral_date"]
    open_then = (met["cine_referral_date_case"] < received) & ~(met["cine_close_date_case"] <= received)
    keys = [*whose, "cine_referral_id"]
    again = met.loc[open_then, keys].drop_duplicates()
    return rows[keys].merge(again.assign(open=True), how="left", on=keys)["open"].notna().set_axis(rows.index)


def visits_of_any_kind(frames: dict[str, pd.DataFrame], whose: list[str]) -> pd.DataFrame:
    """Visits at which the child was seen, in need, on a protection plan or in care: `child`, `visited`."""
    kinds = []
    for table in ("ssd_cin_visits", "ssd_cp_visits", "ssd_cla_visits"):
        rows = frames[table]
        child, day, seen = [name for name in rows.columns if name not in whose]
        kept = rows[rows[seen].str.strip().str.upper().isin(YES)]
        kinds.append(kept.rename(columns={child: "child", day: "visited"})[[*whose, "child", "visited"]])
    return pd.concat(kinds).dropna()


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
