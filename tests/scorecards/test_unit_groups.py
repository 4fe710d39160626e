"""One team's figure by age, sex and the rest: for whoever may see its small numbers, and for nobody else."""

import re

import pytest
from django.test import Client

from support.figure_pages import words
from support.people import signed_in
from support.small_council import PERIOD

pytestmark = pytest.mark.django_db
GROUPS = f"/measure/AS01/groups?period={PERIOD}&team=T1"


def numbers(text: str) -> tuple[int, ...]:
    """20 of 28: the two numbers."""
    return tuple(int(each) for each in re.findall(r"\d+", text))


def test_an_outsider_sees_nothing_of_it(client: Client, council):
    assert client.get(GROUPS).status_code == 302


def test_a_teams_own_children_stand_by_sex_and_age(client: Client, council):
    """The groups of each split add up to the team's own cases, which its measure page has."""
    signed_in(client, "performance_analyst")
    measure = words(client.get(f"/measure/AS01?period={PERIOD}&team=T1"))
    assert "By age, sex and the rest:" in measure
    page = client.get(GROUPS)
    whole = page.context["now"].under
    assert page.status_code == 200 and whole in measure
    tables = [table for _, table, _ in page.context["splits"]] + page.context["few_splits"]
    assert {"Sex", "Age"} <= {table.columns[0].title for table in tables}
    for table in tables:
        pairs = [numbers(row[2].text) for row in table.rows]
        assert tuple(map(sum, zip(*pairs, strict=True))) == numbers(whole), table.caption


def test_a_manager_sees_their_own_teams_and_not_anothers(client: Client, council):
    signed_in(client, "team_manager", teams=["T1"])
    assert client.get(GROUPS).context["few_splits"] or client.get(GROUPS).context["splits"]
    other = client.get(GROUPS.replace("T1", "T2"))
    assert other.status_code == 403 or "they are hidden" in words(other)


def test_whoever_may_not_see_small_numbers_is_offered_none(client: Client, council):
    signed_in(client, "scrutiny_member")
    response = client.get(GROUPS)
    assert response.status_code == 403 or "they are hidden" in words(response)
    assert response.status_code == 403 or not (response.context["splits"] or response.context["few_splits"])


def test_without_a_team_the_measure_has_them(client: Client, council):
    signed_in(client, "performance_analyst")
    assert client.get(f"/measure/AS01/groups?period={PERIOD}")["Location"].startswith("/measure/AS01?")


def test_a_measure_nobody_knows_is_not_found(client: Client, council):
    signed_in(client, "performance_analyst")
    assert client.get("/measure/XX99/groups?team=T1").status_code == 404
