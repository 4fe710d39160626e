"""Which children in care have had three or more placements in a year?"""

from sightline.engine.later import ibis
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure

FAR = "2999-12-31"


def _numbers(data):
    """_a, _c, _from, _to, by_history: with how many carers a child was in the twelve months to any day of that stretch.

    Between one arrival and the next, or a departure that a year has gone by since, the number stays what it is: so few
    stretches say it for every day, and nobody's history is counted again for each of sixty months.
    """
    year_before = data.first_day - ibis.interval(months=12)
    spells = data.carers_in_turn.filter(lambda t: t.until.isnull() | (t.until > year_before))
    both = spells.cross_join(data.numbers.filter(lambda t: t.n <= 2))
    comes = both.n == 1
    turns = both.select(
        "authority",
        "child_id",
        day=ibis.cases((comes, both.since), else_=_a_year_after(both.until)),
        step=ibis.cases((comes, 1), else_=-1),
    ).filter(lambda t: t.day.notnull())
    along = {"group_by": [turns.authority, turns.child_id], "order_by": [turns.day]}
    so_far = ibis.range_window(**along, following=0)  # all that happened on one day counts on it
    stretches = turns.select(
        _a=turns.authority,
        _c=turns.child_id,
        _from=turns.day,
        _to=turns.day.lead().over(ibis.window(**along)).fill_null(ibis.date(FAR)),
        by_history=turns.step.sum().over(so_far),
    )
    return stretches.filter(stretches._from < stretches._to)


def _a_year_after(day):
    """The first day of which twelve months before is `day` or later: after 29 February it is 1 March."""
    leap = (day.month() == 2) & (day.day() == 29)
    later = ibis.cases((leap, day + ibis.interval(days=366)), else_=day + ibis.interval(months=12))
    return later.cast("timestamp").cast("date")  # some engines make a moment of a day and months


def _with_history(data, rows):
    """Add `by_history`: how many sets of carers the child was with in the twelve months to the day."""
    numbers = _numbers(data)
    joined = rows.left_join(
        numbers,
        [
            rows.authority == numbers._a,
            rows.child_id == numbers._c,
            numbers._from <= rows.month_end,
            numbers._to > rows.month_end,
        ],
    )
    return joined.drop("_a", "_c", "_from", "_to")


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
