"""Which children in care have had three or more placements in a year?"""

from sightline.engine.later import ibis
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure

FAR = "2999-12-31"


def _with_history(data, rows):
    """Add `by_history`: how many sets of carers the child was with in the twelve months to the day."""
    spells = data.carer_spells
    until = spells.until.fill_null(ibis.date(FAR))
    spans = spells.select(_a=spells.authority, _c=spells.child_id, _from=spells.since, _until=until)
    joined = rows.left_join(
        spans,
        [
            rows.authority == spans._a,
            rows.child_id == spans._c,
            spans._from <= rows.month_end,
            spans._until > rows.month_end - ibis.interval(months=12),
        ],
    )
    return joined.group_by("authority", "period_id", "month_end").aggregate(
        child_id=joined.child_id.max(), started=joined.started.max(), by_history=joined._a.count()
    )


@measure(
    id="CL06",
    title="Children in care with three or more placements in 12 months",
    why="Every move costs a child a home, often a school, and trust.",
    better="lower",
    grain="point",
    needs=[
        "ssd_cla_placement.clap_cla_placement_start_date",
        "ssd_cla_placement.clap_cla_placement_type",
        "ssd_cla_episodes.clae_cla_episode_start_date",
        "ssd_cla_episodes.clae_cla_episode_start_reason|annexa_list_8.number_of_placements_in_the_last_12_months",
    ],
    looks_back=12,
    answers_without_history=("annex_a",),
    definition="Of children in care on the day, those with three or more placements in the twelve months to it, the one "
    "they were in when the twelve months began among them. Temporary stays (T0 to T4) and the return from them, moves "
    "with the same carer, adoption by the present foster carer (A3, A5) and stays under 24 hours are not counted. "
    "From Annex A it is list 8's own number; children for whom that is blank are left out.",
    source="DfE, Children looked after in England: three or more placements during the year; leaving temporary stays out "
    "is Sightline's own reading of 'placement'",
    compare_with="L372",
    seeds=["S17:119"],
    headline="point",
)
def three_or_more_placements(data, clock):
    """Everyone in care at each month end: with three placements in the year to it, or fewer."""
    rows = _with_history(data, data.in_care)
    listed = data.listed_in_care
    recorded = listed.select(_a=listed.authority, _r=listed.record_id, _said=listed.placements_in_year)
    joined = rows.left_join(recorded, [rows.authority == recorded._a, rows.period_id == recorded._r])
    number = ibis.cases((joined._r.notnull(), joined._said), else_=joined.by_history.fill_null(0))
    numbered = joined.mutate(placements_in_12_months=number).filter(
        lambda t: t.placements_in_12_months.notnull()
    )
    return cases(
        numbered,
        case_id="period_id",
        on="month_end",
        counted=numbered.placements_in_12_months >= 3,
        story=["started", "placements_in_12_months"],
    )
