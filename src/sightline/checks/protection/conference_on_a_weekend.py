"""Initial conference held on a weekend."""

from sightline.checks.check import check
from sightline.checks.faults import faults, when_said
from sightline.checks.national import cin

SATURDAY = 5


@check(
    id="conference_on_a_weekend",
    title="Initial conference held on a weekend",
    remedy="Check the day of the conference: it is a Saturday or a Sunday.",
    needs=["ssd_initial_cp_conference.icpc_icpc_date"],
    severity="warning",
    breaks=["CP02"],
    rules=[cin("8875", "The Date of Initial Child Protection Conference cannot be a weekend")],
)
def conference_on_a_weekend(data):
    """Every conference on a Saturday or Sunday."""
    rows = data.conferences
    wrong = rows.filter(rows.held.day_of_week.index() >= SATURDAY)
    return faults(
        wrong,
        table="ssd_initial_cp_conference",
        record_id="conference_id",
        field="icpc_icpc_date",
        value=when_said(wrong.held),
        expected="a day from Monday to Friday",
        on="held",
        team="team_id",
    )
