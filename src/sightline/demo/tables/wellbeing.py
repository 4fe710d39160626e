"""The tables about the lives of children in care: health, missing episodes, offences, substance misuse."""

import numpy as np
import pyarrow as pa

from sightline.demo import health, missing
from sightline.demo.columns import codes, dates, flags, moments, references, table
from sightline.demo.days import NONE, YEAR
from sightline.demo.history import History
from sightline.demo.rows import Generator, count

OFFENCES = ("Theft", "Criminal damage", "Assault", "Possession of drugs", "Public order")


def tables(history: History) -> dict[str, pa.Table]:
    """Seven tables."""
    return {
        "ssd_cla_health": _health(history),
        "ssd_cla_immunisations": _immunisations(history),
        "ssd_sdq_scores": _scores(history),
        "ssd_missing": _missing(history),
        "ssd_cla_convictions": _convictions(history),
        "ssd_cla_substance_misuse": _misuse(history),
        "ssd_cla_previous_permanence": _previous(history),
    }


def _children(history: History, period: np.ndarray) -> pa.Array:
    """The child of each row's period of care."""
    return history.child_ids.take(pa.array(history["periods"]["child"][period]))


def _health(history: History) -> pa.Table:
    """`ssd_cla_health`."""
    rows = history["checks"]
    return table(
        "ssd_cla_health",
        clah_health_check_id=references("HC", np.arange(count(rows))),
        clah_person_id=_children(history, rows["period"]),
        clah_health_check_type=codes(health.KINDS, rows["kind"]),
        clah_health_check_date=dates(rows["on"]),
        clah_health_check_status=codes(health.STATES, rows["state"]),
    )


def _immunisations(history: History) -> pa.Table:
    """`ssd_cla_immunisations`."""
    rows = history["immunised"]
    return table(
        "ssd_cla_immunisations",
        clai_person_id=_children(history, rows["period"]),
        clai_immunisations_status=flags(rows["done"]),
        clai_immunisations_status_date=dates(rows["on"]),
    )


def _scores(history: History) -> pa.Table:
    """`ssd_sdq_scores`; the score is text there."""
    rows = history["scores"]
    return table(
        "ssd_sdq_scores",
        csdq_table_id=references("SD", np.arange(count(rows))),
        csdq_person_id=_children(history, rows["period"]),
        csdq_sdq_completed_date=dates(rows["on"]),
        csdq_sdq_score=codes([str(score) for score in range(41)], rows["score"]),
    )


def _missing(history: History) -> pa.Table:
    """`ssd_missing`: whether an interview was accepted is blank where none was offered."""
    rows = history["missing"]
    away = rows["back"] == NONE
    return table(
        "ssd_missing",
        miss_table_id=references("MI", np.arange(count(rows))),
        miss_person_id=_children(history, rows["period"]),
        miss_missing_episode_start_date=moments(rows["left"]),
        miss_missing_episode_type=codes(missing.TYPES, rows["type"]),
        miss_missing_episode_end_date=moments(rows["back"]),
        miss_missing_rhi_offered=flags(rows["offered"], blank=away),
        miss_missing_rhi_accepted=flags(rows["accepted"], blank=away | ~rows["offered"]),
    )


def _older(history: History, rng: Generator, since: float, share: float) -> tuple[np.ndarray, np.ndarray]:
    """A share of the periods in which a child was at least so many years old, and a day in each."""
    periods = history["periods"]
    first = np.maximum(np.maximum(periods["from"], history.story.start), periods["born"] + int(since * YEAR))
    last = np.minimum(periods["to"], history.story.data_to)
    chosen = np.flatnonzero((last > first) & ~periods["breaks"] & (rng.random(count(periods)) < share))
    return chosen, first[chosen] + (rng.random(len(chosen)) * (last - first)[chosen]).astype(np.int64)


def _convictions(history: History) -> pa.Table:
    """`ssd_cla_convictions`."""
    rng = history.story.chance("convictions")
    period, on = _older(history, rng, 12, 0.06)
    return table(
        "ssd_cla_convictions",
        clac_cla_conviction_id=references("CO", np.arange(len(period))),
        clac_person_id=_children(history, period),
        clac_cla_conviction_date=dates(on),
        clac_cla_conviction_offence=codes(OFFENCES, rng.integers(0, len(OFFENCES), len(period))),
    )


def _misuse(history: History) -> pa.Table:
    """`ssd_cla_substance_misuse`."""
    rng = history.story.chance("substance misuse")
    period, on = _older(history, rng, 13, 0.09)
    return table(
        "ssd_cla_substance_misuse",
        clas_substance_misuse_id=references("SU", np.arange(len(period))),
        clas_person_id=_children(history, period),
        clas_substance_misuse_date=dates(on),
        clas_substance_misused=codes(
            ("Cannabis", "Alcohol", "Ketamine", "Solvents"), rng.integers(0, 4, len(period))
        ),
        clas_intervention_received=flags(rng.random(len(period)) < 0.6),
    )


def _previous(history: History) -> pa.Table:
    """`ssd_cla_previous_permanence`: children who come back into care from an adoption or special guardianship."""
    rng, periods = history.story.chance("previous permanence"), history["periods"]
    period = np.flatnonzero(~periods["breaks"] & ~periods["alone"] & (rng.random(count(periods)) < 0.035))
    before = (
        (periods["from"][period] - rng.integers(400, 3000, len(period))).astype("datetime64[D]").astype(str)
    )
    text = [f"zz/{day[5:7]}/{day[:4]}" for day in before]
    return table(
        "ssd_cla_previous_permanence",
        lapp_table_id=references("PR", np.arange(len(period))),
        lapp_person_id=_children(history, period),
        lapp_previous_permanence_order_date=pa.array(text, pa.string()),
        lapp_previous_permanence_option=codes(("P1", "P2", "P3", "P4"), rng.integers(0, 4, len(period))),
        lapp_previous_permanence_la=codes(
            (history.story.authority, "NIR", "WAL"), np.zeros(len(period), np.int64)
        ),
    )
