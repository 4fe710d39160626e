"""What is published beside the small council (990): ten neighbours, a region and England, of assessments in time (AS01), and no more.

In 2025, of the ten 301 to 310 the last has no figure: 80, 81 … 88, whose middle is 84.0. The region has 81.9, with the council's
own 75; England 85.7, and 84.5 the year before.
"""

from pathlib import Path

from sightline.comparators.load import LoadWish, load

TEN = range(301, 311)
GEOGRAPHY = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,new_la_code,la_name"
)
DAYS = (
    "category,Assessments_completed,Assessments_completed_rate,Same_day,1-10_days,11-20_days,21-30_days,31-40_days,41-45_days,"
    "46-50_days,51-60_days,61+_days,25th_Percentile_days,Median_days,75th_Percentile_days"
)
ENGLAND, REGION = "National,E92000001,England,,,,,", "Regional,E92000001,England,E12000002,North West,,,"


def _of(authority: object) -> str:
    return f"Local authority,E92000001,England,,,{authority},,Place {authority}"


def _in_time(year: int, place: str, thousandths: object) -> str:
    """A row of which so many of a thousand assessments were in time."""
    return f"{year},Reporting year,{place},Duration of assessment,1000,500,0,0,0,0,0,{thousandths},0,0,0,19,34,44"


FILES = {
    "neighbours_2030.csv": (
        "old_la_code,la_name,rank,neighbour_old_la_code,closeness",
        *(f"990,Here,{rank},{other},Close" for rank, other in enumerate(TEN, 1)),
    ),
    "la_table.csv": (
        "old_la_code,new_la_code,la_name,valid_from,valid_to,region_code",
        "990,E06000990,Here,2000-04-01,,E12000002",
    ),
    "c2_children_in_need_assessments_duration.csv": (
        f"{GEOGRAPHY},{DAYS}",
        _in_time(2024, ENGLAND, 845),
        _in_time(2025, ENGLAND, 857),
        _in_time(2025, REGION, 819),
        _in_time(2025, _of(990), 750),
        _in_time(2025, _of(310), "c"),
        *(_in_time(2025, _of(code), 800 + 10 * step) for step, code in enumerate(TEN[:-1])),
    ),
}


def load_peers(folder: Path) -> None:
    """Load them into this test's own data folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in FILES.items():
        (folder / name).write_text("\n".join([*lines, ""]))
    report = load([folder], LoadWish(by="whoever tests", published="2025-10-30"))
    assert report.done, report
