"""The highlight report: what happened in a period and nothing else, who may read it, and how it is asked for."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sightline.calendars.periods import month_of, parse, preceding, quarter_of
from sightline.people.matrix import ROLES
from sightline.people.rules import permits
from sightline.programme.consultation.services.asks import ask_partner, move_ask
from sightline.programme.consultation.services.comments import set_next
from sightline.programme.delivery.services.milestones import add_milestone
from sightline.programme.delivery.services.status import set_status
from sightline.programme.delivery.services.updates import report
from sightline.programme.models import (
    AskStep,
    Entry,
    FieldChange,
    Finding,
    Grouping,
    Milestone,
    StatusChange,
    Update,
    Version,
    VersionStep,
)
from sightline.programme.overview.queries.highlight import ActionReport, highlight
from sightline.programme.plans.services.changes import change_entry
from sightline.programme.plans.services.groupings import change_grouping
from sightline.programme.plans.services.versions import move_version, refresh
from support.figure_pages import words
from support.plans import DECIDER, MAKER, action, add, person, small_plan, today

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/London")


LIVE = datetime(2025, 1, 6, 9, tzinfo=HERE)


@pytest.fixture
def plan():
    """The small plan, live since January 2025."""
    made = small_plan()
    VersionStep.objects.filter(state="live").update(at=LIVE, on=LIVE.date())
    return made


def told(plan, period: str, reference: str) -> ActionReport:
    found = highlight(plan, parse(period), person("dcs"), today())
    return next(each for each in found.told if each.line.reference == reference)


def test_an_outsider_is_sent_to_sign_in(plan, client):
    assert client.get("/programme/highlight")["Location"].startswith("/sign-in")


@pytest.mark.parametrize("role", [role for role in ROLES if not permits(role, "plan.see_all")])
def test_who_sees_only_what_is_theirs_sees_no_report(plan, client, role):
    client.force_login(person(role))
    assert client.get("/programme/highlight").status_code == 403


@pytest.mark.parametrize("role", [role for role in ROLES if permits(role, "plan.see_all")])
def test_who_sees_the_plan_reads_it(plan, client, role):
    client.force_login(person(role))
    assert client.get("/programme/highlight").status_code == 200


@pytest.mark.parametrize(
    ("at", "within"),
    [
        (datetime(2026, 5, 31, 23, 59, tzinfo=HERE), False),
        (datetime(2026, 6, 1, 0, 0, tzinfo=HERE), True),  # still 31 May in UTC: summer time
        (datetime(2026, 6, 30, 23, 59, tzinfo=HERE), True),
        (datetime(2026, 7, 1, 0, 0, tzinfo=HERE), False),  # still 30 June in UTC
    ],
)
def test_the_first_and_the_last_day_count_by_the_clock_on_the_wall(plan, at, within):
    report(action("A1"), "Meetings are held.", by=MAKER)
    Update.objects.update(at=at)
    said = [each.words for each in told(plan, "2026-06", "A1").events if each.kind == "update"]
    assert said == (["Meetings are held."] if within else [])


def moment(day, hour: int = 12) -> datetime:
    return datetime.combine(day, datetime.min.time(), tzinfo=HERE) + timedelta(hours=hour)


def went_out_on(day: date) -> None:
    """All that has happened to the plan's versions so far happened on that day, and was written down on it."""
    VersionStep.objects.update(at=moment(day), on=day)


def rewritten(words: str, at: datetime, title: str = "Practice") -> None:
    """The progress of a priority says something else from a moment on."""
    now = Grouping.objects.filter(title=title).latest("pk")
    said = {"title": now.title, "about": now.about, "progress": words}
    change_grouping(now, **said, edition=now.edition, by=MAKER)
    FieldChange.objects.filter(pk=FieldChange.objects.latest("pk").pk).update(at=at)


def progress(plan, period: str) -> dict[str, str]:
    found = highlight(plan, parse(period), person("dcs"), today())
    return {each.title: each.progress for each in found.sections}


def test_progress_is_told_as_it_stood_at_the_period_s_end(plan):
    Version.objects.update(at=moment(date(2026, 1, 5)))
    went_out_on(date(2026, 1, 6))
    rewritten("In March we began.", moment(date(2026, 3, 31), 23))  # still March here, and in UTC 22 o'clock
    rewritten("In May we were half way.", moment(date(2026, 5, 31), 24))  # the first moment of June
    told = {month: progress(plan, f"2026-{month:02d}")["Practice"] for month in range(1, 8)}
    assert told == dict.fromkeys((1, 2), "") | dict.fromkeys((3, 4, 5), "In March we began.") | dict.fromkeys(
        (6, 7), "In May we were half way."
    )
    assert progress(plan, "2025-12") == {}  # before the plan was live


def test_progress_is_that_of_the_version_that_was_live_then(plan):
    Version.objects.update(at=moment(date(2026, 1, 5)))
    went_out_on(date(2026, 1, 6))
    rewritten("First version", moment(date(2026, 2, 2)))
    new = refresh(Version.objects.get(), reasons="A visit", by=MAKER)
    Version.objects.filter(pk=new.pk).update(at=moment(date(2026, 3, 3)))
    rewritten("Written in the draft", moment(date(2026, 3, 20)))
    move_version(new, "live", reason="Agreed", by=DECIDER)
    VersionStep.objects.filter(version=new, state="draft").update(on=date(2026, 3, 3))
    VersionStep.objects.filter(version=new, state="live").update(
        at=moment(date(2026, 5, 5)), on=date(2026, 5, 5)
    )
    told = {month: progress(plan, f"2026-{month:02d}")["Practice"] for month in (1, 3, 4, 5)}
    assert told == {1: "", 3: "First version", 4: "First version", 5: "Written in the draft"}


@pytest.mark.parametrize(
    ("period", "quarter", "words"),
    [
        ("2026-02", "", ()),
        ("2026-03", "2026-27-Q1", ("Supervision",)),
        ("2026-05", "2026-27-Q1", ("Supervision",)),
        ("2026-06", "2026-27-Q2", ("Audits",)),
    ],
)
def test_priorities_are_those_that_had_been_set_by_then(plan, period, quarter, words):
    for said, of, day in (
        ("Supervision", "2026-27-Q1", date(2026, 3, 31)),
        ("Audits", "2026-27-Q2", date(2026, 6, 1)),
    ):
        made = set_next(plan, of, said, by=MAKER)
        type(made).objects.filter(pk=made.pk).update(at=moment(day))
    found = highlight(plan, parse(period), person("dcs"), today())
    assert (found.next_quarter, found.next_priorities) == (quarter, words)


def test_asks_are_those_that_were_open_then(plan):
    made = ask_partner(plan, "Police", "Share the protocol", by=MAKER)
    move_ask(made, "answered", words="Done", by=MAKER)
    type(made).objects.update(at=moment(date(2026, 3, 3)))
    AskStep.objects.filter(state="open").update(at=moment(date(2026, 3, 3)))
    AskStep.objects.filter(state="answered").update(at=moment(date(2026, 5, 5)))
    open_then = {
        month: len(highlight(plan, parse(f"2026-{month:02d}"), person("dcs"), today()).asks)
        for month in (2, 3, 4, 5)
    }
    assert open_then == {2: 0, 3: 1, 4: 1, 5: 0}


def test_each_thing_that_happened_is_told_with_who_and_why(plan):
    entry = Entry.objects.get(action__reference="A1")
    due = today() + timedelta(days=40)
    change_entry(entry, {"due": due}, edition=action("A1").edition, reason="The post is vacant", by=MAKER)
    Milestone.objects.filter(action=action("A1")).update(reached_on=today())
    found = {each.kind: each for each in told(plan, month_of(today()).name, "A1").events}
    assert found["moved"].what.startswith("Due: ") and found["moved"].words == "The post is vacant"
    assert (found["reached"].words, found["reached"].day) == ("Terms of reference", today())
    assert (found["step"].what, found["step"].by) == ("in_progress", MAKER)
    closed = {each.kind: each for each in told(plan, month_of(today()).name, "A3").events}
    assert "signed off by Jo Director" in closed["sign_off"].what


def test_the_period_before_knows_nothing_of_what_came_after(plan):
    before = preceding(month_of(today()))
    found = told(plan, before.name, "A3")
    assert found.events == () and found.light.key in (
        "not_started",
        "late",
    )  # it was begun and closed this month


def test_sections_are_the_priorities_and_what_is_under_none(plan):
    found = highlight(plan, month_of(today()), person("dcs"), today())
    assert [each.title for each in found.sections][-1].startswith("Under no priority")
    assert sorted({each.line.reference for one in found.sections for each in one.told}) == [
        "A1",
        "A2",
        "A3",
        "A4",
    ]


def test_the_page_says_what_is_late_what_nothing_answers_and_what_was_asked(plan, client):
    ask_partner(plan, partner="Health", words="Name a lead", due=today() - timedelta(days=1), by=MAKER)
    client.force_login(person(MAKER))
    page = words(client.get(f"/programme/highlight?period={month_of(today()).name}"))
    assert f"Overdue on {today().day} {today():%B %Y}" in page and "A1 Weekly performance meeting" in page
    assert "No action answers" in page and "Health was asked by" in page
    assert f", to {today().day} {today():%B %Y}, " in page  # the month is not over


@pytest.mark.parametrize("text", ["soon", "R12:2025-06", "2099-01", "YTD:2025-06", "2025-26"])
def test_a_period_that_is_none_or_has_not_begun_is_not_found(plan, client, text):
    client.force_login(person(MAKER))
    assert client.get(f"/programme/highlight?period={text}").status_code == 404


def test_without_a_period_it_is_the_last_whole_month_and_a_quarter_can_be_asked_for(plan, client):
    client.force_login(person(MAKER))
    assert f"Highlight report, {preceding(month_of(today())).title}" in words(
        client.get("/programme/highlight")
    )
    quarter = preceding(quarter_of(today()))
    assert f"Highlight report, {quarter.title}" in words(
        client.get(f"/programme/highlight?period={quarter.name}")
    )


def test_without_a_plan_it_says_what_to_do(client):
    client.force_login(person(MAKER))
    assert client.get("/programme/highlight").status_code == 200


def test_no_query_count_grows_with_the_number_of_actions(client):
    plan = small_plan(live=False)
    client.force_login(person(MAKER))
    path = f"/programme/highlight?period={month_of(today()).name}"

    def asked() -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as made:
            assert client.get(path).status_code == 200
        return len(made)

    before = asked()
    groups = set(Version.objects.get().groupings.values_list("pk", flat=True))
    for number in range(12):
        made = add(Version.objects.get(), f"More {number}", groupings=groups, due=today())
        add_milestone(made.action, "One", due=today(), edition=1, by=MAKER)
        report(made.action, "So far, so good.", by=MAKER)
    assert asked() == before and StatusChange.objects.filter(action__plan=plan).exists()


@pytest.mark.parametrize(("period", "nothing"), [("2024-12", True), ("2025-01", False)])
def test_of_a_month_before_the_plan_was_live_there_is_nothing_to_report(plan, period, nothing, client):
    found = highlight(plan, parse(period), person("dcs"), today())
    sentence = "The plan was not live in December 2024. It went live on 6 January 2025."
    assert (found.answer == sentence, not found.told) == (nothing, nothing)
    client.force_login(person("dcs"))
    page = words(client.get(f"/programme/highlight?period={period}"))
    assert (sentence in page) is nothing


def test_a_plan_that_went_live_this_month_opens_on_this_month(plan, client):
    VersionStep.objects.filter(state="live").update(at=timezone.now(), on=today())
    client.force_login(person("dcs"))
    page = client.get("/programme/highlight")
    assert f"Highlight report, {today():%B %Y}" in words(page)
    assert page.text.count("<option") == 1


def test_what_happened_comes_before_what_is_overdue_and_undecided(plan, client):
    report(action("A1"), "Meetings are held.", by=MAKER)
    client.force_login(person("dcs"))
    page = words(client.get(f"/programme/highlight?period={today():%Y-%m}")).partition("Show")[2]
    assert page.index("Meetings are held.") < page.index("Overdue on") < page.index("To be decided")


def test_an_action_that_was_stopped_is_named_with_its_reason_in_its_month_only(plan, client):
    stopped = action("A2")
    set_status(stopped, "stopped", edition=stopped.edition, reason="No money for it", by=MAKER)
    client.force_login(person("dcs"))
    now, before = (
        words(client.get(f"/programme/highlight?period={each}")).partition("Taken out")[2]
        for each in (f"{today():%Y-%m}", "2025-06")
    )
    assert "Stopped: A2 Awareness of private fostering" in now and "No money for it" in now
    assert before == ""


def test_of_a_month_of_an_earlier_version_what_is_not_answered_is_as_it_stands_now(plan):
    third = Finding.objects.get(number="3")
    new = refresh(Version.objects.get(), reasons="A visit", by=MAKER)
    add(new, "Interviews", findings={third.pk})
    assert highlight(plan, parse("2026-09"), person("dcs"), today()).unanswered == (third,)
    move_version(new, "live", reason="Agreed", by=DECIDER)
    found = highlight(plan, parse("2026-09"), person("dcs"), today())
    assert (found.version, len(found.told), found.unanswered) == (Version.objects.get(number=1), 4, ())
