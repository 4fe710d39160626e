"""Assessment still open on a case that was closed."""

from sightline.checks.check import check
from sightline.checks.faults import faults, when_said
from sightline.checks.national import cin
from sightline.checks.need.closing import with_closing
from sightline.engine.later import ibis
from sightline.tables.phrases import with_data_date


@check(
    id="assessment_open_on_closed_case",
    title="Assessment still open on a case that was closed",
    remedy="Authorise the assessment with the day it was finished, or cancel it; or reopen the case.",
    needs=[
        "ssd_cin_assessments.cina_assessment_auth_date",
        "ssd_cin_assessments.cina_referral_id",
        "ssd_cin_episodes.cine_close_date",
    ],
    breaks=["AS01", "AS05", "AS06"],
    rules=[cin("8867", "CIN episode is shown as closed, however Assessment is not shown as completed")],
    says={"annex_a": "Annex A does not say which referral an assessment answers."},
)
def assessment_open_on_closed_case(data):
    """Every assessment without an authorisation whose referral was closed by the data date."""
    rows = with_data_date(data, with_closing(data, data.assessments))
    wrong = rows.filter(rows.authorised.isnull(), rows.closed <= rows.data_to)
    return faults(
        wrong,
        table="ssd_cin_assessments",
        record_id="assessment_id",
        field="cina_assessment_auth_date",
        value="blank",
        expected=ibis.literal("a day by ") + when_said(wrong.closed) + ", when the case was closed",
        on="started",
        team="team_id",
    )
