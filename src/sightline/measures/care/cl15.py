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
    alone = spells.select(_a=spells.authority, _c=spells.child_id, _from=spells.started, _until=spells.ended)
    met = rows.inner_join(
        alone,
        [
            rows.authority == alone._a,
            rows.child_id == alone._c,
            alone._from.isnull() | (alone._from <= rows.month_end),
            alone._until.isnull() | (alone._until > rows.month_end),
        ],
    )
    known = met.group_by(_b=met.authority, _d=met.child_id, _day=met.month_end).aggregate(_n=met.count())
    back = rows.left_join(
        known, [rows.authority == known._b, rows.child_id == known._d, rows.month_end == known._day]
    )
    counted = ibis.coalesce(back._n, 0) > 0
    return cases(back, case_id="period_id", on="month_end", counted=counted, story=["started"])
