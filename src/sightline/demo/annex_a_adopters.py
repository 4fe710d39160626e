"""List 11, adopters: no SSD table holds them, so they are told backwards from the children they were matched with."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from sightline.calendars.dates import same_day_later
from sightline.demo.people import ETHNICITIES, ETHNICITY_WEIGHTS
from sightline.demo.rows import Generator, pick

GENDERS = {"MF": "MF", "FF": "FF", "MM": "MM", "F1": "F", "M1": "M"}
WAITING = 14
"""Families who are being assessed or wait for a child."""

DATE_COLUMNS = frozenset({6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17})


def adopters(permanence: pa.Table, data_to: date) -> pa.Table:
    """One row per adopter: those matched and not done with over a year ago, and those still on the way."""
    rng = np.random.default_rng([permanence.num_rows, data_to.toordinal()])
    since = same_day_later(data_to, -12)
    rows: list[list] = []
    for child in permanence.to_pylist():
        done = child["perm_permanence_order_date"] or child["perm_decision_reversed_date"]
        if child["perm_matched_date"] and (done is None or done > since):
            rows += _family(
                rng,
                f"AF{child['perm_table_id'][2:]}",
                GENDERS[child["perm_adopter_sex"]],
                _matched(rng, child),
            )
    for number in range(WAITING):
        genders = "MF" if rng.random() < 0.7 else "F"
        rows += _family(rng, f"AF9{number:05d}", genders, _waiting(rng, data_to))
    columns = list(zip(*rows, strict=True))
    return pa.table(
        [_column(place, column) for place, column in enumerate(columns)], [str(n) for n in range(19)]
    )


def _column(place: int, values: tuple) -> pa.Array:
    """One column, dates as dates even where all are blank."""
    kind = pa.date32() if place in DATE_COLUMNS else pa.int64() if place == 15 else pa.string()
    return pa.array(values, kind)


def _family(rng: Generator, family: str, genders: str, story: list) -> list[list]:
    """A row for each adopter of a family, which share its dates."""
    ethnicity = ETHNICITIES[int(pick(rng, ETHNICITY_WEIGHTS, 1)[0])]
    return [
        [f"A{family[2:]}{order}", family, gender, ethnicity, "Y" if rng.random() < 0.04 else "N", *story]
        for order, gender in enumerate(genders, start=1)
    ]


def _matched(rng: Generator, child: dict) -> list:
    """The dates of a family matched with a child, each stage before the next."""
    matched = child["perm_matched_date"]
    stages = _stages(matched - timedelta(days=int(rng.integers(45, 300))), rng)
    placed, order = child["perm_placed_for_adoption_date"], child["perm_permanence_order_date"]
    together = child["perm_siblings_placed_together"] if placed else None
    fostering = "Y" if child["perm_placed_ffa_cp_date"] else "N"
    return [fostering, *stages, matched, placed, together, order, None, None]


def _waiting(rng: Generator, data_to: date) -> list:
    """The dates of a family who have no child yet; a few leave on the way."""
    stages = _stages(data_to + timedelta(days=int(rng.integers(-200, 150))), rng)
    left = data_to - timedelta(days=int(rng.integers(5, 60))) if rng.random() < 0.2 else None
    past_days = [day if day and day <= (left or data_to) else None for day in stages]
    reason = str(rng.integers(1, 4)) if left else None
    return ["N", *past_days, None, None, None, None, left, reason]


def _stages(approved: date, rng: Generator) -> list[date | None]:
    """Enquiry, the two stages, application and approval, ending on the day of approval."""
    two = approved - timedelta(days=int(rng.integers(105, 150)))
    one = two - timedelta(days=int(rng.integers(60, 95)))
    enquiry = one - timedelta(days=int(rng.integers(10, 60)))
    return [enquiry, one, two - timedelta(days=2), two, approved, None, None]
