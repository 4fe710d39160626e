"""Pages beside an edition: whoever may not see small numbers reads both, adds up and takes away, and no hidden count follows.

The pages' own files are asked, as a member of scrutiny; what is published is read as everybody reads it. The attack is
`support.disclosure_attack`'s; the truth is read from the store.
"""

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from scorecards.random_council import AUTHORITY, DATA_TO, write
from sightline.calendars.periods import Period, month_of, parse, quarter_of, year_of
from sightline.editions.queries.editions import folder_of
from sightline.editions.services import make, publish
from sightline.editions.services.drafts import read
from sightline.engine.places import data_folder
from sightline.engine.snapshots import open_snapshot
from sightline.freezes.services import confirm
from sightline.freezes.services import make as make_freeze
from sightline.measuring.readings import READING_RESULTS, Readings
from sightline.people.services import add_user
from sightline.returns.load import load
from support.disclosure_attack import Attack
from support.people import signed_in

pytestmark = pytest.mark.django_db
FIGURES = ("AS01", "AS04", "FD05", "FD08")
TELLS = {
    ("AS01", "numerator"): ("assessments", "counted"),
    ("AS01", "base"): ("assessments", "all"),
    ("AS04", "base"): ("assessments", "all"),
    ("FD05", "numerator"): ("referrals", "all"),
    ("FD08", "numerator"): ("referrals", "counted"),
    ("FD08", "base"): ("referrals", "all"),
}
"""What the numbers of these figures are of."""
MONTHS = [month_of(parse(f"{2023 + place // 12}-{place % 12 + 1:02d}").first) for place in range(30)]
QUARTERS = list({quarter_of(month.first).name: quarter_of(month.first) for month in MONTHS}.values())
YEARS = list({year_of(month.first).name: year_of(month.first) for month in MONTHS}.values())


@pytest.fixture(scope="module")
def random_store(tmp_path_factory) -> Path:
    """The store of the council of chance, loaded and computed once."""
    folder = tmp_path_factory.mktemp("chance")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SIGHTLINE_DATA", str(folder / "var"))
        load([write(folder / "ssd")], authority=AUTHORITY, data_to=DATA_TO)
        READING_RESULTS.make(open_snapshot())
    return folder / "var" / "store"


@pytest.fixture
def readings(random_store: Path) -> Readings:
    """What there is to be found out."""
    shutil.copytree(random_store, data_folder() / "store")
    return READING_RESULTS.of(open_snapshot())


def published(periods, splits=(), *, rounded=False):
    """An edition of a freeze of everything there is, published."""
    add_user("analyst", "performance_analyst", by="tests")
    add_user("lead", "lead_analyst", by="tests")
    frozen = make_freeze(by="analyst", authority=AUTHORITY, name="June", cut_off=date(2025, 6, 30))
    frozen = confirm(frozen, by="lead")
    ask = read(
        frozen,
        audience="public",
        title="June",
        figures=FIGURES,
        periods=periods,
        splits=splits,
        rounded=rounded,
    )
    return publish(make(frozen, ask, by="analyst"), by="lead")


def of_edition(edition) -> list[tuple[str, str, Period, float]]:
    """Figure, count of it, period and number, of the whole authority, as an edition prints them."""
    rows = json.loads((folder_of(edition) / "figures.json").read_text("utf-8"))["rows"]
    return [
        (row["figure"], name, parse(row["period"]), row[name]["value"])
        for row in rows
        for name in ("numerator", "base")
        if not row["split"] and row[name] and row[name]["value"] is not None
    ]


def of_pages(client) -> list[tuple[str, str, Period, float]]:
    """The same as the scorecard's file answers, for every month, quarter and year."""
    told = []
    for period in (*MONTHS, *QUARTERS, *YEARS):
        said = client.get(f"/scorecard.csv?period={period.name}").content.decode("utf-8-sig")
        for row in csv.DictReader(io.StringIO(said)):
            if row["id"] in FIGURES:
                told += [
                    (row["id"], name, parse(row["period"]), float(row[column]))
                    for name, column in (("numerator", "of"), ("base", "base"))
                    if row[column]
                ]
    return told


def attacked(told, readings) -> dict:
    """The months, quarters and years of which a small count follows from what was told."""
    truth, attack = {}, Attack()
    for month in MONTHS:
        for what, figure in (("assessments", "AS01"), ("referrals", "FD08")):
            reading = readings.reading(figure, month, AUTHORITY)
            top, base = reading.numerator or 0, reading.denominator or 0
            truth |= {(what, month.name, "counted"): top, (what, month.name, "rest"): base - top}
    sides = {"counted": ("counted",), "rest": ("rest",), "all": ("counted", "rest")}
    for figure, name, period, number in told:
        if (figure, name) not in TELLS:
            continue
        what, of = TELLS[figure, name]
        months = [each for each in period.months if (what, each, "rest") in truth]
        attack.tell([(what, month, side) for month in months for side in sides[of]], number)
    cells = {
        (what, period.name, side): frozenset(
            (what, month, each) for month in period.months for each in of if (what, month, each) in truth
        )
        for what in ("assessments", "referrals")
        for period in (*MONTHS, *QUARTERS, *YEARS)
        for side, of in sides.items()
    }
    return attack.given_away(cells, truth)


@pytest.mark.parametrize(
    "periods",
    [
        ("2025-04", "2025-05", "YTD:2025-05", "2024-25", "2025-26-Q1", "R12:2025-06"),
        ("R12:2025-05", "R12:2025-04", "R12:2025-03", "YTD:2024-08", "YTD:2024-11", "YTD:2025-05"),
        ("2024-02", "2024-03", "2024-06", "2024-08", "2024-10", "2024-12"),
    ],
)
def test_whole_figures_of_pages_and_of_an_edition_give_nothing_away_together(client, readings, periods):
    edition = published(periods)
    signed_in(client, "scrutiny_member")
    pages = of_pages(client)
    assert attacked(of_edition(edition), readings) == {}
    assert attacked(pages, readings) == {}
    assert attacked(of_edition(edition) + pages, readings) == {}


def test_beside_an_edition_of_what_pages_show_they_show_it_still(client, readings):
    signed_in(client, "scrutiny_member")
    before = of_pages(client)
    edition = published(("2023-24", "2024-25", "2023-24-Q3"))
    assert {"2023-24", "2024-25"} <= {period.name for _, _, period, _ in of_edition(edition)}
    assert of_pages(client) == before


def test_of_a_rounded_edition_no_page_shows_the_number_that_was_rounded(client, readings):
    """Beside what is rounded an exact total would tell a part that is left out of it."""
    signed_in(client, "scrutiny_member")
    shown = {(figure, period.name) for figure, _, period, _ in of_pages(client)}
    assert ("FD08", "2024-25-Q3") in shown
    published(("2024-25-Q3",), splits=("team",), rounded=True)
    shown = {(figure, period.name) for figure, _, period, _ in of_pages(client)}
    assert not shown & {("FD08", "2024-25-Q3"), ("FD05", "2024-25-Q3"), ("AS01", "2024-25-Q3")}
    assert ("FD08", "2024-25") in shown or ("FD08", "2024-25-Q4") in shown
