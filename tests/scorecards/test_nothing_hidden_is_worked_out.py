"""Everything a person without small numbers may ask for, added up and taken away: no hidden count follows from it.

Asked through the pages' own files, as each role: every month, quarter, year, year to date and rolling year, the months
of a figure and its splits. The attack is `support.disclosure_attack`'s; the truth is read from the store.
"""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from django.test import Client

from scorecards.random_council import AUTHORITY, DATA_TO, write
from sightline.calendars.periods import (
    Period,
    half_of,
    month_of,
    parse,
    quarter_of,
    rolling_twelve,
    year_of,
    year_to_date,
)
from sightline.engine.places import data_folder
from sightline.engine.snapshots import open_snapshot
from sightline.measuring.discover import figures
from sightline.measuring.readings import READING_RESULTS, Reading, Readings
from sightline.people.rules import ROLES
from sightline.returns.load import load
from sightline.scorecards.rules import ViewingRights
from support.disclosure_attack import SMALL, Attack
from support.people import signed_in

pytestmark = pytest.mark.django_db
BLIND = [role for role in ROLES if ViewingRights(role).figures and not ViewingRights(role).small_numbers()]
"""Roles that see figures and not the small ones of the whole authority."""
MONTHS = [month_of(parse(f"{2023 + place // 12}-{place % 12 + 1:02d}").first) for place in range(30)]
QUARTERS = list({quarter_of(month.first).name: quarter_of(month.first) for month in MONTHS}.values())
YEARS = list({year_of(month.first).name: year_of(month.first) for month in MONTHS}.values())
OVERLAPPING = [kind(month.last) for month in MONTHS[-12:] for kind in (rolling_twelve, year_to_date, half_of)]
SPLITS = {"Team": "team", "Age": "age", "Ethnicity": "ethnicity", "Need": "need", "Locality": "locality"}


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


def lines_of(client: Client, period: Period) -> Iterator[dict[str, str]]:
    """The rows of the scorecard's file for this period, as it says which period it shows."""
    said = client.get(f"/scorecard.csv?period={period.name}").content.decode("utf-8-sig")
    yield from csv.DictReader(io.StringIO(said))


def sides(reading: Reading) -> tuple[float, ...]:
    """The counts a reading tells: those counted and, of a share, those not."""
    if reading.numerator is None:
        return (reading.denominator or 0,)
    if reading.unit != "percent":
        return (reading.numerator,)
    return (reading.numerator, (reading.denominator or 0) - reading.numerator)


def told_sides(row: dict[str, str], unit: str) -> tuple[float, ...]:
    """The same as a row of a file tells it; none where it tells nothing."""
    if row["of"] in ("", None) and row["base"] in ("", None):
        return ()
    top, base = row["of"], row["base"]
    if top == "":
        return (float(base),)
    return (float(top),) if unit != "percent" else (float(top), float(base) - float(top))


def unknowns(period: Period, side: int) -> frozenset:
    return frozenset((month, side) for month in period.months if month <= f"{DATA_TO:%Y-%m}")


def truth_of(readings: Readings, figure: str) -> dict:
    """Month and side → how many."""
    return {
        (month.name, side): count
        for month in MONTHS
        for side, count in enumerate(sides(readings.reading(figure, month, AUTHORITY)))
    }


def adds_up(figure: str) -> bool:
    """Whether the figure's periods are sums of its months, and its counts those of people or cases."""
    measure, one = figures()[figure]
    return measure.grain == "event" and one.kind not in ("mean", "ratio") and not measure.reaches_back


@pytest.mark.parametrize(
    ("role", "teams"),
    [
        ("scrutiny_member", []),
        ("team_manager", ["T2"]),
        ("practitioner", ["T1"]),
        ("team_manager", ["S2"]),  # a service: its teams T3 and T4, and itself, beside the authority
        ("practitioner", ["S2"]),
    ],
)
def test_no_month_quarter_or_year_follows_from_all_that_scorecards_answer(client, readings, role, teams):
    signed_in(client, role, teams=teams)
    attacks = {figure: Attack() for figure in figures() if adds_up(figure)}
    if teams:  # a rate has no team
        attacks = {
            figure: attack for figure, attack in attacks.items() if figures()[figure][1].kind != "rate"
        }
    for period in (*MONTHS, *QUARTERS, *YEARS, *OVERLAPPING):
        for row in lines_of(client, period):
            if row["id"] in attacks:
                shown = parse(row["period"])
                for side, count in enumerate(told_sides(row, figures()[row["id"]][1].unit)):
                    attacks[row["id"]].tell(unknowns(shown, side), count)
    tried = 0
    for figure, attack in attacks.items():
        truth = truth_of(readings, figure)
        if not any(truth.values()):
            continue
        own = dict.fromkeys(truth, 0.0)
        for team in teams:
            for month in MONTHS:
                for side, count in enumerate(sides(readings.reading(figure, month, AUTHORITY, team=team))):
                    own[month.name, side] += count
        rest = _without(attack, own)
        left = {place: count - own[place] for place, count in truth.items()}
        cells = {
            (period.name, side): unknowns(period, side)
            for period in (*MONTHS, *QUARTERS, *YEARS)
            for side in (0, 1)
            if unknowns(period, side) <= left.keys()
        }
        assert rest.given_away(cells, left) == {}, figure
        tried += sum(sum(left[each] for each in of) in SMALL for of in cells.values())
    assert tried > 100


def _without(attack: Attack, own: dict) -> Attack:
    """What was told, less what the reader's own teams count: they may ask that of every period."""
    rest = Attack()
    for of, value in attack.told:
        if of <= own.keys():
            rest.tell(of, value - sum(own[each] for each in of))
    return rest


@pytest.mark.parametrize("role", BLIND)
def test_a_service_is_told_only_to_those_whose_own_it_is(client, readings, role):
    """A service beside its teams and the authority would give away what each of them hides."""
    signed_in(client, role, teams=["S2"])
    sees_own = ViewingRights(role, frozenset({"S2"})).small_numbers("S2")
    for place in ("scorecard", "measure/AS01"):
        assert client.get(f"/{place}?team=S1").status_code == 403
        assert client.get(f"/{place}?team=S2").status_code == (200 if sees_own else 403)
        assert client.get(f"/{place}?team=T3").status_code == (200 if sees_own else 403)


def test_no_category_follows_from_all_that_a_figure_s_files_answer(client, readings):
    signed_in(client, "scrutiny_member")
    told_of = {period: list(lines_of(client, period)) for period in (*MONTHS, *QUARTERS, *YEARS)}
    for figure in ("FD08", "AS01"):
        attacks = {split: Attack() for split in SPLITS.values()}
        truths = {split: _by_category(readings, figure, split) for split in SPLITS.values()}
        names = {split: {category for _, category, _ in truth} for split, truth in truths.items()}
        for period, lines in told_of.items():
            parts = _workbook(client, figure, period)
            if parts is None:
                continue
            whole = next(told_sides(row, "percent") for row in lines if row["id"] == figure)
            for split, attack in attacks.items():
                for side, count in enumerate(whole):
                    attack.tell(_of(period, names[split], side), count)
                for category, told in parts.get(split, {}).items():
                    for side, count in enumerate(told):
                        attack.tell(_of(period, [category], side), count)
        for split, attack in attacks.items():
            cells = {
                (period.name, category, side): _of(period, [category], side)
                for period in (*MONTHS, *QUARTERS, *YEARS)
                for category in names[split]
                for side in (0, 1)
            }
            assert attack.given_away(cells, truths[split]) == {}, (figure, split)
            assert attack.told


@pytest.mark.parametrize(("role", "teams"), [("scrutiny_member", []), ("team_manager", ["T3"])])
def test_nothing_follows_from_every_unit_and_month_in_one_file(client, readings, role, teams):
    """Authority, localities and teams of one table, beside the quarters and years of the scorecard."""
    signed_in(client, role, teams=teams)
    file = client.get("/scorecard/every-figure.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(file)))
    members = {place: readings.teams_of(AUTHORITY, place) for place in readings.services(AUTHORITY)}
    for figure in ("FD08", "AS01"):
        truth, attack = _by_category(readings, figure, "team"), Attack()
        every = {team for _, team, _ in truth}
        told = [row for row in rows if row["figure"] == figure and row["denominator"]]
        for row in told:
            top, base = float(row["numerator"]), float(row["denominator"])
            reference, kind = row["unit reference"], row["unit kind"]
            whose = {"authority": every, "team": {reference}}.get(kind) or members[reference] & every
            for side, count in enumerate((top, base - top)):
                attack.tell(_of(parse(row["month"][:7]), whose, side), count)
        for period in (*QUARTERS, *YEARS):
            line = next(each for each in lines_of(client, period) if each["id"] == figure)
            if parse(line["period"]) == period:
                for side, count in enumerate(told_sides(line, "percent")):
                    attack.tell(_of(period, every, side), count)
        own = {place: count for place, count in truth.items() if place[1] in teams}
        for place, count in own.items():
            attack.tell([place], count)
        cells = {
            (period.name, *whose, side): _of(period, whose, side)
            for period in (*MONTHS, *QUARTERS, *YEARS)
            for whose in [
                *({team} for team in every - set(teams)),
                *((m & every) - set(teams) for m in members.values()),
            ]
            for side in (0, 1)
        }
        assert told and (not teams or {"T3"} <= {row["unit reference"] for row in told})
        assert attack.given_away(cells, truth) == {}, figure


def _of(period: Period, categories, side: int) -> frozenset:
    return frozenset(
        (month, category, side)
        for month in period.months
        for category in categories
        if month <= f"{DATA_TO:%Y-%m}" and month >= MONTHS[0].name
    )


def _by_category(readings: Readings, figure: str, split: str) -> dict:
    """Month, category and side → how many; categories as the pages name them."""
    found = {}
    for month in MONTHS:
        for category, reading in readings.by(split, figure, month, AUTHORITY).items():
            counts = sides(reading) if reading.status == "ok" else (0.0, 0.0)
            found |= {(month.name, category, side): count for side, count in enumerate(counts)}
    return found


def _workbook(client: Client, figure: str, period: Period) -> dict[str, dict[str, tuple]] | None:
    """What the figure's workbook tells of its period, by split and category; None where it was not answered."""
    answer = client.get(f"/measure/{figure}/measure.xlsx?period={period.name}")
    book = openpyxl.load_workbook(io.BytesIO(answer.content), read_only=True)
    sheet = next(each for each in book.worksheets if each.title.startswith("Split"))
    if sheet.title.removeprefix("Split ") != period.name:
        return None  # another period stands there
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0] == figure]
    titles = _names()
    parts: dict[str, dict[str, tuple]] = {}
    for _, title, category, value, base, *_ in rows:
        if title in SPLITS and value is not None:
            top, _, bottom = str(base).removesuffix(", small number").partition(" of ")
            counted, judged = (float(each.replace(",", "")) for each in (top, bottom))
            parts.setdefault(SPLITS[title], {})[titles.get(category, category)] = (counted, judged - counted)
    return parts


def _names() -> dict[str, str]:
    from scorecards.random_council import SERVICES, TEAMS

    return {name: team for team, (name, _) in TEAMS.items()} | {name: code for code, name in SERVICES.items()}


@pytest.mark.parametrize("role", BLIND)
def test_no_role_without_small_numbers_is_answered_a_period_that_overlaps_others(client, readings, role):
    signed_in(client, role, teams=["T1"])
    for typed in ("R12:2025-06", "YTD:2025-05", "2025-26", "2025-07", "2025-26-Q2"):
        page = client.get(f"/scorecard.csv?period={typed}")
        shown = {row["period"] for row in csv.DictReader(io.StringIO(page.content.decode("utf-8-sig")))}
        assert shown == {"2025-26-Q1"}, typed
    page = client.get(
        "/scorecard?team=all&period=R12:2025-06"
    ).text  # who has a unit of their own sees it first
    assert "Choose a month, a quarter or a financial year that is over." in page
    assert "Twelve months to" not in page and "Year to date" not in page


@pytest.mark.parametrize("role", [role for role in BLIND if role not in ("team_manager", "practitioner")])
def test_every_such_role_is_told_the_same(client, readings, role):
    signed_in(client, "scrutiny_member" if role != "scrutiny_member" else "action_owner")
    first = {
        name: client.get(name).content
        for name in ("/scorecard.csv?period=2024-25", "/measure/FD07/months.csv")
    }
    client.logout()
    signed_in(client, role)
    assert {name: client.get(name).content for name in first} == first


def test_a_split_that_is_hidden_whole_does_not_tell_which_categories_have_cases(client, readings):
    """One case in a month: male, of one age, one team, would be told by the rows that stand there."""
    signed_in(client, "scrutiny_member")
    rare = next(
        month for month in MONTHS if 1 <= (readings.reading("FD07", month, AUTHORITY).denominator or 0) <= 2
    )
    page = client.get(f"/measure/FD07?period={rare.name}").text
    for name in ("North Assessment Team", "South Assessment Team", "Coast Assessment Team"):
        assert name in page


def test_ordinary_figures_stay_usable(client, readings):
    """A council of chance has small months; its common figures are still told, by the quarter or the year at least."""
    signed_in(client, "scrutiny_member")
    for figure in ("FD05", "FD08", "AS01"):
        told = [row for year in YEARS[1:3] for row in lines_of(client, year) if row["id"] == figure]
        assert all(row["of"] for row in told), figure
