"""What a page of the programme needs several times is read, or worked out, once: counted, never timed."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.programme.delivery.services.updates import report
from sightline.programme.models import Update
from sightline.programme.overview.queries import highlight as highlight_room
from sightline.programme.plans.queries.plans import current_version
from support.plans import MAKER, action, person, small_plan

pytestmark = pytest.mark.django_db


def asked(client, address: str) -> Counter[str]:
    """How often each table's rows were asked for by a page, of a second asking."""
    client.force_login(person(MAKER))
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as made:
        client.get(address)
    return Counter(each["sql"].partition(' FROM "')[2].partition('"')[0] for each in made)


def test_the_first_page_reads_plans_and_what_tests_show_once(client):
    small_plan()
    tables = asked(client, "/programme")
    assert tables["programme_declaredtest"] == tables["programme_milestone"] == 1
    assert (
        tables["programme_plan"] <= 3
    )  # those in sight, those of the findings, whose authority the actions are
    assert (
        tables["programme_version"] <= 4
    )  # those in sight, the plan's own, what is being written, whether it is seen


def test_where_no_test_counts_and_nothing_is_out_nobody_and_no_figure_is_looked_for(client):
    small_plan()
    tables = asked(client, "/programme")
    assert tables["scorecards_rebase"] == tables["people_holder"] == 0
    assert tables["programme_consultation"] == 1


def test_how_an_action_stood_is_worked_out_once_for_the_end_and_again_only_where_it_is_late(
    client, monkeypatch
):
    small_plan()
    report(action("A1"), "Held each Tuesday.", by=MAKER)
    stood: list[object] = []
    state_at = highlight_room.state_at
    monkeypatch.setattr(
        highlight_room, "state_at", lambda past, day: stood.append(day) or state_at(past, day)
    )
    monkeypatch.setattr(Update, "from_db", None)
    client.force_login(person(MAKER))
    page = client.get("/programme/highlight")
    assert "Held each Tuesday." in page.text
    assert len(stood) == 4


def test_an_actions_page_reads_its_tests_for_its_history_for_its_light_and_for_the_next_and_no_more(client):
    small_plan()
    number = action("A1").pk
    tables = asked(client, f"/programme/actions/{number}")
    assert tables["programme_declaredtest"] == 3
    assert tables["programme_milestone"] == 2  # its own, and the light's
    assert tables["programme_plan"] == 1  # those in sight: the action comes with its own


def test_a_versions_page_reads_its_groupings_once_and_looks_for_no_body_where_nobody_is_asked(client):
    version = current_version(small_plan())
    assert version
    tables = asked(client, f"/programme/versions/{version.pk}")
    assert tables["programme_grouping"] == 1 and tables["people_holder"] == 0
