"""Small published files, drawn: a row is a time, a place and its cells."""

from pathlib import Path

from sightline.comparators.load import ComparatorsReport, LoadWish, load

GEOGRAPHY = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,new_la_code,la_name"
)
OTHER_ORDER = GEOGRAPHY.replace("new_la_code,la_name", "la_name,new_la_code")
C1 = (
    "category,referral_count,rereferral_count,rereferral_percent,no_further_action_count,no_further_action_percent,"
    "not_in_need_count,not_in_need_percent,referral_child_count,rereferral_child_count,rereferral_child_percent"
)
C1_OF_2024 = (
    "category,Referrals,Referrals_rate,Re_referrals,Re_referrals_percent,No_Further_Action,No_Further_Action_percent,"
    "Not_in_Need,Not_in_Need_percent,Referrals_child,Referrals_child_rate,Re_referrals_child,Re_referrals_child_percent"
)
CATEGORY = "Referrals and Re-referrals"
REGIONS = {
    "E12000002": "North West",
    "E12000007": "London",
    "E13000001": "Inner London",
    "E13000002": "Outer London",
}
NORTH_WEST_TEN = ("344", "353", "370", "380", "808", "390", "342", "372", "332", "894")


def row(
    time: str, place: str, *cells: object, identifier: str = "Reporting year", header: str = GEOGRAPHY
) -> str:
    """A line of a tidy file: `place` is England, a region's code, or an authority's."""
    start = {
        "time_period": time,
        "time_identifier": identifier,
        "country_code": "E92000001",
        "country_name": "England",
    }
    if place == "England":
        where = {"geographic_level": "National"}
    elif place in REGIONS:
        where = {"geographic_level": "Regional", "region_code": place, "region_name": REGIONS[place]}
    else:
        where = {
            "geographic_level": "Local authority",
            "old_la_code": place,
            "la_name": f'"Place {place}, City of"',
        }
    facts = start | where
    return ",".join([*(facts.get(name, "") for name in header.split(",")), *map(str, cells)])


def tidy(path: Path, columns: str, *rows: str, header: str = GEOGRAPHY, mark: bool = False) -> Path:
    """A tidy file with those columns of its own; `mark`: with a byte-order mark, as half of them have."""
    text = "\n".join([f"{header},{columns}", *rows, ""])
    path.write_text(text, encoding="utf-8-sig" if mark else "utf-8")
    return path


def referrals(
    time: str, place: str, count: object = 100, again: object = 20, percent: object = "20.0"
) -> str:
    """A line of the file of referrals as it was in 2025."""
    return row(time, place, CATEGORY, count, again, percent, 10, 10, 30, 30, 90, 18, 20)


def c1(path: Path, *rows: str) -> Path:
    """The file of referrals as it was in 2025."""
    return tidy(path, C1, *rows)


def load_one(path: Path, **wish: object) -> ComparatorsReport:
    """Load a file or folder."""
    return load([path], LoadWish(**wish))  # type: ignore[arg-type]


def refused(path: Path, **wish: object) -> str:
    """Why a file is refused; the store is as it was before."""
    from sightline.comparators.store import releases

    before = releases()
    report = load_one(path, **wish)
    assert not report.done
    assert releases() == before
    return " ".join(each.why_not for each in report.files)
