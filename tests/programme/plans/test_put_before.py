"""A version older than one that stands is put before it: its own days decide the order, its number is the next, no seal changes.

Drawn on a plan whose version 1 was drafted and live in March 2024 and refreshed as version 2 in March 2025, as it is typed in today:

| put before | drafted | live | order then |
|---|---|---|---|
| version 1 | 2 May 2022 | 1 June 2022 | 3, 1, 2 |
| version 2 | 3 June 2024 | 1 July 2024 | 1, 3, 2: and version 1 was superseded on 1 July 2024 |
"""

from datetime import date

import pytest
from django.test import Client

from sightline.calendars.periods import month_of
from sightline.history.refusals import ChangedMeanwhileError
from sightline.programme.kinds.own_days import OwnDay
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Plan, Version
from sightline.programme.overview.queries.compare import compared
from sightline.programme.overview.queries.highlight import highlight
from sightline.programme.plans.queries.own_days import first_live, live_on
from sightline.programme.plans.queries.plans import (
    any_being_written,
    being_written,
    current_version,
    name_of,
    version_before,
)
from sightline.programme.plans.queries.withdrawals import taken_out
from sightline.programme.plans.rules.seal import holds
from sightline.programme.plans.services.changes import change_entry
from sightline.programme.plans.services.entries import add_entry, remove_entry
from sightline.programme.plans.services.own_days import set_drafted
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version, put_before, refresh
from sightline.trail.models import Line
from support.figure_pages import addresses, send, words
from support.people import signed_in
from support.plans import AUTHORITY, DECIDER, MAKER, action, entry, person, today

pytestmark = pytest.mark.django_db


def day(year: int, month: int, on: int) -> OwnDay:
    return OwnDay(date(year, month, on))


@pytest.fixture
def plan() -> Plan:
    """Version 1 of March 2024, with A1 and A2, and its refresh of March 2025."""
    first = make_plan(AUTHORITY, "Improvement plan", drafted=day(2024, 3, 1), by=MAKER)
    for title in ("Weekly meeting", "Leaflet"):
        add_entry(first, {"title": title, "due": date(2024, 9, 1)}, by=MAKER)
    move_version(first, "live", reason="The board agreed", day=day(2024, 3, 20), by=DECIDER)
    second = refresh(first, reasons="The visit", drafted=day(2025, 3, 1), by=MAKER)
    move_version(second, "live", reason="The board agreed", day=day(2025, 3, 20), by=DECIDER)
    return Plan.objects.get()


def version(number: int) -> Version:
    return Version.objects.get(number=number)


def older(before: int, drafted: OwnDay, live: OwnDay) -> Version:
    """The version that is put before another, with an action of its own and without A2, and live on its day."""
    made = put_before(version(before), drafted=drafted, reasons="It was agreed then", by=MAKER)
    add_entry(made, {"title": "Helpline"}, by=MAKER)
    remove_entry(entry("A2", made.number), reason="It came later", by=MAKER)
    return move_version(made, "live", reason="The board agreed", day=live, by=DECIDER)


def order() -> list[int]:
    return list(Version.objects.order_by("place").values_list("number", flat=True))


def test_before_the_first_it_was_live_until_the_first_was_and_no_seal_changes(plan):
    sealed = {each.number: (each.seal, each.sealed) for each in Version.objects.all()}
    made = older(1, day(2022, 5, 2), day(2022, 6, 1))
    assert order() == [3, 1, 2] and name_of(made) == "Version 3 (before version 1)"
    assert [name_of(version(n)) for n in (1, 2)] == ["Version 1", "Version 2 (first refresh)"]
    assert {n: (version(n).seal, version(n).sealed) for n in sealed} == sealed
    made.refresh_from_db()
    assert made.state == "superseded" and holds(made.sealed, made.seal)
    steps = [(each.was, each.state, each.day.text) for each in made.steps.all()]
    assert steps == [
        ("", "draft", "2022-05-02"),
        ("draft", "live", "2022-06-01"),
        ("live", "superseded", "2024-03-20"),
    ]
    assert all(each.entered_later for each in made.steps.all())
    assert current_version(plan) == version(2) and version(2).state == "live"
    assert first_live(plan) == day(2022, 6, 1)
    assert [live_on(plan, each) for each in (date(2022, 5, 31), date(2022, 6, 1), date(2024, 3, 19), date(2024, 3, 20))] == [
        None, made, made, version(1)
    ]  # fmt: skip
    line = Line.objects.get(action="version_put_before")
    assert (
        line.detail == {"from": 1, "to": 3, "drafted": "2022-05-02"} and line.reason == "It was agreed then"
    )


def test_between_two_it_takes_the_place_of_the_first_of_them(plan):
    made = older(2, day(2024, 6, 3), day(2024, 7, 1))
    assert order() == [1, 3, 2] and name_of(made) == "Version 3 (before version 2)"
    ended = version(1).steps.get(state="superseded")
    assert (ended.day, ended.reason) == (day(2024, 7, 1), "Version 3 (before version 2) went live.")
    assert made.steps.get(state="superseded").day == day(2025, 3, 20)
    assert [live_on(plan, each) for each in (date(2024, 6, 30), date(2024, 7, 1), date(2025, 3, 20))] == [
        version(1), made, version(2)
    ]  # fmt: skip
    assert version_before(version(2)) == made and version_before(version(1)) is None


def test_comparisons_what_was_taken_out_and_reports_go_by_its_days(plan):
    made = older(1, day(2022, 5, 2), day(2022, 6, 1))
    comparison = compared(made, version(1)).actions
    assert [each.title for each in comparison.added] == ["Leaflet"]
    assert [each.title for each in comparison.removed] == ["Helpline"]
    assert [each.name for each in taken_out(version(2))] == ["A3 Helpline"] and taken_out(made) == []
    report = highlight(plan, month_of(date(2023, 1, 1)), person(MAKER), today())
    assert report.version == made and {each.line.reference for each in report.told} == {"A1", "A3"}
    assert highlight(plan, month_of(date(2022, 4, 1)), person(MAKER), today()).before_live


def test_what_is_typed_into_it_moves_nothing_of_the_versions_after_it(plan):
    made = put_before(version(1), drafted=day(2022, 5, 2), reasons="It was agreed then", by=MAKER)
    assert being_written(plan) is None and any_being_written(plan) == made
    change_entry(entry("A1", 3), {"due": date(2022, 9, 1)}, edition=action("A1").edition, by=MAKER)
    live = entry("A1", 2)
    change_entry(live, {"due": date(2025, 9, 1)}, edition=action("A1").edition, reason="Later", by=MAKER)
    assert (entry("A1", 3).due, entry("A1", 1).due, entry("A1", 2).due) == (
        date(2022, 9, 1),
        date(2024, 9, 1),
        date(2025, 9, 1),
    )
    report = highlight(plan, month_of(today()), person(MAKER), today())
    moved = [event.what for each in report.told for event in each.events if event.kind == "moved"]
    assert len(moved) == 1 and "2022" not in moved[0]


@pytest.mark.parametrize(
    ("before", "drafted", "said"),
    [
        (1, day(2024, 3, 1), ""),
        (1, day(2024, 3, 2), "cannot be younger"),
        (2, day(2024, 2, 29), "Put this one before that"),
        (2, day(2024, 3, 1), ""),
        (1, OwnDay(date(2030, 1, 1)), "still to come"),
        (1, OwnDay(date(2024, 3, 1), in_month=True), ""),
    ],
)
def test_its_day_lies_between_those_beside_it(plan, before, drafted, said):
    if not said:
        assert put_before(version(before), drafted=drafted, reasons="Then", by=MAKER).before == before
        return
    with pytest.raises(CannotChangePlanError, match=said):
        put_before(version(before), drafted=drafted, reasons="Then", by=MAKER)
    assert order() == [1, 2]


def test_it_went_live_before_the_one_after_it_and_after_the_one_before(plan):
    made = put_before(version(2), drafted=day(2024, 3, 2), reasons="Then", by=MAKER)
    for wrong, said in (
        (day(2025, 3, 21), "did not go live after that"),
        (day(2024, 3, 19), "did not take its place before"),
    ):
        with pytest.raises(CannotChangePlanError, match=said):
            move_version(made, "live", reason="r", day=wrong, by=DECIDER)
    made.refresh_from_db()
    assert made.state == "draft" and not made.seal
    with pytest.raises(CannotChangePlanError, match="cannot be younger"):
        set_drafted(made, day(2025, 3, 2), reason="r", by=MAKER)
    set_drafted(made, day(2024, 4, 2), reason="r", by=MAKER)


def test_one_is_written_at_a_time_and_the_next_refresh_counts_on(plan):
    made = put_before(version(1), drafted=day(2022, 5, 2), reasons="Then", by=MAKER)
    for begin in (
        lambda: put_before(version(1), drafted=day(2022, 5, 2), reasons="Then", by=MAKER),
        lambda: refresh(version(2), reasons="The visit", by=MAKER),
    ):
        with pytest.raises(CannotChangePlanError, match=r"Version 3 \(before version 1\) is being written"):
            begin()
    move_version(made, "live", reason="r", day=day(2022, 6, 1), by=DECIDER)
    new = refresh(version(2), reasons="The visit", by=MAKER)
    assert name_of(new) == "Version 4 (second refresh)" and order() == [3, 1, 2, 4]
    with pytest.raises(ChangedMeanwhileError):
        move_version(new, "live", reason="r", edition=new.edition + 1, by=DECIDER)


def test_it_is_begun_on_a_page_and_the_list_stands_in_the_order_of_their_days(plan, client: Client):
    signed_in(client, "head_of_service")
    first = version(1)
    here = f"/programme/versions/{first.pk}/before"
    assert here in addresses(client.get(f"/programme/versions/{first.pk}"))
    assert "Enter the day it was drafted" in words(send(client, here, {"drafted": "", "reasons": "Then"}))
    assert "cannot be younger" in words(send(client, here, {"drafted": "1/4/2024", "reasons": "Then"}))
    sent = client.post(here, {"drafted": "May 2022", "reasons": "It was agreed then"}, follow=True)
    assert "Version 3 (before version 1) is begun." in words(
        sent
    ) and "Why it was entered: It was agreed then" in words(sent)
    listed = words(client.get(f"/programme/versions?plan={plan.pk}"))
    places = [
        listed.index(each) for each in ("Version 2 (first refresh)", "Version 1 –", "Version 3 (before")
    ]
    assert places == sorted(places)
    again = client.get(f"/programme/versions/{first.pk}")
    assert here not in addresses(again)  # while one is being written


def test_nobody_else_begins_one(plan, client: Client):
    here = f"/programme/versions/{version(1).pk}/before"
    sent = {"drafted": "May 2022", "reasons": "Then"}
    assert client.post(here, sent)["Location"].startswith("/sign-in")
    signed_in(client, "scrutiny_member")
    assert client.post(here, sent).status_code == 403
    signed_in(client, "head_of_service", authority="343")
    assert client.post(here, sent).status_code == 404
    assert order() == [1, 2]
