"""Do children long in care have the health assessments they should?"""

from sightline.engine.later import ibis
from sightline.measures.care.ages import with_age
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


def _with_assessments(data, rows):
    """Add `assessments` (days with a completed one in the twelve months to the day) and the `last` of them."""
    checks = data.health_assessments
    days = checks.group_by(_a=checks.authority, _c=checks.child_id, _done=checks.done).aggregate(
        _n=checks.count()
    )
    joined = rows.inner_join(
        days,
        [
            rows.authority == days._a,
            rows.child_id == days._c,
            days._done <= rows.month_end,
            days._done > rows.month_end - ibis.interval(months=12),
        ],
    )
    sums = joined.group_by(_b=joined.authority, _d=joined.child_id, _day=joined.month_end).aggregate(
        assessments=joined.count(), last=joined._done.max()
    )
    back = rows.left_join(
        sums, [rows.authority == sums._b, rows.child_id == sums._d, rows.month_end == sums._day]
    )
    return back.drop("_b", "_d", "_day").mutate(assessments=back.assessments.fill_null(0))


@measure(
    id="HE03",
    title="Health assessments up to date, of children in care for 12 months or more",
    why="Assessments find what families, schools and placements have missed.",
    better="higher",
    grain="point",
    needs=[
        "ssd_cla_health.clah_health_check_date",
        "ssd_cla_health.clah_health_check_type",
        "ssd_cla_health.clah_health_check_status",
        "ssd_cla_episodes.clae_cla_episode_start_date",
        "ssd_cla_episodes.clae_cla_episode_ceased_date",
        "ssd_person.pers_dob",
    ],
    looks_back=12,
    definition="Of children in care on the day who have been for at least twelve months without a break, those with a "
    "completed health assessment in the twelve months to it; children under five need two, on different days. One "
    "refused is not done. A child without a date of birth is left out.",
    source="DfE, Children looked after in England: health assessments up to date",
    compare_with="L3",
    seeds=["SO17:18"],
    says={
        "annex_a": "Annex A list 8 holds only the date of the last health assessment: not whether a child under five had "
        "two. Load the SSD with its health checks."
    },
    headline="point",
)
def health_assessments_up_to_date(data, clock):
    """Everyone in care for a year or more at each month end: up to date, or not."""
    aged = with_age(data, data.in_care).filter(lambda t: t.years_old.notnull())
    for_a_year = aged.filter(aged.started <= aged.month_end - ibis.interval(months=12))
    rows = _with_assessments(data, for_a_year)
    needed = ibis.cases((rows.years_old < 5, 2), else_=1)
    return cases(
        rows,
        case_id="period_id",
        on="month_end",
        counted=rows.assessments >= needed,
        story=["started", "years_old", "assessments", "last"],
    )
