"""Assessment authorised before it was started."""

from sightline.checks.check import check
from sightline.checks.national import cin
from sightline.checks.spells import ends_before_it_starts


@check(
    id="assessment_authorised_before_started",
    title="Assessment authorised before it was started",
    remedy="Correct the day the assessment was authorised; it lies before its start.",
    needs=["ssd_cin_assessments.cina_assessment_auth_date", "ssd_cin_assessments.cina_assessment_start_date"],
    breaks=["AS01", "AS02", "AS03", "AS04", "AS05", "AS06"],
    rules=[cin("8608", "Assessment Start Date cannot be later than its End Date")],
)
def assessment_authorised_before_started(data):
    """Every one whose end lies before its start."""
    return ends_before_it_starts(
        data.assessments,
        table="ssd_cin_assessments",
        record_id="assessment_id",
        ended="authorised",
        field="cina_assessment_auth_date",
        team="team_id",
    )
