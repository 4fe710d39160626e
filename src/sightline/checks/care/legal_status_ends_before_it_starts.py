"""Legal status ends before it starts."""

from sightline.checks.check import check
from sightline.checks.spells import ends_before_it_starts


@check(
    id="legal_status_ends_before_it_starts",
    title="Legal status ends before it starts",
    remedy="Correct the end date of the legal status; it lies before the start.",
    needs=["ssd_legal_status.lega_legal_status_end_date", "ssd_legal_status.lega_legal_status_start_date"],
    breaks=["CL04", "CL05"],
)
def legal_status_ends_before_it_starts(data):
    """Every one whose end lies before its start."""
    return ends_before_it_starts(
        data.legal_statuses,
        table="ssd_legal_status",
        record_id="status_id",
        field="lega_legal_status_end_date",
    )
