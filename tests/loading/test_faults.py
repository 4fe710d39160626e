"""The faults of a load: counts for whoever loads, children only with a reason and in scope, always recorded."""

import io
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from django.test import Client

from loading.loads_help import previewed
from sightline.engine.snapshots import open_snapshot
from sightline.loading.queries.faults import (
    NO_TEAM,
    FaultFilter,
    LoadFault,
    as_found,
    by_child,
    child_teams,
)
from sightline.loading.remedies import REMEDIES
from sightline.trail.models import Line
from support.figure_pages import addresses, post_and_follow, row_of, title, words
from support.people import proved, signed_in

pytestmark = pytest.mark.django_db
REASON = {"reason": "Having the dates corrected"}
PERSONS = (
    "ssd_person.csv",
    b"pers_person_id,pers_dob,pers_sex\nCH-0001,31/02/2015,F\nCH-0013,never,M\nCH-0013,2015-01-01,M\n"
    b'"=HYPERLINK(1)",soon,F\n,2015-01-01,F\n',
)


@pytest.fixture
def load(analyst, council, no_figures):
    """A load with faults of three children and of nobody."""
    return previewed(analyst, PERSONS)


def test_by_rule_they_are_counted_with_their_remedy_and_no_child_is_named(analyst, load):
    page = analyst.get(f"/load/{load.id}/faults")
    assert "5 faults, of 3 children." in words(page)
    assert row_of(page, "Not a date").startswith("Not a date Kept, the value left blank 3 Correct the date")
    assert "CH-0" not in page.text


def test_they_are_narrowed_in_the_address(analyst, load):
    page = analyst.get(f"/load/{load.id}/faults?rule=blank_key")
    assert "1 fault, of 0 children." in words(page)
    assert f"/load/{load.id}/faults/children?rule=blank_key" in addresses(page)
    assert "No faults of this kind." in words(analyst.get(f"/load/{load.id}/faults?table=ssd_contacts"))


def test_following_the_link_shows_a_question_and_no_child(analyst, load):
    page = analyst.get(f"/load/{load.id}/faults/children")
    assert "Why are you looking at these children's records?" in words(page)
    assert "CH-0" not in page.text
    assert not Line.objects.filter(action="looked_at_faults").exists()


@pytest.mark.parametrize("reason", ["", "  ", "x", "y" * 201])
@pytest.mark.parametrize("address", ["children", "spreadsheet"])
def test_without_a_reason_nothing_is_shown_or_taken(analyst, load, address, reason):
    proved(analyst)
    page = analyst.post(f"/load/{load.id}/faults/{address}", {"reason": reason})
    assert "There is a problem" in words(page)
    assert "CH-0" not in page.text
    assert not Line.objects.filter(action__in=("looked_at_faults", "exported")).exists()


def test_with_a_reason_they_are_listed_child_by_child_and_it_is_recorded(analyst, load):
    page = post_and_follow(analyst, f"/load/{load.id}/faults/children", REASON)
    assert "performance_analyst is looking. Reason: Having the dates corrected." in words(page)
    assert "North Assessment Team" in row_of(page, "CH-0001") or "T1" in row_of(page, "CH-0001")
    assert "31/02/2015" in row_of(page, "CH-0001")
    line = Line.objects.get(action="looked_at_faults")
    assert (line.reason, line.detail["children"]) == (
        REASON["reason"],
        ["=HYPERLINK(1)", "CH-0001", "CH-0013"],
    )
    assert "CH-0" not in title(page) + " ".join(addresses(page))


def test_the_reason_is_the_visits_and_is_not_asked_for_twice(analyst, load):
    post_and_follow(analyst, f"/load/{load.id}/faults/children", REASON)
    assert "CH-0001" in analyst.get(f"/load/{load.id}/faults/children?rule=not_a_date").text


@pytest.mark.parametrize("minutes", [16, 180])
def test_as_a_spreadsheet_they_take_a_fresh_proof_and_the_list_stays_narrowed(analyst, load, minutes):
    proved(analyst, minutes)
    there = analyst.post(f"/load/{load.id}/faults/spreadsheet?rule=not_a_date&team=T1", REASON)["Location"]
    assert there.startswith("/account/confirm?next=")
    assert parse_qs(urlsplit(there).query)["next"] == [
        f"/load/{load.id}/faults/children?rule=not_a_date&team=T1"
    ]
    assert not Line.objects.filter(action="exported").exists()
    proved(analyst, 14)
    assert analyst.post(f"/load/{load.id}/faults/spreadsheet", REASON).status_code == 200


def test_a_team_takes_its_own_as_a_spreadsheet_that_runs_no_formula(analyst, load):
    proved(analyst)
    response = analyst.post(f"/load/{load.id}/faults/spreadsheet", REASON)
    assert response["Content-Disposition"] == f'attachment; filename="faults-load-{load.id}-all-teams.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    children = {cell.value for cell in book["Faults"]["A"][1:]}
    assert {"CH-0001", "CH-0013", "'=HYPERLINK(1)"} <= children
    assert not [cell for row in book["Faults"] for cell in row if cell.data_type == "f"]
    about = {row[0].value: row[1].value for row in book["About"]}
    assert (about["Taken by"], about["Reason"]) == ("performance_analyst", REASON["reason"])
    assert Line.objects.get(action="exported").detail["children"]


def test_a_manager_who_tries_is_refused_and_it_is_written_down(client, load):
    manager = client
    signed_in(manager, "team_manager", teams=["T1"])
    for address in ("children", "spreadsheet"):
        response = manager.post(f"/load/{load.id}/faults/{address}", REASON)
        assert response.status_code == 403
        assert "CH-0" not in response.text
    assert Line.objects.filter(actor="team_manager", action="refused").count() == 2


def test_somebody_of_another_authority_is_refused(load):
    other = Client()
    signed_in(other, "performance_analyst_elsewhere", authority="343")
    assert post_and_follow(other, f"/load/{load.id}/faults/children", REASON).status_code == 403


def test_an_analyst_of_one_team_sees_that_teams_children_only(load):
    from sightline.people.models import User

    other = Client()
    other.force_login(User.objects.create(username="south", role="performance_analyst", teams=["T2"]))
    page = post_and_follow(other, f"/load/{load.id}/faults/children", REASON)
    assert "CH-0013" in page.text  # the thirteenth story is South's first
    assert "CH-0001" not in page.text
    assert Line.objects.get(action="looked_at_faults").detail["children"] == ["CH-0013"]


def test_faults_that_went_with_their_snapshot_are_not_found(analyst, load):
    (open_snapshot(load.snapshot).folder / "faults.csv").unlink()
    assert analyst.get(f"/load/{load.id}/faults").status_code == 404


def found(child: str, team: str = NO_TEAM) -> LoadFault:
    return LoadFault(
        file="a.csv",
        sheet="",
        row="2",
        column="x",
        rule="not_a_date",
        found="?",
        expected="a date",
        did="kept_blank",
        child_id=child,
        table="ssd_person",
        team=team,
    )


def test_the_children_with_most_faults_come_first_and_nobody_last():
    listed = by_child([found(""), found("A"), found("B"), found("B")])
    assert [each.child_id for each in listed] == ["B", "B", "A", ""]


@pytest.mark.parametrize("value", ["plain", "'quoted'", "-1", ""])
def test_a_cell_that_was_safe_is_read_as_it_is(value):
    assert as_found(value) == value


def test_a_cell_that_was_made_safe_is_read_as_it_was():
    assert as_found("'=1+1") == "=1+1"


def test_a_childs_team_is_that_of_its_latest_referral_where_no_allocation_says(council):
    teams, names = child_teams(open_snapshot())
    assert (teams["CH-0001"], teams["CH-0013"]) == (("T1",), ("T2",))
    assert names["T1"] == "North Assessment Team"


def test_narrowed_by_nothing_holds_everything():
    assert FaultFilter().holds(found("A"))
    assert not FaultFilter(team="T1").holds(found("A"))


def test_every_rule_in_the_readers_has_its_words_and_remedy():
    """A rule is a short slug given to a Fault, an Aside or a Wrong; those in the code are found by their text."""
    import re
    from pathlib import Path

    from sightline import returns

    code = "\n".join(path.read_text() for path in Path(returns.__file__).parent.rglob("*.py"))
    rules = set(re.findall(r'Wrong\(\s*"([a-z_]+)"', code)) | set(re.findall(r'rule="([a-z_]+)"', code))
    rules |= set(re.findall(r'Aside\([^"\n]*"([a-z]+(?:_[a-z]+)+)"', code))
    rules |= {"cannot_be_read", "blank_key", "repeated_row", "same_key_twice", "not_a_date"}
    assert len(rules) > 12
    assert rules - set(REMEDIES) == set()
