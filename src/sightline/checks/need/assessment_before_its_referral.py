"""Assessment started before the referral it answers."""

from sightline.checks.check import check
from sightline.checks.faults import faults, when_said
from sightline.checks.national import cin
from sightline.engine.later import ibis


@check(
    id="assessment_before_its_referral",
    title="Assessment started before the referral it answers",
    remedy="Correct the assessment's start, or link the assessment to the referral it answers.",
    needs=[
        "ssd_cin_assessments.cina_assessment_start_date",
        "ssd_cin_assessments.cina_referral_id",
        "ssd_cin_episodes.cine_referral_date",
    ],
    breaks=["AS01", "AS05", "AS06"],
    rules=[cin("1103", "The assessment start date cannot be before the referral date")],
    says={"annex_a": "Annex A does not say which referral an assessment answers."},
)
def assessment_before_its_referral(data):
    """Every assessment that starts before the day its referral was received."""
    rows = data.assessments
    wrong = rows.filter(rows.started < rows.referred)
    return faults(
        wrong,
        table="ssd_cin_assessments",
        record_id="assessment_id",
        field="cina_assessment_start_date",
        value=when_said(wrong.started),
        expected=ibis.literal("on or after the referral of ") + when_said(wrong.referred),
        on="started",
        team="team_id",
    )
