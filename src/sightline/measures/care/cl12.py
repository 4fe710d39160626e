"""How many children in care live outside the council's area?"""

from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="CL12",
    title="Children in care placed outside the area",
    why="A child placed far away loses family, school and friends, and the council sees less of them.",
    better="lower",
    grain="point",
    needs=["annexa_list_8.placement_location", "ssd_cla_episodes.clae_cla_episode_start_date"],
    definition="Of children in care on the day, those whose placement lies outside the authority, as Annex A list 8 says "
    "(In or Out). Children for whom it says neither are left out.",
    source="Ofsted, Annex A list 8, Placement Location; SSDA903 placement inside or outside the local authority boundary",
    seeds=["SO17:18"],
    says={
        "ssd": "The SSD holds a placement's postcode and distance but not the authority it lies in. Load Annex A list 8."
    },
    headline="point",
)
def placed_out_of_area(data, clock):
    """Everyone in care whose place is known, on the day of the list: outside the area, or inside."""
    rows = data.in_care
    listed = data.listed_in_care.filter(lambda t: t.location.isin(["IN", "OUT"]))
    where = listed.select(
        _a=listed.authority, _c=listed.child_id, _from=listed.started, location=listed.location
    )
    joined = rows.inner_join(
        where, [rows.authority == where._a, rows.child_id == where._c, rows.started == where._from]
    )
    return cases(
        joined,
        case_id="period_id",
        on="month_end",
        counted=joined.location == "OUT",
        story=["started", "location"],
    )
