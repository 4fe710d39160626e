"""The latest dates that only Annex A's own lists hold: a last visit, a last review, a last health assessment.

Annex A gives the latest of each and none before it, so they can say what is due next and never what was in time.
"""

from typing import TYPE_CHECKING

from sightline.engine.later import ir

if TYPE_CHECKING:
    from sightline.tables.data import Data


def listed_plans(data: "Data") -> ir.Table:
    """plan_id, child_id, visited, reviewed: Annex A list 7. It does not say whether a visit saw the child."""
    rows = data.store("annexa_list_7")
    return rows.group_by("authority", plan_id=rows.record_id).aggregate(
        child_id=rows.child_unique_id.max(),
        visited=rows.date_of_the_last_statutory_visit.max(),
        reviewed=rows.date_of_latest_review_conference.max(),
    )


def listed_care(data: "Data") -> ir.Table:
    """child_id, started, visited, reviewed, assessed (health), permanence: Annex A list 8, by child and start."""
    rows = data.store("annexa_list_8")
    return rows.group_by(
        "authority", child_id=rows.child_unique_id, started=rows.date_started_to_be_looked_after
    ).aggregate(
        visited=rows.date_of_last_social_work_visit.max(),
        reviewed=rows.date_of_latest_statutory_review.max(),
        assessed=rows.date_of_last_health_assessment.max(),
        permanence=rows.what_is_the_permanence_plan_for_this_child.max(),
    )
