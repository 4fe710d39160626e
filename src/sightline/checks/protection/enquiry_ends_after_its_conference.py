"""Section 47 enquiry ended weeks after the conference it led to."""

from sightline.checks.check import check
from sightline.checks.faults import faults, when_said
from sightline.engine.later import ibis

GRACE = 14
"""Days in which the end is written up: an enquiry closed a week late moves no figure."""


@check(
    id="enquiry_ends_after_its_conference",
    title="Section 47 enquiry ended weeks after the conference it led to",
    remedy="Correct the end of the enquiry: it was over when the conference met.",
    severity="warning",
    needs=[
        "ssd_s47_enquiry.s47e_s47_end_date",
        "ssd_initial_cp_conference.icpc_icpc_date",
        "ssd_initial_cp_conference.icpc_s47_enquiry_id",
    ],
    breaks=["CP03"],
)
def enquiry_ends_after_its_conference(data):
    """Every enquiry that ends more than two weeks after the first conference it led to."""
    rows, conferences = data.enquiries, data.conferences
    first = conferences.group_by(_of=conferences.authority, _enquiry=conferences.enquiry_id).aggregate(
        _held=conferences.held.min()
    )
    joined = rows.inner_join(first, [rows.authority == first._of, rows.enquiry_id == first._enquiry])
    late = (joined._held + ibis.interval(days=GRACE)).cast("date")
    wrong = joined.filter(joined.ended > late)
    return faults(
        wrong,
        table="ssd_s47_enquiry",
        record_id="enquiry_id",
        field="s47e_s47_end_date",
        value=when_said(wrong.ended),
        expected=ibis.literal("by ") + when_said(wrong._held) + ", the day of the conference",
        on="ended",
        team="team_id",
    )
