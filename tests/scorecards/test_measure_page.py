"""A measure's page: the answer, five years of months, the splits, and how it is counted."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from sightline.measuring import discover
from sightline.people.rules import ROLES
from sightline.scorecards.rules import ViewingRights
from sightline.scorecards.views.measure_chart import left_out
from sightline.statistics.intervals import wilson
from sightline.trail.models import Line
from support.figure_pages import addresses, row_of, title, words
from support.people import signed_in
from support.small_council import CHILD

pytestmark = pytest.mark.django_db
AS01 = "/measure/AS01"


def test_an_outsider_is_sent_to_sign_in(client):
    response = client.get(AS01)
    assert (response.status_code, response["Location"]) == (302, f"/sign-in?next={AS01}")


@pytest.mark.parametrize("role", [role for role in ROLES if not ViewingRights(role).figures])
def test_those_who_see_no_figures_are_refused_and_it_is_written_down(client, council, role):
    signed_in(client, role)
    assert client.get(AS01).status_code == 403
    assert Line.objects.filter(actor=role, action="refused", what="AS01").count() == 1


def test_a_measure_nobody_defined_is_not_found(client, council):
    signed_in(client, "performance_analyst")
    assert client.get("/measure/ZZ99").status_code == 404


def test_the_first_sentence_is_the_answer(client, council):
    signed_in(client, "performance_analyst")
    page = client.get(AS01)
    said = "71.4%, against 85.7% in England (year to 31 March 2025). 30 of 42 in Q1 2025-26 (April to June 2025)."
    assert said in words(page)
    assert title(page) == "Assessments completed within 45 working days of referral – Sightline"


def test_a_figure_that_cannot_be_computed_says_why_first(client, council):
    signed_in(client, "performance_analyst")
    page = words(client.get("/measure/AS02"))
    assert "It cannot be computed for Q1 2025-26 (April to June 2025). Needs ssd_cin_visits" in page


def test_the_chart_says_itself_in_words_and_keeps_its_gaps(client, council):
    signed_in(client, "performance_analyst")
    page = client.get(AS01)
    assert "45 working days of referral stood at 71.4% in June 2025" in words(page)
    assert "60 months from July 2020 to June 2025." in page.text
    assert "months without a figure." in page.text


def test_the_same_months_stand_in_a_table_with_their_bases(client, council):
    signed_in(client, "performance_analyst")
    page = client.get(AS01)
    assert "June 2025 71.4% 10 of 14, small number" in row_of(page, "June 2025")
    assert "July 2020 Not computable" in row_of(page, "July 2020")


@pytest.fixture
def counted_otherwise_since_april(monkeypatch):
    """AS01 with a break in its series."""
    measure, figure = discover.figure_named("AS01")
    changed = replace(measure, changed={"2025-04-01": "The form changed."})
    every = {**discover.figures(), "AS01": (changed, figure)}
    monkeypatch.setattr("sightline.scorecards.queries.measure.figure_named", lambda _: (changed, figure))
    monkeypatch.setattr("sightline.scorecards.queries.signals.figures", lambda: every)


def test_a_break_in_the_series_is_drawn_and_said(client, council, counted_otherwise_since_april):
    signed_in(client, "performance_analyst")
    page = client.get(AS01)
    assert "Limits are recalculated from April 2025: The form changed." in words(page)
    assert "The series breaks at April 2025." in page.text


@pytest.mark.parametrize(
    ("category", "said"),
    [
        ("North Assessment Team", "75.0% 27 of 36"),
        ("South Assessment Team", "50.0% 3 of 6, small number"),
        ("Female", "21 of 21"),
        ("16-17", "1 of 3, small number"),
        ("Never in care", "30 of 42"),
        ("Assessment Service", "30 of 42"),
    ],
)
def test_every_split_has_its_base(client, council, category, said):
    signed_in(client, "performance_analyst")
    assert said in row_of(client.get(AS01), category)


def test_ages_come_in_order_of_age(client, council):
    signed_in(client, "performance_analyst")
    page = words(client.get(AS01))
    places = [page.index(f" {band} ") for band in ("1-4", "5-9", "10-15", "16-17")]
    assert places == sorted(places)


def test_small_cells_are_hidden_and_so_is_what_would_give_them_away(client, council):
    signed_in(client, "scrutiny_member")
    page = client.get(AS01)
    assert "c small number, hidden" in row_of(page, "South Assessment Team")
    assert "c small number, hidden" in row_of(page, "North Assessment Team")
    assert "21 of 21" in row_of(page, "Female")


def test_a_manager_sees_their_own_team_whole(client, council):
    signed_in(client, "team_manager", teams=["T2"])
    page = client.get(AS01)
    assert "3 of 6" in row_of(page, "South Assessment Team")
    assert "c small number, hidden" in row_of(page, "16-17")


def test_months_too_small_to_show_are_not_drawn_either(client, council):
    signed_in(client, "scrutiny_member")
    page = client.get(AS01)
    assert "Every month's figure is a small number and is hidden" in words(page)
    main = page.text.partition("<main")[2]
    assert main.count("<svg") == main.count(
        'class="range-mark"'
    )  # what is drawn of groups stands there in numbers


def test_the_clock_is_explained(client, council):
    signed_in(client, "performance_analyst")
    page = words(client.get(AS01))
    for said in (
        "Assessment: 45 working days. It starts with: referral received. It stops with: assessment authorised.",
        "Rule: Working Together.",
        "Variant: from assessment start, where no referral links and for a second or later assessment on a referral.",
        "too recent to judge",
        "ssd_cin_assessments.cina_assessment_auth_date",
    ):
        assert said in page


def test_the_definition_its_version_and_its_code_are_there(client, council):
    signed_in(client, "performance_analyst")
    measure, _ = discover.figure_named("AS01")
    page = words(client.get(AS01))
    for said in (measure.why, measure.definition, measure.source, measure.fingerprint()):
        assert said in page
    assert "def assessments_within_45_working_days(data, clock):" in page


def test_englands_years_are_there_with_their_source(client, council):
    signed_in(client, "performance_analyst")
    row = row_of(client.get(AS01), ">England<")
    assert (
        "85.7% year to 31 March 2025" in row
        and "November 2025 Release 2026-04, as it comes with Sightline" in row
    )


def test_the_ways_down_to_the_cases_say_how_many(client, council):
    signed_in(client, "performance_analyst")
    page = client.get(AS01)
    assert "12 missed 30 counted 42 cases" in words(page)
    for which in ("missed", "counted", "all"):
        assert f"{AS01}/children?period=2025-26-Q1&which={which}" in addresses(page)


def test_those_who_may_see_no_child_have_no_way_down(client, council):
    signed_in(client, "scrutiny_member")
    page = client.get(AS01)
    assert "12 missed 30 counted 42 cases" in words(page)
    assert not [address for address in addresses(page) if "/children" in address]


def test_a_rate_says_why_it_is_not_split(client, council):
    signed_in(client, "performance_analyst")
    assert "A rate is not split" in words(client.get("/measure/FD05"))


def test_a_team_has_no_rate_because_it_has_no_population(client, council):
    signed_in(client, "performance_analyst")
    assert "a team or service has no population of its own" in words(client.get("/measure/FD05?team=T1"))
    card = words(client.get("/scorecard?team=T1"))
    assert "Referrals, per 10,000 children" in card.partition("rates are of the whole authority only")[2]


def test_a_quarters_rate_is_joined_by_its_twelve_months_which_stand_beside_englands_year(client, council):
    signed_in(client, "performance_analyst")
    page = words(client.get("/measure/FD05"))
    assert "In the twelve months to 30 June 2025:" in page
    assert "among 60,000 children), against 519.4 per 10,000 in England (year to 31 March 2025)." in page
    assert page.index("In the twelve months") < page.index("in England (") < page.index("Over five years")


def test_on_the_scorecard_a_quarters_rate_has_no_england_beside_it_and_a_years_has(client, council):
    signed_in(client, "performance_analyst")
    rate = "Referrals, per 10,000 children"
    assert "year to March" not in row_of(client.get("/scorecard?compare=england"), rate)
    assert "year to March 2025" in row_of(client.get("/scorecard?compare=england&period=R12:2025-06"), rate)


def test_no_childs_reference_is_on_it(client, council):
    signed_in(client, "performance_analyst")
    assert CHILD not in client.get(AS01).text


@pytest.mark.parametrize(
    ("months", "said"),
    [
        ((), ""),
        (("2026-10",), "October 2026 is not drawn or judged yet: not all cases are due yet"),
        (
            ("2026-09", "2026-10"),
            "September 2026 and October 2026 are not drawn or judged yet: not all cases are due yet",
        ),
    ],
)
def test_a_month_whose_cases_are_not_all_due_is_said_to_be_left_out(months, said):
    found: Any = SimpleNamespace(signal=SimpleNamespace(left_out=months))
    assert left_out(found).startswith(said) and bool(left_out(found)) == bool(months)


def test_fewer_than_twenty_cases_get_an_interval_and_no_verdict(client, council):
    signed_in(client, "performance_analyst")
    page = words(client.get(f"{AS01}?team=T1"))
    assert "Not judged" in page and "a verdict needs 20" in page
    low, high = (100 * limit for limit in wilson(9, 12))
    assert f"by chance alone it could be anything from {low:.1f}% to {high:.1f}%" in page


def test_the_year_before_stands_beside_it(client, council):
    signed_in(client, "performance_analyst")
    page = words(client.get(f"{AS01}?period=2025-26-Q1"))
    assert "A year before, Q1 2024-25: 71.4% (30 of 42); now the same." in page
    assert "A year before" not in words(client.get(f"{AS01}?period=2024-25-Q1"))


def test_who_stands_out_is_said_in_one_sentence_and_groups_of_few_are_folded(client, council):
    signed_in(client, "performance_analyst")
    year = words(client.get(f"{AS01}?period=2024-25"))
    assert "Against 71.4% in all, more than chance explains, " in year and "sex Female 100.0%" in year
    page = client.get(AS01)
    month = words(client.get(f"{AS01}?period=2025-06"))  # fourteen cases: nobody can be told from another
    assert "more than chance" not in month and "Fewer than 20 cases in every group" in month
    assert "with fewer than 20 cases" in words(page)
    table = page.text.partition("By team")[2].partition("</table>")[0]
    assert "North Assessment Team" in table and "South Assessment Team" not in table
    assert page.text.index("By sex") < page.text.index(
        "By team"
    )  # the split whose groups differ most comes first


def test_what_is_hidden_is_not_said_to_differ_or_not_to(client, council):
    signed_in(client, "scrutiny_member")
    page = words(client.get(AS01))
    assert "No team or group differs" not in page


def test_a_team_leads_on_to_its_own_page_where_it_may_be_chosen(client, council):
    signed_in(client, "performance_analyst")
    assert f"{AS01}?period=2025-26-Q1&team=T1" in addresses(client.get(AS01))
    client.logout()
    signed_in(client, "scrutiny_member")
    assert not [address for address in addresses(client.get(AS01)) if "team=T1" in address]


def test_work_that_is_not_judged_leads_to_its_list(client, council):
    signed_in(client, "performance_analyst")
    page = client.get(AS01)
    assert "As at 30 June 2025, not judged: 1 too recent , 1 open late ." in words(page)
    for which in ("too_recent", "open_late"):
        assert f"{AS01}/children?period=2025-26-Q1&which={which}" in addresses(page)


def test_a_manager_is_told_how_many_are_their_own(client, council):
    signed_in(client, "team_manager", teams=["T2"])
    assert "3 of the 12 are in your team" in words(client.get(f"{AS01}?team=all"))


def test_a_manager_without_a_team_is_told_why_there_is_no_list(client, council):
    signed_in(client, "head_of_service")
    page = words(client.get(AS01))
    assert "You see figures only: no team or service is set for your account" in page
    client.logout()
    signed_in(client, "performance_analyst")
    assert "You see figures only" not in words(client.get(AS01))


def test_the_measures_beside_it_and_the_checks_that_make_it_wrong_are_links(client, council):
    signed_in(client, "performance_analyst")
    page = client.get(AS01)
    assert any(address.startswith("/measure/AS02?") for address in addresses(page))
    assert "Records that make it wrong" in words(page)
    assert any(address.startswith("/quality/") for address in addresses(page))
    assert "Previous" not in words(client.get("/measure/FD01"))


def test_what_cannot_be_computed_says_what_to_load_and_who_can_and_nothing_else(client, council):
    signed_in(client, "performance_analyst")
    page = client.get("/measure/AS02")
    assert "/load" in addresses(page) and "Load what is missing" in words(page)
    for empty in ("Over five years", "Not judged", "Download", "There are no figures"):
        assert empty not in words(page)
    client.logout()
    signed_in(client, "team_manager", teams=["T1"])
    assert "Your role cannot load files: ask a performance analyst." in words(client.get("/measure/AS02"))


def test_a_count_has_no_empty_column(client, council):
    signed_in(client, "performance_analyst")
    page = client.get("/measure/FD05")
    assert ">Of<" in client.get(AS01).text and "How it is counted" in words(page)


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_picture_says_whose_it_is_of_when_how_counted_and_that_it_is_provisional(client, council, kind):
    signed_in(client, "performance_analyst")
    answer = client.get(f"{AS01}/chart.{kind}?team=T1")
    assert answer.status_code == 200
    if kind == "svg":
        text = answer.content.decode()
        for said in (
            "North Assessment Team",
            "Provisional: data to 30 June 2025, not frozen.",
            "Measure AS01",
            "each month",
        ):
            assert said in text
    else:
        assert answer.content.startswith(b"\x89PNG")
