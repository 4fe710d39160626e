"""The first page and a check's: counts, remedies, what is hidden from whom, and nobody's name."""

import pytest

from quality.conftest import CHILD
from sightline.checks.checked import CHECK_RESULTS
from sightline.checks.discover import checks
from sightline.engine.snapshots import open_snapshot
from sightline.people.rules import ROLES, may_see_figures
from sightline.trail.models import Line
from support.figure_pages import addresses, row_of, title, words
from support.people import signed_in

pytestmark = pytest.mark.django_db
PAGES = [
    "/quality",
    "/quality/ethnicity_missing",
    "/quality/coverage",
    "/quality/coverage/ssd_person/pers_ethnicity",
]


@pytest.mark.parametrize("address", PAGES)
def test_an_outsider_is_sent_to_sign_in(client, council, address):
    assert client.get(address)["Location"] == f"/sign-in?next={address}"


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("role", [role for role in ROLES if not may_see_figures(role)])
def test_those_who_may_see_no_figures_are_refused_and_it_is_written_down(client, council, role, address):
    signed_in(client, role)
    page = client.get(address)
    assert page.status_code == 403 and "113" not in page.text
    assert [line.actor for line in Line.objects.filter(action="refused")] == [role]


def test_somebody_of_another_authority_is_refused(client, council):
    signed_in(client, "performance_analyst", authority="301")
    assert client.get("/quality").status_code == 403
    assert Line.objects.filter(action="refused").count() == 1


def test_the_first_sentence_is_the_answer(client, council):
    signed_in(client, "performance_analyst")
    said = words(client.get("/quality"))
    assert "115 records need correcting. 113 have no ethnicity recorded." in said


def test_each_check_says_how_many_of_how_many_children_what_to_do_and_what_it_breaks(client, council):
    signed_in(client, "performance_analyst")
    page = client.get("/quality")
    row = row_of(page, "Child with no ethnicity recorded")
    assert "113 113 children" in row
    assert checks()["ethnicity_missing"].remedy in row
    assert "Split by ethnicity" in row
    assert page.text.index("no ethnicity") < page.text.index("no sex")


def test_what_found_nothing_and_what_cannot_be_made_are_told_apart(client, council):
    signed_in(client, "performance_analyst")
    page = client.get("/quality")
    nothing, silent = page.text.split("Checks that found nothing")[1].split("Checks that cannot be made", 1)
    assert "Referral with no source" in nothing and "Two placements of one child overlap" not in nothing
    assert "Two placements of one child overlap" in silent and "Needs" in silent


def test_a_small_number_is_hidden_from_those_who_may_not_see_it_and_not_in_the_total(client, council):
    signed_in(client, "action_owner")
    page = client.get("/quality")
    assert "113 records need correcting. The small numbers of 1 check" in words(page)
    assert "small numbers of 1 check are hidden and not counted in" in words(page)
    assert "c small number, hidden" in row_of(page, "Child with no sex recorded")
    assert "By the team that can correct it" not in words(page)
    said = words(client.get("/quality/sex_missing"))
    assert "What it found is a small number and is hidden." in said
    assert "2 records" not in said


def test_a_teams_small_number_is_hidden_with_the_other_teams(client, council):
    signed_in(client, "action_owner")
    page = client.get("/quality/ethnicity_missing")
    assert "113 records need correcting, of 113 children." in words(page)
    assert row_of(page, "North Assessment Team").split() == ["North", "Assessment", "Team", "c", "c"]
    assert row_of(page, "South Assessment Team").split() == ["South", "Assessment", "Team", "c", "c"]


def test_a_manager_sees_their_own_teams_small_numbers_and_no_others(client, council):
    signed_in(client, "team_manager", teams=["T2"])
    page = client.get("/quality/ethnicity_missing?team=T2")
    assert "3 records need correcting of South Assessment Team, of 3 children." in words(page)
    assert client.get("/quality?team=T1").status_code == 403
    assert Line.objects.filter(action="refused").count() == 1


@pytest.mark.parametrize("role", ["action_owner", "practitioner"])
def test_nobody_reaches_a_teams_numbers_by_writing_it_into_the_address(client, council, role):
    signed_in(client, role)
    for address in PAGES:
        assert client.get(f"{address}?team=T2").status_code == 403


def test_one_team_severity_or_table_is_chosen_in_the_address(client, council):
    signed_in(client, "performance_analyst")
    assert "3 records need correcting of South Assessment Team" in words(client.get("/quality?team=T2"))
    warnings = words(client.get("/quality?severity=warning"))
    assert ("Child with no ethnicity recorded" in warnings) is (
        checks()["ethnicity_missing"].severity == "warning"
    )
    other = client.get("/quality?table=ssd_cin_assessments")
    assert "Child with no ethnicity recorded" not in words(other)


@pytest.mark.parametrize("address", ["/quality?team=T9", "/quality/no_such_check", "/quality/coverage/x/y"])
def test_what_is_not_there_is_not_found(client, council, address):
    signed_in(client, "performance_analyst")
    assert client.get(address).status_code == 404


def test_a_check_says_its_rule_its_definition_and_its_months(client, council):
    signed_in(client, "performance_analyst")
    page = client.get("/quality/ethnicity_missing")
    for rule in checks()["ethnicity_missing"].rules:
        assert rule.wording in words(page)
    assert row_of(page, "Jun 25").startswith("Jun 25 ")
    assert "/quality/ethnicity_missing/children" in addresses(page)


def test_the_way_to_the_records_is_only_there_for_those_who_may_go_it(client, council):
    signed_in(client, "scrutiny_member")
    for address in ("/quality", "/quality/ethnicity_missing"):
        ways = addresses(client.get(address))
        assert not [way for way in ways if way.endswith(("/children", "/child", "/spreadsheet"))]


def test_coverage_is_lowest_first_with_the_measures_that_need_it(client, council):
    signed_in(client, "performance_analyst")
    page = client.get("/quality/coverage?fields=all")
    assert "5.8% 7 of 120" in row_of(page, "pers_ethnicity")
    assert page.text.index(">pers_ethnicity<") < page.text.index(">pers_sex<")
    assert "FD05" in row_of(page, "cine_referral_date")
    field = client.get("/quality/coverage/ssd_person/pers_ethnicity")
    assert "5.8% filled: 7 of 120." in words(field)


def test_two_blank_cells_are_hidden_from_those_who_may_not_see_small_numbers(client, council):
    signed_in(client, "action_owner")
    page = client.get("/quality/coverage?fields=all")
    assert row_of(page, "pers_sex").startswith("pers_sex ssd_person c small number, hidden")
    assert "118" not in row_of(page, "pers_sex")
    said = words(client.get("/quality/coverage/ssd_person/pers_sex"))
    assert "is a small number and is hidden" in said and "118" not in said


def test_with_nothing_loaded_it_says_what_to_do(client):
    signed_in(client, "performance_analyst")
    for address in PAGES:
        assert "Nothing loaded yet" in words(client.get(address))


@pytest.mark.nobody_waits
def test_until_the_checks_are_made_nobody_waits(client, council, checked_store):
    import shutil

    shutil.rmtree(council / "checks")
    signed_in(client, "performance_analyst")
    page = client.get("/quality")
    assert page.status_code == 503
    assert "Being worked out" in words(page) and "/quality" in addresses(page)
    CHECK_RESULTS.join()
    assert "115 records" in words(client.get("/quality"))
    assert open_snapshot().id


@pytest.mark.nobody_waits
def test_checks_that_cannot_be_made_are_said_once_and_tried_again(client, council, monkeypatch):
    import shutil

    def broken(*_):
        raise ValueError(f"{CHILD}001 is in the way")

    shutil.rmtree(council / "checks")
    monkeypatch.setattr("sightline.checks.run._found_faults", broken)
    signed_in(client, "performance_analyst")
    client.get("/quality")
    CHECK_RESULTS.join()
    page = client.get("/quality")
    assert "The checks could not be made" in words(page) and CHILD not in page.text
    monkeypatch.undo()


def test_no_child_is_on_these_pages_at_all(client, council):
    signed_in(client, "performance_analyst")
    for address in PAGES:
        page = client.get(address)
        assert CHILD not in page.text and title(page)
