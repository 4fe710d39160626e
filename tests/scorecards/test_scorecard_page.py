"""The scorecard: its first sentence, figures with their bases, and what is kept from whom."""

import re
import time
from html import unescape

import pytest
from django.test import Client

from sightline.measuring.discover import figures
from sightline.people.rules import ROLES
from sightline.scorecards.rules import ViewingRights
from sightline.trail.models import Line
from support.figure_pages import addresses, row_of, words
from support.people import signed_in
from support.small_council import AUTHORITY, CHILD

pytestmark = pytest.mark.django_db
AS01 = "Assessments completed within 45 working days of referral"


def test_an_outsider_is_sent_to_sign_in(client: Client):
    response = client.get("/scorecard")
    assert (response.status_code, response["Location"]) == (302, "/sign-in?next=/scorecard")


def test_before_anything_is_loaded_it_says_what_to_do(client: Client):
    signed_in(client, "performance_analyst")
    assert "sightline load PATH" in words(client.get("/scorecard"))


@pytest.mark.parametrize("role", ROLES)
def test_every_role_but_two_sees_figures_and_a_refusal_is_written_down(client: Client, council, role):
    signed_in(client, role, teams=["T1"])
    response = client.get("/scorecard")
    assert response.status_code == (200 if ViewingRights(role).figures else 403)
    refused = Line.objects.filter(actor=role, action="refused", what="the scorecard").count()
    assert refused == (response.status_code == 403)


def test_the_first_sentence_counts_every_figure_once(client: Client, council):
    signed_in(client, "performance_analyst")
    found = re.search(
        r"(No|\d+) figures? got better, (none|\d+) worse and (\d+) show[^.]*\.",
        words(client.get("/scorecard")),
    )
    assert found
    said = [int(number) for number in re.findall(r"\d+", found[0])]
    assert sum(said) == len(figures())


def test_a_quiet_line_says_how_old_the_data_is(client: Client, council):
    signed_in(client, "performance_analyst")
    assert re.search(
        r"Provisional: data to 30 June 2025, not frozen · loaded \d+ \w+ 20\d\d",
        words(client.get("/scorecard")),
    )


def test_a_figure_stands_with_its_base_its_england_and_what_is_not_judged(client: Client, council):
    signed_in(client, "performance_analyst")
    row = row_of(client.get("/scorecard?compare=england"), AS01)
    assert "71.4% 30 of 42 85.7% 14.3 points below (more than noise), year to March 2025" in row
    assert "12 late" in row
    assert row.endswith("1 too recent 1 open late")


def test_a_figure_stands_beside_the_year_before_and_says_how_far_it_moved(client: Client, council):
    signed_in(client, "performance_analyst")
    assert "1 0 1 higher" in row_of(client.get("/scorecard"), "Assessments open beyond 45 working days")


def test_too_few_cases_give_no_verdict_and_say_so(client: Client, council):
    signed_in(client, "performance_analyst")
    row = row_of(client.get("/scorecard"), AS01)
    assert "Not judged Only 14 cases stand behind the latest month; a verdict needs 20." in row


@pytest.mark.parametrize("view", ["table", "cards", "wall", "nonsense"])
def test_every_view_shows_every_figure(client: Client, council, view):
    signed_in(client, "performance_analyst")
    page = words(client.get(f"/scorecard?view={view}"))
    assert all(figure.title in page for _, figure in figures().values())


def test_what_a_figure_is_compared_with_stands_on_its_card_too(client: Client, council):
    signed_in(client, "performance_analyst")
    assert "Q1 2024-25: 71.4%" in words(client.get("/scorecard?view=cards"))


def test_what_cannot_be_computed_says_why_in_its_place(client: Client, council):
    signed_in(client, "performance_analyst")
    row = row_of(client.get("/scorecard?period=2020-21"), AS01)
    assert "Not computable The data for it starts on" in row


def test_the_missed_are_a_link_for_those_who_may_see_children(client: Client, council):
    signed_in(client, "performance_analyst")
    assert "/measure/AS01/children?period=2025-26-Q1&which=missed" in addresses(client.get("/scorecard"))


def test_and_plain_text_for_those_who_may_not(client: Client, council):
    signed_in(client, "scrutiny_member")
    page = client.get("/scorecard")
    assert not [address for address in addresses(page) if "/children" in address]
    assert "12 late" in row_of(page, AS01)


def test_one_team_is_chosen_in_the_address(client: Client, council):
    signed_in(client, "performance_analyst")
    page = client.get("/scorecard?team=T2")
    assert "50.0% 3 of 6, small number" in row_of(page, AS01)
    assert "/measure/AS01?period=2025-26-Q1&team=T2" in addresses(page)


def test_a_team_manager_sees_the_small_numbers_of_their_team_and_may_choose_no_other(client: Client, council):
    signed_in(client, "team_manager", teams=["T2"])
    page = client.get("/scorecard?team=T2")
    assert "3 of 6" in row_of(page, AS01)
    assert "North Assessment Team" not in page.text
    assert client.get("/scorecard?team=T1").status_code == 403
    assert Line.objects.filter(actor="team_manager", action="refused").count() == 1


def test_small_numbers_are_hidden_from_those_who_may_not_see_them(client: Client, council):
    signed_in(client, "scrutiny_member")
    page = client.get("/scorecard?period=2025-06")
    assert "c small number, hidden" in row_of(page, AS01)
    assert "c stands for a figure" in words(page)


def test_what_is_not_judged_is_hidden_too_where_it_is_small(client: Client, council):
    signed_in(client, "scrutiny_member")
    assert "c too recent c open late" in row_of(client.get("/scorecard"), AS01)


def test_a_period_that_cannot_be_read_is_said_and_another_shown(client: Client, council):
    signed_in(client, "performance_analyst")
    page = words(client.get("/scorecard?period=last+week"))
    assert "'last week' is not a period." in page
    assert "Shown here is Q1 2025-26 (April to June 2025)." in page


def test_a_team_that_is_not_there_is_not_found(client: Client, council):
    signed_in(client, "performance_analyst")
    assert client.get("/scorecard?team=T9").status_code == 404


@pytest.mark.parametrize("address", ["/scorecard?authority=999", "/measure/AS01?authority=999"])
def test_another_authority_is_refused(client: Client, council, address):
    signed_in(client, "performance_analyst")
    assert client.get(address).status_code == 403


def test_a_person_of_another_authority_sees_nothing(client: Client, council):
    signed_in(client, "performance_analyst", authority="999")
    assert client.get("/scorecard").status_code == 403


def test_a_person_of_this_authority_sees_it(client: Client, council):
    signed_in(client, "performance_analyst", authority=AUTHORITY)
    assert client.get("/scorecard").status_code == 200


def test_no_childs_reference_is_on_it(client: Client, council):
    signed_in(client, "performance_analyst")
    assert CHILD not in client.get("/scorecard").text


def test_after_the_first_it_takes_less_than_a_second(client: Client, council):
    signed_in(client, "performance_analyst")
    client.get("/scorecard")
    started = time.perf_counter()
    client.get("/scorecard")
    assert time.perf_counter() - started < 1


def links_of_the_first_sentence(page) -> dict[str, str]:
    """What the numbers of the first sentence are, and where they lead."""
    sentence = re.search(r'<p class="govuk-body-l">(.*?)</p>', page.text, flags=re.DOTALL)
    assert sentence
    return {text: unescape(href) for href, text in re.findall(r'href="([^"]*)">([^<]*)</a>', sentence[1])}


def test_the_numbers_of_the_first_sentence_lead_to_their_figures_and_hold_as_many(client: Client, council):
    signed_in(client, "performance_analyst")
    links = links_of_the_first_sentence(client.get("/scorecard"))
    assert any("signal=few" in href for href in links.values())
    assert any("signal=unreported" in href for href in links.values())
    for text, href in links.items():
        number = int(re.search(r"\d+", text)[0])  # type: ignore[index]
        page = client.get(href)
        rows = re.findall(r'<tr class="govuk-table__row" role="row">\s*<th scope="row"', page.text)
        assert len(rows) == number, text
        assert f"{number} of {len(figures())} figures" in words(page)


@pytest.mark.parametrize("signal", ["worst", "", "<b>"])
def test_a_signal_that_is_none_narrows_nothing(client: Client, council, signal):
    signed_in(client, "performance_analyst")
    assert "Show all" not in words(client.get("/scorecard", {"signal": signal}))


def test_search_finds_a_measure_by_its_words_without_javascript(client: Client, council):
    signed_in(client, "performance_analyst")
    page = client.get("/scorecard?q=45+working+ASSESSMENTS")
    assert AS01 in words(page) and "Children in care" not in words(page)
    assert "with “45 working ASSESSMENTS”" in words(page)
    assert "0 of " in words(client.get("/scorecard?q=nothing+like+it"))
    assert "<script>x" not in client.get("/scorecard?q=<script>x").text


def test_parts_and_rates_are_folded_under_their_parent(client: Client, council):
    signed_in(client, "performance_analyst")
    page = client.get("/scorecard").text
    rate = page.index("Children in care, per 10,000 children")
    assert page.rindex('<details class="scorecard-fold__details">', 0, rate) > page.index(
        ">Children in care</a>"
    )
    assert "Referrals by source: 11 parts" in words(client.get("/scorecard"))


def test_a_list_in_another_order_has_every_figure(client: Client, council):
    signed_in(client, "performance_analyst")
    for sort in ("worst", "name"):
        page = words(client.get(f"/scorecard?sort={sort}"))
        assert all(figure.title in page for _, figure in figures().values())
    by_name = client.get("/scorecard?sort=name").text
    titles = [unescape(each) for each in re.findall(r'href="/measure/[^"]*">([^<]*)</a><span', by_name)]
    assert titles == sorted(titles, key=str.lower) and len(titles) == len(figures())


def test_themes_are_listed_on_the_page_and_each_is_there(client: Client, council):
    signed_in(client, "performance_analyst")
    page = client.get("/scorecard").text
    wanted = re.findall(r'href="#(theme-[A-Z]{2})"', page)
    assert len(wanted) > 5 and all(f'id="{each}"' in page for each in wanted)


def test_of_a_team_what_it_has_no_cases_of_is_folded_and_not_counted(client: Client, council):
    signed_in(client, "team_manager", teams=["T2"])
    page = words(client.get("/scorecard"))
    folded = re.search(r"(\d+) figures? ha(?:ve|s) no cases of South Assessment Team", page)
    rates = re.search(r"(\d+) rates are of the whole authority only", page)
    said = re.search(r"(No|\d+) figures? got better.*?\.", page)
    assert rates and said
    counted = sum(int(number) for number in re.findall(r"\d+", said[0]))
    assert counted + int(folded[1] if folded else 0) + int(rates[1]) == len(figures())


def test_the_period_is_headed_by_its_name_and_never_now(client: Client, council):
    signed_in(client, "performance_analyst")
    page = client.get("/scorecard?period=Q1+2025-26")
    assert "Q1 2025-26" in words(page) and "2025-26-Q1" not in words(page)
    assert ">Now<" not in page.text and "Behind it" not in page.text
    assert client.get("/scorecard?period=2025-26-Q1").content.count(b"Q1 2025-26") > 1


@pytest.mark.parametrize(
    ("compare", "head"),
    [
        ("previous", "Q4 2024-25"),
        ("year", "Q1 2024-25"),
        ("england", "England"),
        ("neighbours", "Statistical neighbours"),
        ("region", "Region"),
    ],
)
def test_what_figures_are_compared_with_heads_its_column(client: Client, council, compare, head):
    signed_in(client, "performance_analyst")
    assert re.search(rf"<th[^>]*>{head}</th>", client.get(f"/scorecard?compare={compare}").text)


def test_where_england_has_nothing_to_compare_it_says_why(client: Client, council):
    signed_in(client, "performance_analyst")
    page = client.get("/scorecard?compare=england")
    assert "another area’s is of another size" in row_of(page, "Assessments open beyond 45 working days")


@pytest.mark.parametrize(
    ("role", "compare", "head"),
    [
        ("performance_analyst", "r12", "12 months to June 2025"),
        ("performance_analyst", "ytd", "Year to date June 2025"),
        ("scrutiny_member", "r12", "2024-25"),
        ("scrutiny_member", "ytd", "2024-25"),
    ],
)
def test_a_longer_period_stands_beside_the_quarter(client, council, role, compare, head):
    """Members get the financial year that is over: twelve months and a year to date overlap the quarters they may see."""
    signed_in(client, role)
    page = client.get(f"/scorecard?compare={compare}")
    cell = re.search(
        r'data-label="([^"]+)"><span>30 of|scorecard__beside(?: sightline-short)?">([^<]+)</th>', page.text
    )
    assert cell is not None and cell[2] == head
    period = {"12 months to June 2025": "R12:2025-06", "Year to date June 2025": "YTD:2025-06"}.get(
        head, head
    )
    own = row_of(client.get(f"/scorecard?period={period}"), AS01)
    figure = re.search(r"\d+\.\d% \d+ of \d+", own)
    assert figure is not None and figure[0] in row_of(page, AS01)
