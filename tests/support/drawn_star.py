"""A star drawn by hand: two measures, three units, two periods."""

from datetime import date, timedelta
from typing import Any

from sightline.calendars.periods import month_of, quarter_of
from sightline.star.keys import measure_key, period_key, unit_key
from sightline.star.tables import Star, star_of

MONTH, QUARTER = month_of(date(2026, 9, 1)), quarter_of(date(2026, 9, 1))
COUNCIL, SERVICE, TEAM = (
    unit_key("990", *each) for each in (("authority", "990"), ("service", "S1"), ("team", "T1"))
)


def drawn_rows() -> dict[str, list[dict[str, Any]]]:
    """The rows by table."""
    days = [date(2026, 4, 1) + timedelta(days=each) for each in range(365)]
    where = {"measure_key": measure_key("AS01"), "unit_key": TEAM}
    return {
        "about": [
            {
                "standing": "Frozen as q2",
                "freeze": "q2",
                "council": "Anyshire",
                "authority": "990",
                "data_to": date(2026, 10, 31),
                "shown_to": "As published",
                "format": 1,
            }
        ],
        "measures": [
            {"measure_key": measure_key(each), "measure": each, "measured_in": "percent"}
            for each in ("AS01", "CL01")
        ],
        "periods": [
            {
                "period_key": period_key(each),
                "period": each.name,
                "first_day": each.first,
                "last_day": each.last,
            }
            for each in (MONTH, QUARTER)
        ],
        "dates": [{"date": each} for each in days],
        "units": [
            {"unit_key": COUNCIL, "kind": "authority", "reference": "990", "unit": "Anyshire"},
            {"unit_key": SERVICE, "kind": "service", "reference": "S1", "unit": 'Children\'s "North"'},
            {"unit_key": TEAM, "kind": "team", "reference": "T1", "unit": "Anyshire"},
        ],
        "readings": [
            {
                **where,
                "period_key": period_key(MONTH),
                "value": 75.0,
                "numerator": 9.0,
                "denominator": 12.0,
                "symbol": "",
            }
        ],
        "comparators": [],
        "targets": [{**where, "period_key": period_key(QUARTER), "target_set": "", "value": 80.0}],
        "signals": [{**where, "period_key": period_key(MONTH), "signal": "Improving"}],
    }


def drawn_star() -> Star:
    """The star of them; the service has the team under it."""
    return star_of(drawn_rows(), {SERVICE: (TEAM,)})
