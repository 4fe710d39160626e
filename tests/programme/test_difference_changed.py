"""A test of difference that is changed is told wherever somebody looks: history, compare, highlight, X-ray."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from sightline.programme.delivery.services.status import set_status
from sightline.programme.difference.queries.changes import changes_of_tests
from sightline.programme.difference.services.declaring import declare
from sightline.programme.difference.services.judging import judge
from sightline.programme.difference.services.proposing import confirm, propose
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import DeclaredTest, Version
from sightline.programme.overview.queries.x_rays import x_rays
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version, refresh
from sightline.trail.models import Line
from support.figure_pages import words
from support.plans import DECIDER, MAKER, action, add, person, today

pytestmark = pytest.mark.django_db
WHY = "Easier to reach"


@pytest.fixture
def version() -> Version:
    """A live plan with one action, its test declared before it was sealed."""
    made = make_plan("990", "Plan", standard="", by=MAKER)
    add(made, "Weekly meeting")
    declare(action("A1"), "measure", measure="CP02", direction="higher", lag=2, by=MAKER)
    move_version(made, "live", reason="The board agreed", by=DECIDER)
    return Version.objects.get()


def begin(days_ago: int = 0) -> None:
    on = today() - timedelta(days=days_ago)
    set_status(action("A1"), "in_progress", edition=action("A1").edition, on=on, by=MAKER)


def changed(basis: str, **test) -> DeclaredTest:
    """The test is changed as it must be: before the start by one person, after it by two."""
    found = action("A1")
    if found.started_on is None:
        return declare(found, basis, by=MAKER, **test)
    return confirm(propose(found, basis, by=MAKER, **test), by=DECIDER)


def swap() -> DeclaredTest:
    return changed("measure", measure="CP03", direction="lower", lag=1, reason=WHY)


def shown(version: Version) -> list[str]:
    found = x_rays(version.plan, person(MAKER), today())
    return [one.words for each in found if each.title == "Test changed after the start" for one in each.found]


def test_it_stands_in_the_history_in_compare_in_the_highlight_and_in_an_x_ray(version, client):
    begin(days_ago=9)
    swap()
    client.force_login(person("scrutiny_member"))
    for address in (
        f"/programme/actions/{action('A1').pk}",
        f"/programme/versions/{version.pk}/compare?with=sealed",
        f"/programme/highlight?period={today():%Y-%m}",
    ):
        page = words(client.get(address))
        assert "CP02 " in page and "CP03 " in page and WHY in page, address
    history = words(client.get(f"/programme/actions/{action('A1').pk}"))
    assert "Test of difference changed after the action started" in history
    assert "Test of difference declared" in history
    (found,) = shown(version)
    assert found.startswith("A1: CP02 ") and "became CP03 " in found and found.endswith(WHY)
    line = Line.objects.filter(action="difference_declared").latest("number")
    assert line.detail["from"]["measure"] == "CP02" and line.detail["measure"] == "CP03"


def test_the_next_version_against_the_one_that_went_out_names_it_too(version, client):
    begin(days_ago=9)
    swap()
    new = refresh(version, reasons="The visit", by=MAKER)
    client.force_login(person(MAKER))
    page = words(client.get(f"/programme/versions/{new.pk}/compare?with={version.pk}"))
    assert "1 action changed" in page and "CP02 " in page and "CP03 " in page and WHY in page
    move_version(new, "live", reason="Agreed", by=DECIDER)
    back = words(client.get(f"/programme/versions/{version.pk}/compare?with={new.pk}"))
    assert "1 action changed" in back and back.index("CP03 ") < back.index("CP02 ")  # the other way round


@pytest.mark.parametrize(
    ("started", "changed", "after"),
    [
        (None, 0, False),  # not started
        (9, 0, True),
        (0, 0, True),  # begun this morning, changed this afternoon
    ],
)
def test_only_what_was_changed_after_the_start_is_in_the_x_ray(version, started, changed, after):
    if started is not None:
        begin(days_ago=started)
    swap()
    assert [each.after_start for each in changes_of_tests([action("A1").pk])] == [after]
    assert bool(shown(version)) is after


def test_changed_first_and_begun_afterwards_on_the_same_day_is_in_time(version):
    swap()
    begin()
    assert [each.after_start for each in changes_of_tests([action("A1").pk])] == [False]
    assert shown(version) == []


@pytest.mark.parametrize(("hour", "after"), [(22, False), (23, True)])
def test_the_day_is_the_one_on_the_wall(version, hour, after):
    """In summer 23:00 in UTC is the next day here."""
    swap()
    begin()
    DeclaredTest.objects.filter(number=2).update(at=datetime(2026, 6, 30, hour, 0, tzinfo=UTC))
    found = action("A1")
    type(found).objects.update(started_on=datetime(2026, 6, 30, tzinfo=UTC).date())
    assert [each.after_start for each in changes_of_tests([found.pk])] == [after]


def test_declared_again_in_the_same_words_or_judged_is_no_change(version):
    begin(days_ago=9)
    with pytest.raises(CannotChangePlanError, match="the test as it stands"):
        changed("measure", measure="CP02", direction="higher", lag=2, reason="Again")
    assert changes_of_tests([action("A1").pk]) == []
    changed("audit", words="Ten records", reason="No measure")
    judge(action("A1"), "better", "Nine of ten", by=DECIDER)
    assert [(each.now, each.by) for each in changes_of_tests([action("A1").pk])] == [
        ("Results of audits: Ten records", MAKER)
    ]


def test_what_happened_outside_the_period_is_not_in_the_report(version, client):
    begin(days_ago=9)
    swap()
    DeclaredTest.objects.filter(number=2).update(at=timezone.now() - timedelta(days=70))
    client.force_login(person(MAKER))
    page = words(client.get(f"/programme/highlight?period={today():%Y-%m}"))
    assert "Test of difference changed" not in page and "CP02 " not in page
    assert "CP03 " in page.partition("Figures")[2]  # the test that counts now has its figure
