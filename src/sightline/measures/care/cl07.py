"""Which children long in care have a settled home?"""

from sightline.engine.later import ibis
from sightline.measures.care.ages import with_age
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.coded import texts_of

FAR = "2999-12-31"


def _long_in_care(data):
    """Children under 16 at each month end who have been in care for two and a half years without a break."""
    rows = data.in_care
    long = rows.filter(rows.started <= rows.month_end - ibis.interval(months=30))
    return with_age(data, long).filter(lambda t: t.years_old < 16)


def _with_carers(data, rows):
    """Add `with_carers_since`, `came_from` and `began_as` of the carers the child is with that day."""
    spells = data.carer_spells
    now = spells.select(
        _a=spells.authority,
        _p=spells.period_id,
        _until=spells.until,
        with_carers_since=spells.since,
        came_from=spells.came_from,
        began_as=spells.type,
    )
    joined = rows.left_join(
        now,
        [
            rows.authority == now._a,
            rows.period_id == now._p,
            now.with_carers_since <= rows.month_end,
            now._until.fill_null(ibis.date(FAR)) > rows.month_end,
        ],
    )
    return joined.drop("_a", "_p", "_until")


@measure(
    id="CL07",
    title="Children long in care who have been in the same placement for two years",
    why="A child who knows they will stay can begin to belong.",
    better="higher",
    grain="point",
    needs=[
        "ssd_cla_placement.clap_cla_placement_start_date",
        "ssd_cla_placement.clap_cla_placement_type",
        "ssd_cla_episodes.clae_cla_episode_start_date",
        "ssd_cla_episodes.clae_cla_episode_start_reason",
        "ssd_person.pers_dob",
    ],
    looks_back=24,
    definition="Of children under 16 on the day who have been in care for at least two and a half years without a break, "
    "those with the same carers for at least two years, or placed for adoption where that home and the one before "
    "it together make two years. Temporary stays and moves with the same carer break nothing. A child without a "
    "recorded placement is not settled; one without a date of birth is left out.",
    source="DfE, Children looked after in England: long-term placement stability",
    compare_with="L393",
    seeds=["S17:119"],
    says={
        "annex_a": "Annex A list 8 holds only a child's most recent placement. Load the SSD with its placements."
    },
    headline="point",
)
def settled_for_two_years(data, clock):
    """Everyone of the cohort at each month end: settled, or not."""
    rows = _with_carers(data, _long_in_care(data))
    then = rows.month_end - ibis.interval(months=24)
    adopting = rows.began_as.isin(texts_of("placement", "adoption")).fill_null(False)
    two_years = (rows.with_carers_since <= then).fill_null(False)
    together = adopting & (rows.came_from <= then).fill_null(False)
    return cases(
        rows,
        case_id="period_id",
        on="month_end",
        counted=two_years | together,
        story=["started", "years_old", "with_carers_since", "began_as"],
    )
