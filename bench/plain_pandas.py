"""The six reference measures as a competent analyst writes them in pandas: whole columns at once, no loop over months.

Written from the definitions (contracts.md, measure-definitions.md, what each measure says of itself) and sharing no
code with Sightline: a second opinion on every number as well as a contestant. Each function takes the frames that
`bench.columns` reads and gives measure id → month → (judged, counted) for 60 months to the data date. `whose` is
["authority"] where the frames hold several councils.
"""

# pandas publishes types wider than what it gives (a column may be a frame, or an array):
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false
# pyright: reportOperatorIssue=false, reportReturnType=false
from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from bench.columns import Councils, Found
from bench.plain_care import at_month_ends, carer_spells, periods_of
from bench.plain_dates import (
    YES,
    add_up,
    month_ends,
    on_open_cases,
    own_starts,
    visits_of_any_kind,
    working_days_after,
)

Frames = dict[str, pd.DataFrame]


def assessments_in_45_days(frames: Frames, whose: list[str], data_to: date) -> Found:
    """AS01: the clock runs from the referral, or from the assessment's start where none links or it is not the first."""
    referrals = frames["ssd_cin_episodes"].rename(columns={"cine_referral_id": "cina_referral_id"})
    rows = frames["ssd_cin_assessments"]
    rows = rows.merge(referrals.dropna(), how="left", on=[*whose, "cina_referral_id"])
    starts = own_starts(rows, whose, rows["cine_referral_date"])
    finished = rows["cina_assessment_auth_date"] <= pd.Timestamp(data_to)
    rows, starts = rows[finished], starts[finished]
    done = rows["cina_assessment_auth_date"][starts.notna()]
    in_time = done <= working_days_after(starts.dropna(), 45)
    return {"AS01": add_up(done, in_time, data_to)}


def referred_again(frames: Frames, whose: list[str], data_to: date) -> Found:
    """FD07: referred on an earlier day within twelve months; two referrals on one day do not count for each other."""
    rows = frames["ssd_cin_episodes"].dropna(subset=["cine_referral_date"])
    rows = rows[~on_open_cases(rows, whose)]
    child = [*whose, "cine_person_id"]
    rows = rows[[*child, "cine_referral_date"]]
    days = rows.drop_duplicates().sort_values("cine_referral_date")
    days["previous"] = days.groupby(child)["cine_referral_date"].shift()
    rows = rows.merge(days, how="left", on=[*child, "cine_referral_date"])
    again = rows["previous"] >= rows["cine_referral_date"] - pd.DateOffset(months=12)
    return {"FD07": add_up(rows["cine_referral_date"], again, data_to)}


def plans_again(frames: Frames, whose: list[str], data_to: date) -> Found:
    """CP07: an earlier plan of this authority ended in the 24 months before, or had not ended at all."""
    rows = frames["ssd_cp_plans"].dropna(subset=["cppl_cp_plan_start_date"])
    rows = rows[~rows["cppl_cp_plan_ola"].str.strip().str.upper().isin(YES)]
    rows = rows.sort_values(["cppl_cp_plan_start_date", "cppl_cp_plan_id"])
    child = [*whose, "cppl_person_id"]
    rows["ended"] = rows["cppl_cp_plan_end_date"].fillna(pd.Timestamp("2200-01-01"))
    rows["latest"] = rows.groupby(child)["ended"].cummax()
    rows["latest"] = rows.groupby(child)["latest"].shift()
    soon = rows["latest"] >= rows["cppl_cp_plan_start_date"] - pd.DateOffset(months=24)
    return {"CP07": add_up(rows["cppl_cp_plan_start_date"], soon, data_to)}


def three_placements(frames: Frames, whose: list[str], data_to: date) -> Found:
    """CL06: children in care at each month end with three or more sets of carers in the twelve months to it."""
    periods = periods_of(frames, whose)
    spells = carer_spells(frames, periods, whose)
    rows = at_month_ends(periods, month_ends(data_to), whose).reset_index(drop=True)
    met = rows.reset_index(names="row").merge(spells.dropna(subset=["child"]), on=[*whose, "child"])
    year_before = met["day"] - pd.DateOffset(months=12)
    met = met[(met["since"] <= met["day"]) & ~(met["until"] <= year_before)]
    homes = met["row"].value_counts().reindex(rows.index, fill_value=0)
    return {"CL06": add_up(rows["day"], homes >= 3, data_to)}


def settled(frames: Frames, whose: list[str], data_to: date) -> Found:
    """CL07: under 16 and two and a half years in care; two years with the same carers, or adopters and those before."""
    periods = periods_of(frames, whose)
    spells = carer_spells(frames, periods, whose)
    born = frames["ssd_person"].rename(columns={"pers_person_id": "child", "pers_dob": "born"})
    rows = at_month_ends(periods, month_ends(data_to), whose)
    rows = rows[rows["started"] <= rows["day"] - pd.DateOffset(months=30)]
    rows = rows.merge(born.dropna(), on=[*whose, "child"])
    rows = rows[rows["born"] + pd.DateOffset(years=16) > rows["day"]].reset_index(drop=True)
    met = rows.reset_index(names="row").merge(spells.drop(columns="child"), on=[*whose, "period"])
    met = met[(met["since"] <= met["day"]) & ~(met["until"] <= met["day"])].set_index("row")
    then = met["day"] - pd.DateOffset(months=24)
    adopting = met["type"].isin(["A3", "A4", "A5", "A6"])
    stays = (met["since"] <= then) | (adopting & (met["came_from"] <= then))
    return {"CL07": add_up(rows["day"], stays.reindex(rows.index, fill_value=False), data_to)}


def seen_soon(frames: Frames, whose: list[str], data_to: date) -> Found:
    """AS02 and AS03: first seen from the assessment's start to its end, by the 5th and the 10th working day."""
    rows = frames["ssd_cin_assessments"].dropna(subset=["cina_assessment_start_date"])
    rows = rows.rename(columns={"cina_person_id": "child", "cina_assessment_start_date": "started"})
    visits = visits_of_any_kind(frames, whose).sort_values("visited")
    rows = pd.merge_asof(
        rows.sort_values("started"),
        visits,
        left_on="started",
        right_on="visited",
        by=[*whose, "child"],
        direction="forward",
    )
    first = rows["visited"].mask(rows["visited"] > rows["cina_assessment_auth_date"])
    today = pd.Timestamp(data_to)
    first = first.mask(first > today)
    found = {}
    for measure, limit in (("AS02", 5), ("AS03", 10)):
        due = working_days_after(rows["started"], limit)
        known = first.notna() | (due < today)
        found[measure] = add_up(rows["started"][known], (first <= due)[known], data_to)
    return found


PANDAS: dict[str, Callable[[Frames, list[str], date], Found]] = {
    "45 working days": assessments_in_45_days,
    "re-referral": referred_again,
    "repeat plan": plans_again,
    "three placements": three_placements,
    "same placement two years": settled,
    "seen within 5 and 10 days": seen_soon,
}


def all_at_once(councils: Councils, name: str) -> Found:
    """Read the columns of all councils into one frame each and count."""
    return PANDAS[name](councils.read(name), councils.whose, councils.data_to)


def council_by_council(councils: Councils, name: str) -> Found:
    """Read and count one council after another and add up: what one does when the whole does not fit."""
    total: Found = {}
    for code in councils.codes:
        for measure, months in all_at_once(councils.one(code), name).items():
            kept = total.setdefault(measure, {})
            for month, pair in months.items():
                kept[month] = tuple(np.add(kept.get(month, (0, 0)), pair).tolist())
    return total
