"""Periods of care and time with the same carers, in plain pandas: what CL06 and CL07 are counted from.

By the definitions the measures state: series of short breaks stand outside; temporary stays (T0 to T4), the return
from them, moves with the same carer (T, U), adoption by the present carer (A3, A5) and stays under 24 hours break
nothing.
"""

# pandas publishes types wider than what it gives (a column may be a frame, or an array):
# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportCallIssue=false
# pyright: reportOperatorIssue=false, reportReturnType=false
import numpy as np
import pandas as pd

SHORT_BREAKS, TEMPORARY, SAME_CARER = ["V3", "V4"], ["T0", "T1", "T2", "T3", "T4"], ["A3", "A5"]
NAMES = {
    "clae_cla_episode_id": "episode",
    "clae_cla_id": "period",
    "clae_person_id": "child",
    "clae_cla_episode_start_date": "started",
    "clae_cla_episode_start_reason": "reason",
    "clae_cla_episode_ceased_date": "ended",
    "clae_cla_placement_id": "placement",
    "clap_cla_placement_id": "placement",
    "clap_cla_id": "period",
    "clap_person_id": "named",
    "clap_cla_placement_start_date": "started",
    "clap_cla_placement_end_date": "ended",
    "clap_cla_placement_type": "type",
    "clap_cla_placement_provider": "provider",
    "clap_cla_placement_urn": "urn",
    "lega_person_id": "child",
    "lega_legal_status": "status",
    "lega_legal_status_start_date": "from",
    "lega_legal_status_end_date": "to",
}
Frames = dict[str, pd.DataFrame]


def episodes_of(frames: Frames, whose: list[str]) -> pd.DataFrame:
    """Episodes that count: those that begin inside a series of short breaks are left out."""
    rows = frames["ssd_cla_episodes"].rename(columns=NAMES).dropna(subset=["started"])
    rows["period"] = rows["period"].fillna(rows["episode"])
    breaks = frames["ssd_legal_status"].rename(columns=NAMES).dropna(subset=["from", "child"])
    breaks = breaks[breaks["status"].str.strip().str.upper().str[:2].isin(SHORT_BREAKS)]
    met = rows[[*whose, "episode", "child", "started"]].merge(breaks, on=[*whose, "child"])
    inside = met[(met["from"] <= met["started"]) & ~(met["to"] <= met["started"])]
    out = inside[[*whose, "episode"]].drop_duplicates().assign(out=True)
    return rows.merge(out, how="left", on=[*whose, "episode"]).query("out.isna()").drop(columns="out")


def periods_of(frames: Frames, whose: list[str]) -> pd.DataFrame:
    """Each continuous period in care, once: open while any of its episodes is."""
    rows = episodes_of(frames, whose)
    frames["episodes"] = rows
    rows = rows.assign(open=rows["ended"].isna())
    found = rows.groupby([*whose, "period"], as_index=False).agg(
        child=("child", "max"), started=("started", "min"), ended=("ended", "max"), open=("open", "max")
    )
    found["ended"] = found["ended"].mask(found.pop("open"))
    return found


def at_month_ends(periods: pd.DataFrame, days: pd.Series, whose: list[str]) -> pd.DataFrame:
    """Every child in care on each of the days, once; where two periods overlap, the later."""
    first = np.searchsorted(days, periods["started"], side="left")
    last = np.searchsorted(days, periods["ended"].fillna(pd.Timestamp("2200-01-01")), side="left")
    times = np.maximum(last - first, 0)
    rows = periods.loc[periods.index.repeat(times)].reset_index(drop=True)
    along = np.arange(len(rows)) - np.repeat(times.cumsum() - times, times)
    rows["day"] = days.to_numpy()[np.repeat(first, times) + along]
    rows = rows.sort_values(["started", "period"], ascending=False)
    return rows[rows["child"].isna() | ~rows.duplicated([*whose, "child", "day"])]


def carer_spells(frames: Frames, periods: pd.DataFrame, whose: list[str]) -> pd.DataFrame:
    """Time with the same carers: period, child, since, until (blank while open), type it began with, came_from."""
    period = [*whose, "period"]
    rows = _with_new_carer(_placements(frames, periods, whose), period)
    rows = rows[~rows["temporary"]].copy()
    rows["since"] = rows["started"].where(rows["new_carer"])
    rows["since"] = rows.groupby(period)["since"].ffill()
    rows["until"] = pd.concat([rows.groupby(period)["started"].shift(-1), rows["left"]], axis=1).min(axis=1)
    rows = rows[~(rows["until"] <= rows["started"])]
    rows["open"] = rows["until"].isna()
    rows["began_as"] = rows["type"].where(rows["started"] == rows["since"])
    found = rows.groupby([*period, "since"], as_index=False).agg(
        child=("child", "max"), until=("until", "max"), open=("open", "max"), type=("began_as", "max")
    )
    found["until"] = found["until"].mask(found.pop("open"))
    found["came_from"] = found.groupby(period)["since"].shift()
    return found


def _placements(frames: Frames, periods: pd.DataFrame, whose: list[str]) -> pd.DataFrame:
    rows = frames["ssd_cla_placement"].rename(columns=NAMES).dropna(subset=["started"])
    known = periods.rename(columns={"ended": "left"})[[*whose, "period", "child", "left"]]
    begun = frames["episodes"].sort_values(["started", "episode"])[[*whose, "placement", "reason"]]
    begun = begun.dropna(subset=["placement"]).drop_duplicates([*whose, "placement"])
    rows = rows.merge(known, on=[*whose, "period"]).merge(begun, how="left", on=[*whose, "placement"])
    rows["child"] = rows.pop("named").fillna(rows["child"])
    for name in ("type", "provider", "reason"):
        rows[name] = rows[name].str.strip().str.upper()
    return rows.sort_values(["started", "placement"])


def _with_new_carer(rows: pd.DataFrame, period: list[str]) -> pd.DataFrame:
    rows["temporary"] = rows["type"].isin(TEMPORARY)
    rows["home"] = rows["type"].fillna("") + "|" + rows["provider"].fillna("") + "|" + rows["urn"].fillna("")
    was_away = rows.groupby(period)["temporary"].shift(fill_value=False)
    kind = rows.groupby([*period, "temporary"])
    back = was_away & (kind["home"].shift() == rows["home"]) & (kind["ended"].shift() < rows["started"])
    same = rows["reason"].isin(["T", "U"]) | rows["type"].isin(SAME_CARER)
    rows["new_carer"] = (kind.cumcount() == 0) | ~(back | same)
    return rows
