"""Assessment authorised after its case was closed."""

from sightline.checks.check import check
from sightline.checks.faults import faults, when_said
from sightline.checks.national import cin
from sightline.checks.need.closing import with_closing
from sightline.engine.later import ibis


@check(
    id="assessment_authorised_after_closing",
    title="Assessment authorised after its case was closed",
    remedy="Correct the day of authorisation if it was entered late, or the closing date of the case.",
    needs=[
        "ssd_cin_assessments.cina_assessment_auth_date",
        "ssd_cin_assessments.cina_referral_id",
        "ssd_cin_episodes.cine_close_date",
    ],
    breaks=["AS01", "AS05", "AS06"],
    rules=[cin("8565", "Activity shown after a case has been closed")],
    says={"annex_a": "Annex A does not say which referral an assessment answers."},
)
def assessment_authorised_after_closing(data):
    """Every assessment whose authorisation lies after the day its referral was closed."""
    rows = with_closing(data, data.assessments)
    wrong = rows.filter(rows.authorised > rows.closed)
    return faults(
        wrong,
        table="ssd_cin_assessments",
        record_id="assessment_id",
        field="cina_assessment_auth_date",
        value=when_said(wrong.authorised),
        expected=ibis.literal("by ") + when_said(wrong.closed) + ", when the case was closed",
        on="authorised",
        team="team_id",
    )
