"""The care leavers a year is judged on, by the age their birthday brought: what LV01 to LV03 share."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir
from sightline.measuring.measure import Figure
from sightline.tables.coded import texts_of

if TYPE_CHECKING:
    from sightline.tables.data import Data

YOUNGER, OLDER = "17-18", "19-21"
MONTHS = 12
EARLIER = "The source holds each care leaver's status now, so only birthdays in the last twelve months can be answered."
WHO = (
    "Relevant and former relevant young people whose 17th to 21st birthday fell in the period, as they are recorded now. "
    "Those who have died, or returned home for six months or more, are left out; so are qualifying care leavers and "
    "eligible children still in care."
)
FIELDS = ("ssd_care_leavers.clea_care_leaver_in_touch", "ssd_care_leavers.clea_care_leaver_eligibility")


def leavers(data: "Data") -> ir.Table:
    """Care leavers at their last birthday, 17 to 21: `birthday`, `turned` and `band` (17-18 or 19-21)."""
    rows = data.birthdays.filter(lambda t: (t.turned >= 17) & (t.turned <= 21))
    gone = [*texts_of("in_touch", "died", "returned_home"), "EXCLUDE"]
    others = texts_of("eligibility", "qualifying", "eligible", "none")
    of_age = rows.filter(
        ~rows.in_touch.fill_null("").isin(gone),
        ~rows.eligibility.fill_null("").strip().upper().isin(others),
    )
    return of_age.mutate(band=ibis.cases((of_age.turned <= 18, YOUNGER), else_=OLDER))


def is_in_touch(rows: ir.Table) -> ir.BooleanValue:
    """Whether the council is recorded as in touch: not with those who refuse contact or need no services any more."""
    return rows.in_touch.fill_null("").strip().upper().isin(texts_of("in_touch", "in_touch"))


def by_age(measure_id: str, title: str) -> tuple[Figure, Figure]:
    """The two figures of a measure: aged 17 and 18, and aged 19 to 21, whom the DfE publishes."""
    bands = ((YOUNGER, "aged 17 to 18"), (OLDER, "aged 19 to 21"))
    younger, older = (
        Figure(f"{measure_id}.{band}", f"{title}, {aged}", "share", band) for band, aged in bands
    )
    return younger, older
