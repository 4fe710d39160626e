"""Initial conference held before the enquiry it came from began."""

from sightline.checks.check import check
from sightline.checks.faults import faults, when_said
from sightline.checks.national import cin
from sightline.engine.later import ibis


@check(
    id="conference_before_its_enquiry",
    title="Initial conference held before the enquiry it came from began",
    remedy="Correct the day of the conference or of the strategy discussion, or link the right enquiry.",
    needs=[
        "ssd_initial_cp_conference.icpc_icpc_date",
        "ssd_initial_cp_conference.icpc_s47_enquiry_id",
        "ssd_s47_enquiry.s47e_s47_start_date",
    ],
    breaks=["CP02"],
    rules=[
        cin(
            "8615",
            "Section 47 Enquiry Start Date must be present and cannot be later than the date of the initial Child "
            "Protection Conference",
        )
    ],
)
def conference_before_its_enquiry(data):
    """Every conference held before the strategy discussion that led to it."""
    rows = data.conferences
    wrong = rows.filter(rows.held < rows.strategy)
    return faults(
        wrong,
        table="ssd_initial_cp_conference",
        record_id="conference_id",
        field="icpc_icpc_date",
        value=when_said(wrong.held),
        expected=ibis.literal("on or after the strategy discussion of ") + when_said(wrong.strategy),
        on="held",
        team="team_id",
    )
