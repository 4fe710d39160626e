"""A measure's page beside what is published: neighbours, region and England."""

import re

import pytest

from sightline.comparators.load import LoadWish, load
from sightline.comparators.store import INDEX, comparators_folder
from sightline.scorecards.rules.peers import OF_COUNCILS, OF_YEARS
from sightline.scorecards.views.measure_peers import OF_COUNCILS as A_GUIDE
from sightline.statistics.intervals import wilson
from support.figure_pages import row_of, words
from support.people import signed_in
from support.published_peers import load_peers

pytestmark = pytest.mark.django_db
AS01 = "/measure/AS01"


@pytest.fixture
def peers(council, tmp_path):
    """The small council, and what is published beside it."""
    load_peers(tmp_path / "published")


def test_the_first_sentence_sets_it_against_the_neighbours(client, peers):
    signed_in(client, "performance_analyst")
    said = "71.4%, against 84.0% among statistical neighbours (year to 31 March 2025). 30 of 42 in Q1 2025-26"
    assert said in words(client.get(AS01))


@pytest.mark.parametrize(
    ("group", "parts"),
    [
        ("Ours", ["Q1 2025-26 (April to June 2025) 71.4% 30 of 42"]),
        (
            "Statistical neighbours",
            ["9 of 10 have a figure, 2030 list 84.0% median, year to 31 March 2025", "12.6 points below Worse, by more than noise 10 of 10 from the best"],
        ),
        ("North West", ["81.9% year to 31 March 2025", "10.5 points below Within noise 1 of 1 from the best"]),
        ("England", ["85.7% year to 31 March 2025", "14.3 points below Worse, by more than noise 10 of 10 from the best last quarter"]),
    ],
)  # fmt: skip
def test_each_group_has_its_figure_the_gap_and_the_councils_place(client, peers, group, parts):
    """30 of 42 could be 56.4% to 82.8% by chance (Wilson): 81.9 lies inside, and 84.0 and 85.7 do not."""
    low, high = (100 * limit for limit in wilson(30, 42))
    assert low < 81.9 < high < 83.95
    signed_in(client, "performance_analyst")
    row = row_of(client.get(AS01), f">{group}<")
    assert row.startswith(group) and all(each in row for each in parts)


def test_neighbours_by_both_lists_stand_side_by_side(client, peers, tmp_path):
    """By the list of 2030 nine of ten have a figure, 80, 81 … 88; by that of 2029, of 302 to 311, eight: 81, 82 … 88."""
    older = tmp_path / "neighbours_2029.csv"
    lines = [f"990,Here,{rank},{code},Close" for rank, code in enumerate(range(302, 312), 1)]
    older.write_text("\n".join(["old_la_code,la_name,rank,neighbour_old_la_code,closeness", *lines, ""]))
    assert load([older], LoadWish(by="whoever tests")).done
    signed_in(client, "performance_analyst")
    page = client.get(AS01)
    text = words(page).partition("Compared with")[2]
    assert text.index("9 of 10 have a figure, 2030 list 84.0%") < text.index(
        "8 of 10 have a figure, 2029 list 84.5%"
    )
    assert "71.4%, against 84.0% among statistical neighbours" in words(page)


def test_where_it_comes_from_is_said_and_how_it_differs_is_folded(client, peers):
    signed_in(client, "performance_analyst")
    row = row_of(client.get(AS01), ">England<")
    assert (
        "30 October 2025 Release 2025 why? 30 October 2025 Children in need: duration of assessment. Computed from"
        in row
    )
    assert "The DfE runs every assessment from the referral it belongs to." in row


def test_the_years_stand_in_a_table(client, peers):
    signed_in(client, "performance_analyst")
    table = client.get(AS01).text.partition("year by year</caption>")[2].partition("</table>")[0]
    rows = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in table.split("</tr>")]
    assert "31 March 2025 84.0% 81.9% 85.7%" in rows
    assert "31 March 2024 82.4% 84.5%" in rows


def test_the_chart_says_them_in_its_words_its_key_and_its_picture(client, peers):
    signed_in(client, "performance_analyst")
    page = client.get(AS01)
    assert "Statistical neighbours: 84.0% in the year to 31 March 2025." in page.text
    assert "Statistical neighbours, as published each year" in words(page)
    picture = client.get(f"{AS01}/chart.svg").content.decode()
    assert "England, as published each year" in picture and "release 2025 (published" in picture


def test_where_ours_is_hidden_nothing_is_said_that_leads_back_to_it(client, peers):
    signed_in(client, "scrutiny_member")
    page = client.get(f"{AS01}?period=2025-06")
    rows = [
        row_of(page, f">{group}<") for group in ("Ours", "Statistical neighbours", "North West", "England")
    ]
    assert "c small number, hidden" in rows[0] and "85.7%" in rows[3]
    for given_away in ("points", "noise", "from the best"):
        assert not [row for row in rows if given_away in row]
    assert ", against" not in words(page)


def test_a_teams_share_is_set_beside_councils_and_says_so(client, peers):
    signed_in(client, "performance_analyst")
    page = client.get(f"{AS01}?team=T1")
    assert A_GUIDE in words(page)
    assert "from the best" not in words(page)  # the place is the council's, not the team's


def test_a_teams_number_has_nothing_published_beside_it_and_says_so(client, council):
    signed_in(client, "performance_analyst")
    page = words(client.get("/measure/CP05?team=T1"))
    assert (
        OF_COUNCILS in page and "points" not in page.partition("Compared with")[2].partition("How it is")[0]
    )


def test_without_figures_of_authorities_england_stands_and_the_rest_says_why(client, council):
    signed_in(client, "performance_analyst")
    page = client.get(AS01)
    assert "71.4%, against 85.7% in England (year to 31 March 2025)." in words(page)
    assert "No figure" in row_of(page, ">Statistical neighbours<")


def test_a_quarters_rate_is_set_against_by_its_year(client, council):
    signed_in(client, "performance_analyst")
    page = words(client.get("/measure/FD05"))
    assert re.search(
        r"In the twelve months to 30 June 2025: [0-9.]+ per 10,000 \(\S+ among 60,000 children\), against 519.4 per 10,000 in England",
        page,
    )
    assert OF_YEARS not in page


def test_a_measure_of_which_nothing_is_published_says_nothing_of_it(client, council):
    signed_in(client, "performance_analyst")
    assert "Compared with" not in words(client.get("/measure/AS03"))


def test_a_damaged_list_of_releases_is_said_and_the_page_stands(client, peers):
    (comparators_folder() / INDEX).write_text("{")
    signed_in(client, "performance_analyst")
    page = client.get(AS01)
    assert page.status_code == 200
    assert "cannot be read. Take it from a backup" in words(page) and "30 of 42" in words(page)


def test_an_outsider_sees_none_of_it(client, peers):
    response = client.get(AS01)
    assert (response.status_code, response["Location"]) == (302, f"/sign-in?next={AS01}")


@pytest.mark.parametrize(
    ("group", "said"),
    [
        ("neighbours", "71.4% 30 of 42 84.0% 12.6 points below (more than noise), year to March 2025"),
        ("region", "71.4% 30 of 42 81.9% 10.5 points below (within noise), year to March 2025"),
        ("england", "71.4% 30 of 42 85.7% 14.3 points below (more than noise), year to March 2025"),
    ],
)
def test_the_scorecard_has_one_group_beside_its_figures(client, peers, group, said):
    signed_in(client, "performance_analyst")
    assert said in row_of(client.get(f"/scorecard?compare={group}"), "/measure/AS01")


def test_the_scorecard_says_no_gap_of_what_is_hidden(client, peers):
    signed_in(client, "scrutiny_member")
    row = row_of(client.get("/scorecard?compare=neighbours&period=2025-06"), "/measure/AS01")
    assert "84.0% year to March 2025" in row and "noise" not in row and "points" not in row


def test_an_empty_column_says_why_once(client, council):
    signed_in(client, "performance_analyst")
    page = words(client.get("/scorecard?compare=neighbours"))
    assert "Statistical neighbours: The 2025 model gives" in page
    assert "No figure" in row_of(client.get("/scorecard?compare=neighbours"), "/measure/AS01")


def test_nothing_published_is_asked_where_nobody_compares_with_it(client, council, monkeypatch):
    def never(*_args, **_options):
        raise AssertionError

    monkeypatch.setattr("sightline.comparators.of", never)
    signed_in(client, "performance_analyst")
    assert client.get("/scorecard").status_code == 200


def test_the_scorecard_stands_where_the_list_of_releases_is_damaged(client, peers):
    (comparators_folder() / INDEX).write_text("{")
    signed_in(client, "performance_analyst")
    page = words(client.get("/scorecard?compare=region"))
    assert "Region: The list of comparators" in page and "30 of 42" in page


def test_without_our_number_of_cases_it_cannot_be_told_and_that_is_said(client, council):
    signed_in(client, "performance_analyst")
    row = row_of(client.get("/measure/AS05"), ">England<")
    assert re.search(r"days? (above|below) Cannot tell whether that is more than noise why\?", row)
