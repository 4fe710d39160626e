"""Was the child seen before the assessment was finished?"""

from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="AS04",
    title="Children seen before their assessment was completed",
    why="An assessment of a child whom nobody saw is not an assessment of that child.",
    better="higher",
    needs=[
        "ssd_cin_assessments.cina_assessment_auth_date",
        "ssd_cin_assessments.cina_assessment_child_seen",
    ],
    definition="Of assessments authorised in the period, those recorded with the child seen. Where it is not recorded or "
    "not known, the child was not seen.",
    source="Ofsted, Annex A list 4: child seen during continuous assessment",
    seeds=["S17:113"],
    headline="month",
)
def seen_before_completion(data, clock):
    """Judge each authorised assessment by what it says of the child being seen."""
    done = data.assessments.filter(data.assessments.authorised.notnull())
    return cases(
        done,
        case_id="assessment_id",
        on="authorised",
        counted=done.seen.fill_null(False),
        team="team_id",
        story=["started", "authorised", "seen"],
    )
