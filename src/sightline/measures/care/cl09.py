"""How many children in care live with foster carers?"""

from sightline.measuring.cases import cases
from sightline.measuring.measure import measure
from sightline.tables.coded import texts_of


@measure(
    id="CL09",
    title="Children in care who live with foster carers",
    why="Most children do best in a family.",
    better="higher",
    grain="point",
    needs=["ssd_cla_placement.clap_cla_placement_type", "ssd_cla_episodes.clae_cla_episode_start_date"],
    definition="Of children in care on the day, those in a foster placement (U1 to U6). Foster carers who will adopt the "
    "child are in it until the child is placed for adoption. A child whose placement is not recorded counts among "
    "all children in care.",
    source="DfE, Children looked after in England: children in foster care at 31 March",
    compare_with="L396",
    headline="point",
)
def in_foster_care(data, clock):
    """Everyone in care at each month end: with foster carers, or not."""
    rows = data.placed_at
    fostered = rows.type.isin(texts_of("placement", "foster")).fill_null(False)
    return cases(
        rows,
        case_id="period_id",
        on="month_end",
        counted=fostered,
        story=["started", "type", "provider", "placement_started"],
    )
