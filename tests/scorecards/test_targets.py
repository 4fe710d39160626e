"""Targets: who sets them, what is refused, what is kept of a change, whose is shown beside whose figure."""

import csv
import io
import json
import re

import openpyxl
import pytest
from django.test import Client

from sightline.cli import main
from sightline.commands.scorecard import TARGETS
from sightline.history.refusals import ChangedMeanwhileError
from sightline.people.posts.models import Post
from sightline.people.posts.services import add_post
from sightline.scorecards.models import Target, TargetChange
from sightline.scorecards.rules.target_terms import TargetTerms
from sightline.scorecards.rules.trajectory import read_points
from sightline.scorecards.services import CannotSayError, change_target, remove_target, set_target
from sightline.trail.models import Line
from support.figure_pages import hidden, post_and_follow, row_of, send, title, words
from support.people import signed_in
from support.small_council import AUTHORITY, PERIOD

pytestmark = [pytest.mark.django_db, pytest.mark.database]
AS01 = "Assessments completed within 45 working days"
TYPED = {
    "figure": "AS01",
    "unit": "",
    "target_set": "",
    "points": "71% by Q4 2024-25\n80% by Q2 2025-26",
    "tolerance": "3",
    "owner": "Head of service",
    "words": "Board, 14 November 2024",
}


def terms(points="75 by January 2025", **more) -> TargetTerms:
    return TargetTerms(points=read_points(points), **{"words": "Board", **more})


def made(points="75 by January 2025", figure="AS01", unit="", target_set="", **more) -> Target:
    about = {"figure": figure, "unit": unit, "target_set": target_set}
    return set_target(by="jo", authority=AUTHORITY, terms=terms(points, **more), **about)


# who may


def test_an_outsider_is_sent_to_sign_in_and_learns_nothing(client: Client, council):
    number = made().pk
    for address in ("/targets", "/targets/add", f"/targets/{number}", f"/targets/{number}/change"):
        assert client.get(address)["Location"].startswith("/sign-in")
        assert client.post(address)["Location"].startswith("/sign-in")


@pytest.mark.parametrize("role", ["team_manager", "lead_member", "scrutiny_member", "programme_manager"])
def test_whoever_does_not_define_measures_reads_and_sets_nothing(client: Client, council, role):
    number = made().pk
    signed_in(client, role, teams=["T1"])
    assert "75% by January 2025" in words(client.get(f"/targets/{number}"))
    assert "Set a target" not in words(client.get("/targets"))
    assert not [
        each
        for each in ("change", "remove")
        if f"/targets/{number}/{each}" in client.get(f"/targets/{number}").text
    ]
    for address in ("/targets/add", f"/targets/{number}/change", f"/targets/{number}/remove"):
        assert client.get(address).status_code == 403
        assert client.post(address, TYPED).status_code == 403
    assert Target.objects.count() == 1


def test_a_unit_that_may_not_be_chosen_has_no_target_to_see(client: Client, council):
    own, other = made(unit="T1"), made("60 by January 2025", unit="T2")
    signed_in(client, "team_manager", teams=["T1"])
    assert client.get(f"/targets/{own.pk}").status_code == 200
    assert client.get(f"/targets/{other.pk}").status_code == 404
    page = client.get("/targets")
    assert ("North Assessment Team" in page.text, "South Assessment Team" in page.text) == (True, False)
    assert "60% by January 2025" not in words(client.get("/measure/AS01/notes"))


def test_another_authority_s_target_is_not_there(client: Client, council):
    number = made().pk
    Target.objects.update(authority="991")
    signed_in(client, "performance_analyst", authority=AUTHORITY)
    assert client.get(f"/targets/{number}").status_code == 404
    assert "No targets yet." in words(client.get("/targets"))


# setting one


def test_a_target_is_set_and_says_where_the_figure_stands(client: Client, council):
    signed_in(client, "performance_analyst")
    page = post_and_follow(client, "/targets/add", TYPED)
    assert title(page).startswith("Target of AS01: The whole council")
    assert "71% by Q4 2024-25, 80% by Q2 2025-26." in words(page)
    assert "AS01: target saved" in words(page)
    line = Line.objects.order_by("number").last()
    assert (line.action, line.what) == ("target_set", "AS01 990")
    assert line.detail["values"] == "71 by Q4 2024-25; 80 by Q2 2025-26"

    measure = words(client.get(f"/measure/AS01?period={PERIOD}"))
    assert "Target: 71% by Q4 2024-25, 80% by Q2 2025-26." in measure
    assert "In Q1 2025-26: Green: on target , 0.4 points above the target of 71%." in measure
    assert (
        "Green at 71% or more; amber down to 68%, 3 points off; red below that. From 20 cases on." in measure
    )
    assert "Owner: Head of service. Agreed: Board, 14 November 2024." in measure


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"figure": ""}, "Choose the measure"),
        ({"figure": "ZZ99"}, "Select a valid choice"),
        ({"unit": "T9"}, "Select a valid choice"),
        ({"points": ""}, "Enter the target and by when, as 71% by Q2 2026-27"),
        ({"points": "80"}, "does not say a target and by when"),
        ({"points": "101 by Q2 2026-27"}, "A share runs from 0 to 100"),
        ({"tolerance": "some"}, "The tolerance is not a number. Enter a number, as 3"),
        ({"tolerance": "1.25"}, "The tolerance has more than one decimal"),
        ({"words": ""}, "Say where it was agreed, in a few words"),
        ({"words": "for Asha Khan born 14/03/2012"}, "write it without"),
        ({"figure": "FD01", "points": "80 by Q2 2026-27"}, "Neither way is better here"),
        ({"figure": "FD05", "unit": "T1", "tolerance": ""}, "a team or service has none"),
        ({"target_set": "x" * 61}, "must be 60 characters or fewer"),
    ],
)
def test_what_cannot_be_set_is_refused_in_words_and_nothing_is_kept(
    client: Client, council, changed, sentence
):
    signed_in(client, "performance_analyst")
    page = client.post("/targets/add", TYPED | changed)
    assert page.status_code == 200
    assert sentence in words(page)
    assert not Target.objects.exists()


def test_one_target_a_unit_and_set(client: Client, council):
    made()
    made(unit="T1")
    made(target_set="plan 3")
    signed_in(client, "performance_analyst")
    assert "There is a target of AS01 for this unit and set already." in words(
        client.post("/targets/add", TYPED)
    )
    with pytest.raises(CannotSayError, match="already"):
        made("80 by June 2025", unit="T1")
    assert Target.objects.count() == 3


def test_a_figure_nobody_defined_and_a_key_too_long_are_refused(db):
    with pytest.raises(CannotSayError):
        made(figure="ZZ99")
    with pytest.raises(CannotSayError, match="60 characters"):
        made(target_set="x" * 61)
    assert not Target.objects.exists()


def test_the_owner_may_be_a_post_that_is_there_or_comes_later(db):
    one = made(owner="head of Assessment")
    assert one.named_post is None
    post = add_post(AUTHORITY, "Head of assessment", by="jo")
    assert Target.objects.get().named_post == Post.objects.get(pk=post.pk)
    change_target(one, terms(owner="Somebody"), reason="Left", by="jo")
    assert Target.objects.get().named_post is None


# changing and removing one


def test_a_change_keeps_what_it_was_and_why(client: Client, council):
    number = made("75 by January 2025", tolerance=2.0).pk
    signed_in(client, "performance_analyst")
    address = f"/targets/{number}/change"
    page = client.get(address)
    assert "75 by January 2025" in page.text
    typed = {"points": "75 by January 2025; 85 by Q4 2025-26", "tolerance": "", "owner": "", "words": "Board"}
    assert "Say why the target changes" in words(send(client, address, typed | {"reason": ""}))
    assert send(client, address, typed | {"reason": "The board agreed more"}).status_code == 302
    page = words(client.get(f"/targets/{number}"))
    assert "75% by January 2025, 85% by Q4 2025-26." in page
    assert "Values : 75 by January 2025 → 75 by January 2025; 85 by Q4 2025-26. The board agreed more" in page
    assert "Tolerance : 2.0 → nothing." in page
    line = Line.objects.order_by("number").last()
    assert (line.action, line.reason) == ("target_changed", "The board agreed more")


def test_what_changes_nothing_is_no_change(db):
    one = made(tolerance=2.0)
    assert change_target(one, terms(tolerance=2.0), reason="", by="sam") is False
    assert (Target.objects.get().edition, TargetChange.objects.count()) == (1, 0)
    with pytest.raises(CannotSayError, match="Say why the target changes"):
        change_target(one, terms(), reason=" ", by="sam")


def test_the_second_of_two_is_shown_both(client: Client, council):
    one = made()
    signed_in(client, "performance_analyst")
    address = f"/targets/{one.pk}/change"
    seen = hidden(client.get(address))
    change_target(one, terms("77 by January 2025"), reason="Agreed", by="sam")
    typed = {"points": "79 by January 2025", "tolerance": "", "owner": "", "words": "Board", "reason": "More"}
    page = client.post(address, seen | typed)
    assert page.status_code == 409
    assert "77 by January 2025" in words(page) and "79 by January 2025" in page.text
    assert Target.objects.get().values_by_period.get().value == 77.0


def test_what_is_removed_no_longer_stands_and_stays_on_record(client: Client, council):
    one = made()
    signed_in(client, "performance_analyst")
    address = f"/targets/{one.pk}/remove"
    assert "Say why the target is removed" in words(send(client, address, {"reason": ""}))
    assert send(client, address, {"reason": "Agreed by the board"}).status_code == 302
    page = words(client.get(f"/targets/{one.pk}"))
    assert "Removed by performance_analyst" in page and "It was: 75% by January 2025." in page
    assert "75% by January 2025" not in words(client.get("/measure/AS01"))
    assert client.get(address).status_code == 404
    with pytest.raises(CannotSayError, match="has been removed"):
        change_target(one, terms("80 by June 2025"), reason="x", by="jo")
    with pytest.raises(CannotSayError, match="has been removed"):
        remove_target(one, reason="again", by="jo")
    made()  # and there is room for another


def test_removing_what_somebody_changed_meanwhile_tells_who(db):
    one = made()
    change_target(one, terms("77 by January 2025"), reason="Agreed", by="sam")
    with pytest.raises(ChangedMeanwhileError, match="sam"):
        remove_target(one, reason="x", edition=1, by="jo")
    with pytest.raises(CannotSayError, match="Say why the target is removed"):
        remove_target(one, reason=" ", by="jo")
    assert Target.objects.get().withdrawn_at is None


# whose target beside whose figure


def test_a_team_is_shown_against_its_own_target_else_the_council_s_and_it_says_which(client: Client, council):
    made("80 by January 2025", tolerance=10.0)
    signed_in(client, "performance_analyst")
    page = words(client.get(f"/measure/AS01?period={PERIOD}&team=T1"))
    assert "The council’s target: 80% by January 2025." in page
    assert "Amber: within tolerance , 5.0 points below the council's target of 80%." in page
    assert "North Assessment Team has no target of its own: the council’s is shown." in page
    made("70 by January 2025", unit="T1")
    page = words(client.get(f"/measure/AS01?period={PERIOD}&team=T1"))
    assert "Target: 70% by January 2025." in page
    assert "Green: on target , 5.0 points above the target of 70%." in page
    assert "has no target of its own" not in page


def test_too_few_cases_are_not_coloured_and_it_says_how_many(client: Client, council):
    made("80 by January 2025")
    signed_in(client, "performance_analyst")
    page = client.get(f"/measure/AS01?period={PERIOD}&team=T2")
    assert "30.0 points below the council's target of 80% (too few to colour: 6)." in words(page)
    assert "rag--" not in page.text


def test_the_council_s_number_is_no_target_of_a_team(client: Client, council):
    made("40 by Q4 2024-25", figure="FD01")
    signed_in(client, "performance_analyst")
    page = words(client.get(f"/measure/FD01?period={PERIOD}&team=T1"))
    assert "The council’s target is a number of the whole council, so none is shown here." in page
    made("40 by Q4 2024-25", figure="FD05")
    whole = words(client.get(f"/measure/FD05?period={PERIOD}"))
    assert "below the target of 40 per 10,000 (not coloured: neither way is better)." in whole


@pytest.mark.parametrize(
    ("period", "sentence"),
    [
        ("2025-06", "The target is of a quarter, and this is a month."),
        ("YTD:2025-06", "The target is of a quarter, and this is a year to date."),
        ("2024-25-Q3", "No target yet in this period."),
    ],
)
def test_a_number_s_target_is_not_held_against_another_length_of_period(
    client: Client, council, period, sentence
):
    made("40 by Q4 2024-25", figure="FD01")
    signed_in(client, "performance_analyst")
    page = words(client.get(f"/measure/FD01?period={period}"))
    assert sentence in page
    assert "than the target" not in page


def test_before_its_first_period_a_target_is_only_ahead(client: Client, council):
    made("80 by Q4 2025-26")
    signed_in(client, "performance_analyst")
    page = words(client.get(f"/measure/AS01?period={PERIOD}"))
    assert "Target: 80% by Q4 2025-26. No target yet in this period." in page


def test_the_steps_and_what_is_ahead_are_drawn(client: Client, council):
    made("71 by January 2025; 75 by March 2025; 80 by September 2025")
    signed_in(client, "performance_analyst")
    page = client.get("/measure/AS01")
    assert page.text.count("target 80.0%") >= 1
    assert 'stroke="#a01414"' in page.text


def test_whoever_may_not_see_a_small_number_gets_no_distance_to_it(client: Client, council):
    made("40 by Q4 2024-25", figure="AS06")
    signed_in(client, "scrutiny_member")
    page = client.get(f"/measure/AS06?period={PERIOD}")
    assert "is a small number and is hidden" in words(page)
    assert "the target of 40" not in words(page) and "rag--" not in page.text
    assert "small number, hidden" in row_of(client.get(f"/targets?period={PERIOD}"), "AS06")


# where the year ends


def test_the_year_end_says_its_range_what_it_rests_on_and_how_far_from_the_target(client: Client, council):
    made("30 by 2025-26", figure="FD05")
    signed_in(client, "performance_analyst")
    page = words(client.get("/measure/FD05"))
    assert re.search(
        r"If nothing changes, 2025-26 ends at [\d.]+ per 10,000 \(95% range [\d.]+ per 10,000 to [\d.]+ per 10,000\), "
        r"[\d.]+ per 10,000 (below|above) the target of 30 per 10,000\.",
        page,
    )
    assert re.search(
        r"It rests on [\d.]+ per 10,000 in 3 months so far, and 9 months to come at [\d.]+ per 10,000, the average of \d+ months\.",
        page,
    )


def test_why_there_is_no_year_end_is_said_only_where_there_is_a_target(client: Client, council):
    signed_in(client, "performance_analyst")
    assert "year-end forecast" not in words(client.get("/measure/AS05"))
    made("38 by 2025-26", figure="AS05")
    assert "No year-end forecast. A median is not made up of its months" in words(client.get("/measure/AS05"))


def test_no_year_end_is_forecast_of_a_year_that_is_over(client: Client, council):
    made("80 by 2024-25")
    signed_in(client, "performance_analyst")
    assert "ends at" not in words(client.get("/measure/AS01?period=2024-25-Q4"))


def test_no_forecast_is_made_from_months_that_are_hidden(client: Client, council):
    made("38 by 2025-26", figure="AS06")
    signed_in(client, "scrutiny_member")
    assert "If nothing changes" not in words(client.get("/measure/AS06"))


# on the scorecard, on Today, in files and commands


def test_the_scorecard_has_a_column_where_there_is_a_target_and_none_where_there_is_not(
    client: Client, council
):
    signed_in(client, "performance_analyst")
    assert 'data-label="Target"' not in client.get(f"/scorecard?period={PERIOD}").text
    made("74 by January 2025", tolerance=3.0)
    page = client.get(f"/scorecard?period={PERIOD}")
    assert "Amber: within tolerance 2.6 points below the target of 74%" in row_of(page, AS01)
    assert "too few to colour: 6" in row_of(client.get(f"/scorecard?period={PERIOD}&team=T2"), AS01).lower()
    for view in ("cards", "wall"):
        text = words(client.get(f"/scorecard?period={PERIOD}&view={view}"))
        assert "Amber: within tolerance , 2.6 points below the target of 74%" in text


def test_today_says_how_many_are_off_target_and_leads_to_them(client: Client, council):
    made("74 by January 2025")
    made("60 by January 2025", figure="AS04")
    signed_in(client, "performance_analyst")
    assert "figure is off target, of" in words(client.get("/today"))
    assert 'href="/targets"' in client.get("/today").text
    client.logout()
    signed_in(client, "head_of_service", teams=["S1"])
    assert 'href="/targets?team=S1"' in client.get("/today").text
    page = client.get("/targets?team=S1")
    assert "Red: off target" in row_of(page, AS01) and "The council’s target" in row_of(page, AS01)


def test_files_carry_the_target_the_distance_and_the_colour(client: Client, council):
    made("74 by January 2025; 76 by May 2025", tolerance=3.0, owner="Head of service")
    signed_in(client, "performance_analyst")
    row = _csv(client, f"/scorecard.csv?period={PERIOD}", "id", "AS01")
    assert {each: row[each] for each in row if "target" in each} == {
        "target": "76.0",
        "whose target": "its own",
        "from the target": "4.6 points below the target of 76%",
        "target status": "Red: off target",
        "target owner": "Head of service",
    }
    team = _csv(client, f"/scorecard.csv?period={PERIOD}&team=T1", "id", "AS01")
    assert (team["whose target"], team["from the target"]) == (
        "the council's",
        "1.0 points below the council's target of 76%",
    )
    assert _csv(client, f"/scorecard.csv?period={PERIOD}", "id", "AS04")["target"] == ""
    months = [
        _csv(client, "/measure/AS01/months.csv", "month", f"2025-0{each}")["target"] for each in (1, 4, 5)
    ]
    assert months == ["74.0", "74.0", "76.0"]
    flat = _csv(
        client,
        "/scorecard/every-figure.csv",
        "month",
        "2025-06-01",
        figure="AS01",
        unit="North Assessment Team",
    )
    assert flat["target"] == "0.76"
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(f"/measure/AS01/measure.xlsx?period={PERIOD}").content)
    )
    about = {line[0]: line[1] for line in book["About"].iter_rows(values_only=True)}
    assert about["Target"] == "74% by January 2025, 76% by May 2025"
    assert about["Against it"] == "Red: off target: 4.6 points below the target of 76%"
    assert about["Colours"].startswith("Green at 76% or more")
    assert about["Year end"].startswith("No year-end forecast. Only 14 cases stand behind the latest month")


def _csv(client: Client, address: str, column: str, value: str, **more: str) -> dict[str, str]:
    rows = csv.DictReader(io.StringIO(client.get(address).content.decode("utf-8-sig")))
    wanted = {column: value, **more}
    return next(row for row in rows if all(row[name] == text for name, text in wanted.items()))


def test_the_command_says_it_too_and_adds_nothing_to_a_figure_without_a_target(council, capsys):
    made("80 by January 2025", tolerance=6.0)
    arguments = ["scorecard", "--period", PERIOD, "--authority", AUTHORITY, "--format"]
    assert main([*arguments, "json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert {each: rows["AS01"][each] for each in TARGETS} == {
        "target": 80.0,
        "whose_target": "council",
        "from_target": "8.6 points below the target of 80%",
        "target_status": "Red: off target",
    }
    assert not set(TARGETS) & set(rows["AS04"])
    assert main([*arguments, "csv"]) == 0
    lines = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert lines[0]["target_status"] == "" and list(lines[0])[-4:] == list(TARGETS)
    assert main([*arguments, "table", "--team", "T1"]) == 0
    assert "Amber: within tolerance: 5.0 points below the council's target of 80%" in capsys.readouterr().out


# the list


def test_the_list_counts_and_shows_how_each_stands(client: Client, council):
    made("71 by January 2025")
    made("80 by January 2025", unit="T1", tolerance=6.0)
    made("90 by January 2025", unit="S1")
    made("80 by January 2025", unit="T2", owner="Head of service")
    made("99 by January 2025", figure="AS04", target_set="plan 3")
    signed_in(client, "performance_analyst")
    page = client.get(f"/targets?period={PERIOD}")
    assert "4 targets: 1 on target, 1 within tolerance, 1 off target, 1 without a colour." in words(page)
    assert "5.0 points below the target of 80%" in row_of(page, "North Assessment Team")
    assert "Amber: within tolerance" in row_of(page, "North Assessment Team")
    assert "Red: off target" in row_of(page, "Assessment Service</td>")
    assert "Too few to colour: 6" in row_of(page, "South Assessment Team")
    other = client.get(f"/targets?period={PERIOD}&set=plan 3")
    assert "1 target" in words(other) and "99% by January 2025" in words(other)
    one = client.get(f"/targets?period={PERIOD}&team=T2")
    assert "1 target, without a colour." in words(one)
    assert "Select" not in words(client.get("/targets?set=none of ours"))


def test_a_unit_the_data_no_longer_has_is_not_lost(client: Client, council):
    number = made().pk
    Target.objects.update(unit="T9")
    signed_in(client, "performance_analyst")
    assert "Target: T9" in words(client.get(f"/targets/{number}"))


def test_how_many_targets_there_are_makes_no_difference_to_the_number_of_queries(
    client: Client, council, django_assert_max_num_queries
):
    signed_in(client, "performance_analyst")
    client.get("/scorecard")
    with django_assert_max_num_queries(60) as few:
        client.get("/scorecard")
    for figure in ("AS01", "AS04", "FD06", "FD07", "CP06", "CL12"):
        for unit in ("", "T1", "S1"):
            made("80 by January 2025; 90 by Q4 2025-26", figure=figure, unit=unit)
    with django_assert_max_num_queries(len(few) + 1):
        client.get("/scorecard")
