"""Assessments beside the closing day of the referral they belong to."""

from typing import TYPE_CHECKING

from sightline.engine.later import ir

if TYPE_CHECKING:
    from sightline.tables.data import Data


def with_closing(data: "Data", rows: ir.Table) -> ir.Table:
    """Rows that have referral_id, with `closed`: the day that referral's case was closed, blank while it is open."""
    cases = data.referrals
    days = cases.group_by(_of=cases.authority, _case=cases.referral_id).aggregate(closed=cases.closed.max())
    joined = rows.left_join(days, [rows.authority == days._of, rows.referral_id == days._case])
    return joined.drop("_of", "_case")
