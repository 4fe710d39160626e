"""Initial conference without a section 47 enquiry."""

from sightline.checks.check import check
from sightline.checks.faults import faults
from sightline.engine.later import ibis

LEAD = 60
"""Days: a conference soon after the first enquiry in the data may come from one before it."""


@check(
    id="conference_without_enquiry",
    title="Initial conference without a section 47 enquiry",
    remedy="Link the conference to the enquiry it came from. If the child moved here on a plan, mark it as a transfer in.",
    needs=[
        "ssd_initial_cp_conference.icpc_s47_enquiry_id",
        "ssd_initial_cp_conference.icpc_icpc_date",
        "ssd_s47_enquiry.s47e_s47_start_date",
    ],
    breaks=["CP02", "CP03"],
)
def conference_without_enquiry(data):
    """Every conference that comes from no enquiry, once enquiries have been recorded long enough; not transfers in."""
    rows, enquiries = data.conferences, data.enquiries
    first = enquiries.group_by(_of=enquiries.authority).aggregate(_from=enquiries.started.min())
    joined = rows.inner_join(first, rows.authority == first._of).drop("_of")
    since = joined.filter(
        ~joined.transfer_in, joined.held > (joined._from + ibis.interval(days=LEAD)).cast("date")
    )
    all_enquiries = enquiries.select(_at=enquiries.authority, _enquiry=enquiries.enquiry_id)
    wrong = since.anti_join(
        all_enquiries, [since.authority == all_enquiries._at, since.enquiry_id == all_enquiries._enquiry]
    )
    return faults(
        wrong,
        table="ssd_initial_cp_conference",
        record_id="conference_id",
        field="icpc_s47_enquiry_id",
        value=wrong.enquiry_id.fill_null("blank"),
        expected="the enquiry the conference came from",
        on="held",
        team="team_id",
    )
