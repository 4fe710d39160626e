"""Section 47 enquiry ends before it starts."""

from sightline.checks.check import check
from sightline.checks.spells import ends_before_it_starts


@check(
    id="enquiry_ends_before_it_starts",
    title="Section 47 enquiry ends before it starts",
    remedy="Correct the end of the enquiry; it lies before the strategy discussion.",
    needs=["ssd_s47_enquiry.s47e_s47_end_date", "ssd_s47_enquiry.s47e_s47_start_date"],
    breaks=["CP03"],
)
def enquiry_ends_before_it_starts(data):
    """Every one whose end lies before its start."""
    return ends_before_it_starts(
        data.enquiries,
        table="ssd_s47_enquiry",
        record_id="enquiry_id",
        field="s47e_s47_end_date",
        team="team_id",
    )
