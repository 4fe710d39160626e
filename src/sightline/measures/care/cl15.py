"""How many children in care came to the country alone?"""

from sightline.engine.later import ibis
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="CL15",
    title="Children in care who are unaccompanied asylum-seeking children",
    why="Children who came alone need other help than those taken from their families.",
    better="neither",
    grain="point",
    needs=[
        "ssd_cla_episodes.clae_cla_episode_start_date",
        "ssd_cla_episodes.clae_cla_episode_ceased_date",
        "ssd_immigration_status.immi_immigration_status",
    ],
    definition="Of children in care on the day, those who are unaccompanied asylum-seeking children that day. A status "
    "without a start holds from the beginning, one without an end holds still. Annex A says whether a child was "
    "unaccompanied at any time in the last twelve months.",
    source="DfE, Children looked after in England: unaccompanied asylum-seeking children looked after at 31 March",
    compare_with="L334",
    headline="point",
)
def unaccompanied_children(data, clock):
    """Everyone in care at each month end: unaccompanied, or not."""
    rows = data.in_care
    spells = data.unaccompanied
    spells_alone = spells.select(
        _a=spells.authority, _c=spells.child_id, _from=spells.started, _until=spells.ended
    )
    joined = rows.inner_join(
        spells_alone,
        [
            rows.authority == spells_alone._a,
            rows.child_id == spells_alone._c,
            spells_alone._from.isnull() | (spells_alone._from <= rows.month_end),
            spells_alone._until.isnull() | (spells_alone._until > rows.month_end),
        ],
    )
    statuses = joined.group_by(_b=joined.authority, _d=joined.child_id, _day=joined.month_end).aggregate(
        _n=joined.count()
    )
    back = rows.left_join(
        statuses,
        [rows.authority == statuses._b, rows.child_id == statuses._d, rows.month_end == statuses._day],
    )
    counted = ibis.coalesce(back._n, 0) > 0
    return cases(back, case_id="period_id", on="month_end", counted=counted, story=["started"])
