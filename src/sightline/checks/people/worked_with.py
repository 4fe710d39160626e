"""The children a council works with: those who were referred or came into care, with the last day that happened."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir

if TYPE_CHECKING:
    from sightline.tables.data import Data


def worked_with(data: "Data") -> ir.Table:
    """The columns of `children`, and `on`: the last referral or start of care. Children of neither are left out."""
    referred = data.referrals.select("authority", "child_id", day=lambda t: t.received)
    came = data.care_periods.select("authority", "child_id", day=lambda t: t.started)
    both = ibis.union(referred, came)
    last = both.group_by(_of=both.authority, _who=both.child_id).aggregate(on=both.day.max())
    people = data.children
    joined = people.inner_join(last, [people.authority == last._of, people.child_id == last._who])
    return joined.drop("_of", "_who")
