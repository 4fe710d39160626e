"""The six reference measures as most scripts count them today: sixty months, the frames filtered anew for each.

The frames are read once; every month then selects its rows, joins them and counts. The answers are the same as
everybody else's.
"""

# pandas publishes types wider than what it gives (a column may be a frame, or an array):
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false
# pyright: reportOperatorIssue=false, reportReturnType=false
from collections.abc import Callable, Iterator
from datetime import date

import pandas as pd

from bench.columns import Councils, Found
from bench.plain_care import carer_spells, periods_of
from bench.plain_dates import YES, month_ends, on_open_cases, visits_of_any_kind, working_days_after

Frames = dict[str, pd.DataFrame]
Month = tuple[str, pd.Timestamp, pd.Timestamp]
Pair = tuple[int, int]


def months(data_to: date) -> Iterator[Month]:
    """Each month's name, first and last day; the last one ends on the data date."""
    for last in month_ends(data_to):
        yield f"{last:%Y-%m}", last.replace(day=1), last


def _pair(counted: pd.Series) -> Pair:
    return len(counted), int(counted.sum())


def _within(day: pd.Series, first: pd.Timestamp, last: pd.Timestamp) -> pd.Series:
    return (day >= first) & (day <= last)


def assessments_in_45_days(
    frames: Frames, first: pd.Timestamp, last: pd.Timestamp, today: date
) -> dict[str, Pair]:
    """AS01, one month."""
    every = frames["ssd_cin_assessments"]
    rows = every[_within(every["cina_assessment_auth_date"], first, last)]
    referrals = frames["ssd_cin_episodes"].dropna()
    rows = rows.merge(referrals, how="left", left_on="cina_referral_id", right_on="cine_referral_id")
    child = ["cina_person_id", "cina_referral_id"]
    firsts = every.groupby(child)["cina_assessment_start_date"].min().rename("earliest").reset_index()
    rows = rows.merge(firsts, how="left", on=child)
    again = rows["cina_assessment_start_date"] > rows["earliest"]
    starts = rows["cine_referral_date"].mask(again).fillna(rows["cina_assessment_start_date"])
    rows, starts = rows[starts.notna()], starts.dropna()
    return {"AS01": _pair(rows["cina_assessment_auth_date"] <= working_days_after(starts, 45))}


def referred_again(frames: Frames, first: pd.Timestamp, last: pd.Timestamp, today: date) -> dict[str, Pair]:
    """FD07, one month."""
    every = frames["ssd_cin_episodes"]
    rows = every[~on_open_cases(every, [])]
    mine = rows[_within(rows["cine_referral_date"], first, last)].reset_index(drop=True)
    year_before = first - pd.DateOffset(months=12)
    earlier = rows[_within(rows["cine_referral_date"], year_before, last)]
    met = mine.reset_index(names="row").merge(earlier, on="cine_person_id", suffixes=("", "_before"))
    before = met["cine_referral_date_before"]
    soon = met["cine_referral_date"] - pd.DateOffset(months=12)
    again = met["row"][(before < met["cine_referral_date"]) & (before >= soon)]
    return {"FD07": (len(mine), again.nunique())}


def plans_again(frames: Frames, first: pd.Timestamp, last: pd.Timestamp, today: date) -> dict[str, Pair]:
    """CP07, one month."""
    rows = frames["ssd_cp_plans"]
    rows = rows[~rows["cppl_cp_plan_ola"].str.strip().str.upper().isin(YES)]
    mine = rows[_within(rows["cppl_cp_plan_start_date"], first, last)]
    met = mine.merge(rows, on="cppl_person_id", suffixes=("", "_before"))
    start, before = met["cppl_cp_plan_start_date"], met["cppl_cp_plan_start_date_before"]
    same_day = (before == start) & (met["cppl_cp_plan_id_before"] < met["cppl_cp_plan_id"])
    earlier = met[(before < start) | same_day]
    ended = earlier["cppl_cp_plan_end_date_before"]
    soon = ended.isna() | (ended >= earlier["cppl_cp_plan_start_date"] - pd.DateOffset(months=24))
    return {"CP07": (len(mine), earlier[soon]["cppl_cp_plan_id"].nunique())}


def _in_care(frames: Frames, day: pd.Timestamp) -> pd.DataFrame:
    rows = frames["periods"]
    rows = rows[(rows["started"] <= day) & ~(rows["ended"] <= day)]
    rows = rows.sort_values(["started", "period"])
    return rows[rows["child"].isna() | ~rows.duplicated("child", keep="last")]


def three_placements(frames: Frames, first: pd.Timestamp, last: pd.Timestamp, today: date) -> dict[str, Pair]:
    """CL06, one month end."""
    rows, spells = _in_care(frames, last), frames["spells"]
    year_before = last - pd.DateOffset(months=12)
    lately = spells[(spells["since"] <= last) & ~(spells["until"] <= year_before)]
    homes = lately.groupby("child").size()
    return {"CL06": _pair(rows["child"].map(homes) >= 3)}


def settled(frames: Frames, first: pd.Timestamp, last: pd.Timestamp, today: date) -> dict[str, Pair]:
    """CL07, one month end."""
    rows, spells = _in_care(frames, last), frames["spells"]
    rows = rows[rows["started"] <= last - pd.DateOffset(months=30)]
    born = rows["child"].map(frames["ssd_person"].set_index("pers_person_id")["pers_dob"])
    rows = rows[born + pd.DateOffset(years=16) > last]
    now = spells[(spells["since"] <= last) & ~(spells["until"] <= last)]
    met = rows[["period"]].merge(now, how="left", on="period")
    then = last - pd.DateOffset(months=24)
    adopting = met["type"].isin(["A3", "A4", "A5", "A6"])
    return {"CL07": _pair((met["since"] <= then) | (adopting & (met["came_from"] <= then)))}


def seen_soon(frames: Frames, first: pd.Timestamp, last: pd.Timestamp, today: date) -> dict[str, Pair]:
    """AS02 and AS03, one month."""
    rows, visits = frames["ssd_cin_assessments"], visits_of_any_kind(frames, [])
    rows = rows[_within(rows["cina_assessment_start_date"], first, last)]
    met = rows.merge(visits, left_on="cina_person_id", right_on="child")
    day, end = met["visited"], met["cina_assessment_auth_date"]
    inside = (day >= met["cina_assessment_start_date"]) & ~(day > end)
    first_seen = met[inside].groupby("cina_assessment_id")["visited"].min()
    on = rows["cina_assessment_id"].map(first_seen)
    on = on.mask(on > pd.Timestamp(today))
    found = {}
    for measure, limit in (("AS02", 5), ("AS03", 10)):
        due = working_days_after(rows["cina_assessment_start_date"], limit)
        known = on.notna() | (due < pd.Timestamp(today))
        found[measure] = _pair((on <= due)[known])
    return found


LOOPS: dict[str, Callable[[Frames, pd.Timestamp, pd.Timestamp, date], dict[str, Pair]]] = {
    "45 working days": assessments_in_45_days,
    "re-referral": referred_again,
    "repeat plan": plans_again,
    "three placements": three_placements,
    "same placement two years": settled,
    "seen within 5 and 10 days": seen_soon,
}


def month_by_month(councils: Councils, name: str) -> Found:
    """Read each council's columns once, then count month after month, and add the councils up."""
    total: Found = {}
    for code in councils.codes:
        frames = councils.one(code).read(name)
        if "ssd_cla_episodes" in frames:
            frames["periods"] = periods_of(frames, [])
            frames["spells"] = carer_spells(frames, frames["periods"], [])
        for month, first, last in months(councils.data_to):
            for measure, (judged, counted) in LOOPS[name](frames, first, last, councils.data_to).items():
                so_far = total.setdefault(measure, {}).get(month, (0, 0))
                if judged:
                    total[measure][month] = (so_far[0] + judged, so_far[1] + counted)
    return total
