"""A version has its own days: submitted to somebody on a day, entered as of another time, and marked so wherever it is read."""

# pyright: reportAttributeAccessIssue=false
import re
from datetime import date, timedelta

import pytest
from django.db.models import F

from sightline.bodies.services import body_called
from sightline.calendars.periods import parse
from sightline.history.refusals import ChangedMeanwhileError
from sightline.programme.kinds.own_days import OwnDay
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import FieldChange, Plan, Recipient, Version, VersionStep
from sightline.programme.overview.queries.highlight import highlight
from sightline.programme.plans.queries.content import content
from sightline.programme.plans.queries.own_days import corrected_days
from sightline.programme.plans.rules.seal import canonical, holds
from sightline.programme.plans.services.groupings import add_grouping, change_grouping
from sightline.programme.plans.services.own_days import correct_step, set_drafted
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version, refresh
from sightline.trail.models import Line
from support.figure_pages import hidden, send, words
from support.people import signed_in
from support.plans import AUTHORITY, DECIDER, MAKER, add, person, small_plan, today

pytestmark = pytest.mark.django_db
OCTOBER = OwnDay(date(2016, 10, 1), in_month=True)
LIVE = OwnDay(date(2016, 12, 5))


def old_plan() -> Version:
    """A plan drafted in October 2016 and typed in today, with one action."""
    version = make_plan(AUTHORITY, "Plan of 2016", drafted=OCTOBER, by=MAKER)
    add_grouping(version, "priority", "Practice", by=MAKER)
    add(version, "Weekly meeting", groupings=set(version.groupings.values_list("pk", flat=True)))
    return version


def submitted() -> Version:
    """The same, submitted to Ofsted and the board in that month."""
    body_called(AUTHORITY, "Improvement board", by=MAKER)
    version = old_plan()
    return move_version(version, "submitted", day=OCTOBER, to=["Ofsted", "improvement  Board"], by=DECIDER)


def last_line() -> Line:
    return Line.objects.latest("number")


def test_a_version_is_submitted_to_somebody_on_its_own_day():
    version = submitted()
    step = version.steps.last()
    assert (step.day, step.entered_later, step.by) == (OCTOBER, True, DECIDER)
    assert [(each.name, bool(each.body)) for each in step.recipients.all()] == [
        ("Ofsted", False),
        ("Improvement board", True),
    ]
    assert (last_line().detail["on"], last_line().detail["submitted_to"]) == (
        "2016-10",
        ["Ofsted", "improvement Board"],
    )


@pytest.mark.parametrize("to", [[], [" ", ""]])
def test_what_is_submitted_says_to_whom(to):
    version = old_plan()
    with pytest.raises(CannotChangePlanError, match="Say who it is submitted to"):
        move_version(version, "submitted", to=to, by=DECIDER)
    assert not Recipient.objects.exists() and Version.objects.get().state == "draft"


def test_each_recipient_is_kept_once_and_a_name_too_long_is_refused():
    version = old_plan()
    with pytest.raises(CannotChangePlanError, match="longer than 200 characters"):
        move_version(version, "submitted", to=["x" * 201], by=DECIDER)
    move_version(version, "submitted", to=["Ofsted", "OFSTED", "DfE"], by=DECIDER)
    assert list(Recipient.objects.values_list("name", flat=True)) == ["Ofsted", "DfE"]


def test_only_what_is_submitted_has_recipients():
    version = old_plan()
    with pytest.raises(CannotChangePlanError, match="Only what is submitted has recipients"):
        move_version(version, "live", reason="Agreed", to=["Ofsted"], by=DECIDER)
    assert Version.objects.get().state == "draft"


def test_today_is_meant_where_no_day_is_given_and_nothing_is_then_entered_later():
    small_plan()
    assert {each.day for each in VersionStep.objects.all()} == {OwnDay(today())}
    assert not any(each.entered_later for each in VersionStep.objects.all())


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        (OwnDay(date(2016, 9, 30)), "It was drafted in October 2016"),
        (OwnDay(date(2099, 1, 1)), "still to come"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_is_changed(day, fault):
    version = old_plan()
    before = Line.objects.count()
    with pytest.raises(CannotChangePlanError, match=fault):
        move_version(version, "submitted", day=day, to=["Ofsted"], by=DECIDER)
    assert (Line.objects.count(), Version.objects.get().state) == (before, "draft")
    with pytest.raises(CannotChangePlanError, match="still to come"):
        make_plan(AUTHORITY, "Another", drafted=OwnDay(date(2099, 1, 1)), by=MAKER)


def test_a_refresh_is_no_older_than_what_it_refreshes_and_takes_its_place_no_earlier():
    version = move_version(submitted(), "live", day=LIVE, by=DECIDER)
    with pytest.raises(CannotChangePlanError, match="A refresh of it cannot be older"):
        refresh(version, reasons="A visit", drafted=OwnDay(date(2016, 9, 1)), by=MAKER)
    new = refresh(version, reasons="A visit", drafted=OCTOBER, by=MAKER)
    with pytest.raises(CannotChangePlanError, match="went live on 5 December 2016"):
        move_version(new, "live", reason="Agreed", day=OwnDay(date(2016, 12, 4)), by=DECIDER)
    assert Version.objects.get(number=1).state == "live"
    move_version(new, "live", reason="Agreed", day=OwnDay(date(2017, 9, 26)), by=DECIDER)
    old = Version.objects.get(number=1).steps.last()
    assert (old.state, old.day) == ("superseded", OwnDay(date(2017, 9, 26)))


def test_the_day_of_a_draft_is_put_right_with_a_reason_and_what_it_was_is_kept():
    version = make_plan(AUTHORITY, "Plan", by=MAKER)
    add(version, "One")
    with pytest.raises(CannotChangePlanError, match="change the day it was drafted first"):
        move_version(version, "submitted", day=OCTOBER, to=["Ofsted"], by=DECIDER)
    set_drafted(version, OCTOBER, reason="It is the plan of 2016", edition=1, by=MAKER)
    change = FieldChange.objects.get(field="drafted")
    assert (change.was, change.now, change.reason) == (
        today().isoformat(),
        "2016-10",
        "It is the plan of 2016",
    )
    assert last_line().action == "version_day_changed"
    with pytest.raises(ChangedMeanwhileError):
        set_drafted(version, LIVE, reason="No", edition=1, by="another")
    with pytest.raises(CannotChangePlanError, match="says that already"):
        set_drafted(version, OCTOBER, reason="Again", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="Say why"):
        set_drafted(version, LIVE, reason=" ", by=MAKER)
    move_version(version, "submitted", day=OCTOBER, to=["Ofsted"], by=DECIDER)
    with pytest.raises(CannotChangePlanError, match="two people stand behind"):
        set_drafted(version, LIVE, reason="Else", by=MAKER)


def test_a_draft_was_not_drafted_after_it_went_out_for_comments():
    version = old_plan()
    move_version(version, "consulted", day=OCTOBER, by=MAKER)
    with pytest.raises(CannotChangePlanError, match="What happened to it next was in October 2016"):
        set_drafted(version, OwnDay(date(2016, 11, 1)), reason="x", by=MAKER)


def test_the_days_are_no_part_of_what_is_sealed():
    version = submitted()
    assert holds(version.sealed, version.seal) and version.sealed == canonical(content(version))
    VersionStep.objects.update(on=F("on") + timedelta(days=1))
    assert version.sealed == canonical(content(Version.objects.get()))


def test_who_decides_is_asked_for_the_day_and_the_recipients(client):
    body_called(AUTHORITY, "Improvement board", by=MAKER)
    version = old_plan()
    address = f"/programme/versions/{version.pk}"
    signed_in(client, DECIDER, authority=AUTHORITY)
    page = client.get(address)
    assert "Improvement board" in page.text and f'value="{today().day} {today():%B %Y}"' in page.text
    seen = hidden(page)
    sent = {"decide-wanted": "submitted", "decide-day": "October 2016"}
    page = client.post(f"{address}/decide", seen | sent)
    assert "Say who it is submitted to" in words(page) and Version.objects.get().state == "draft"
    page = client.post(f"{address}/decide", seen | sent | {"decide-day": "soon"})
    assert "must be a real date or a month" in words(page)
    to = {"decide-to": ["Improvement board"], "decide-others": "Ofsted\r\n\r\nDfE"}
    assert client.post(f"{address}/decide", seen | sent | to).status_code == 302
    page = words(client.get(address))
    sentence = "was submitted to Improvement board, Ofsted, DfE in October 2016. It holds 1 action."
    assert sentence in page and "Entered later" in page
    assert f"entered by {DECIDER}, {today().day} {today():%B %Y}" in page


def test_who_writes_says_when_it_was_drafted_and_corrects_it(client):
    signed_in(client, MAKER)
    sent = {"title": "Plan", "authority": "343"}
    assert "still to come" in words(client.post("/programme/new", sent | {"drafted": "1/1/2099"}))
    client.post("/programme/new", sent | {"drafted": "Oct 2016"})
    version = Version.objects.get()
    address = f"/programme/versions/{version.pk}"
    page = words(client.get(address))
    assert "Drafted in October 2016, entered by" in page and "Entered later" in page
    assert 'value="October 2016"' in client.get(f"{address}/drafted").text
    page = send(client, f"{address}/drafted", {"day": "14/10/2016", "reason": "The minutes say so"})
    assert page.status_code == 302 and "Drafted on 14 October 2016" in words(client.get(address))


def test_of_two_who_change_it_the_second_sees_both_days_in_words(client):
    version = old_plan()
    client.force_login(person(MAKER))
    address = f"/programme/versions/{version.pk}/drafted"
    opened = hidden(client.get(address))
    send(client, address, {"day": "3/10/2016", "reason": "The minutes"})
    both = client.post(address, opened | {"day": "11/2016", "reason": "The paper"})
    assert both.status_code == 409 and "3 October 2016" in words(both) and "November 2016" in words(both)
    assert version.steps.first().day == OwnDay(date(2016, 10, 3))


def test_nobody_else_changes_the_day_and_an_outsider_is_sent_to_sign_in(client):
    version = old_plan()
    address = f"/programme/versions/{version.pk}/drafted"
    assert client.get(address)["Location"].startswith("/sign-in")
    client.force_login(person(DECIDER))
    assert client.get(address).status_code == 403
    signed_in(client, MAKER, authority="991")
    assert client.get(address).status_code == 404


def test_a_second_person_corrects_when_and_to_whom_it_was_submitted_and_what_it_said_is_kept():
    version = submitted()
    right = OwnDay(date(2016, 10, 21))
    with pytest.raises(CannotChangePlanError, match="somebody else must decide"):
        correct_step(version, right, to=["Ofsted"], reason="The letter", by=MAKER)
    with pytest.raises(CannotChangePlanError, match="It was drafted in October 2016"):
        correct_step(version, OwnDay(date(2016, 9, 1)), to=["Ofsted"], reason="The letter", by=DECIDER)
    with pytest.raises(CannotChangePlanError, match="Say who it is submitted to"):
        correct_step(version, right, reason="The letter", by=DECIDER)
    with pytest.raises(CannotChangePlanError, match="says that already"):
        correct_step(version, OCTOBER, to=["Ofsted", "Improvement board"], reason="x", by=DECIDER)
    assert not FieldChange.objects.filter(field__startswith="submitted").exists()
    seal = Version.objects.get().seal
    correct_step(version, right, to=["Ofsted", "DfE"], reason="The letter", edition=2, by=DECIDER)
    step = version.steps.last()
    assert (step.day, [each.name for each in step.recipients.all()]) == (right, ["Ofsted", "DfE"])
    assert [(each.what, each.was, each.now) for each in corrected_days(version)] == [
        ("Day it was submitted", "October 2016", "21 October 2016"),
        ("Submitted to", "Ofsted; Improvement board", "Ofsted; DfE"),
    ]
    assert last_line().detail["to"] == {"submitted": "2016-10-21", "submitted_to": "Ofsted; DfE"}
    assert Version.objects.get().seal == seal
    with pytest.raises(ChangedMeanwhileError):
        correct_step(version, OCTOBER, to=["Ofsted"], reason="x", edition=2, by="another")


def test_when_the_day_a_version_went_live_is_corrected_so_is_that_on_which_the_one_before_was_superseded():
    first, second = two_versions().versions.order_by("number")
    with pytest.raises(CannotChangePlanError, match="Only the day a version was submitted or went live"):
        correct_step(first, LIVE, reason="x", by=DECIDER)
    with pytest.raises(CannotChangePlanError, match="went live on 5 December 2016"):
        early = OwnDay(date(2016, 12, 1))
        VersionStep.objects.filter(version=second, state="draft").update(on=date(2016, 11, 1))
        correct_step(second, early, reason="x", by=DECIDER)
    right = OwnDay(date(2017, 10, 2))
    correct_step(second, right, reason="The minutes", by=DECIDER)
    assert (second.steps.last().day, first.steps.last().day) == (right, right)


def test_who_decides_corrects_it_on_a_page_that_nobody_else_opens(client):
    version = submitted()
    address = f"/programme/versions/{version.pk}/day"
    assert client.get(address)["Location"].startswith("/sign-in")
    client.force_login(person(MAKER))
    assert client.get(address).status_code == 403
    client.force_login(person(DECIDER))
    assert f'href="{address}"' in client.get(f"/programme/versions/{version.pk}").text
    page = client.get(address).text
    assert 'value="October 2016"' in page and "Ofsted</textarea>" in page
    assert re.search(r'value="Improvement board" checked', page)
    typed = {
        "day": "21 October 2016",
        "to": ["Improvement board"],
        "others": "Ofsted",
        "reason": "The letter",
    }
    assert "Say why it is corrected" in words(send(client, address, typed | {"reason": ""}))
    assert send(client, address, typed).status_code == 302
    page = words(client.get(f"/programme/versions/{version.pk}"))
    assert "Day it was submitted: October 2016 became 21 October 2016 The letter" in page
    signed_in(client, "head_of_service", authority="991")
    assert client.get(address).status_code == 403


def two_versions() -> Plan:
    """A plan live from December 2016 with a refresh live from 26 September 2017, all of it typed in today."""
    first = move_version(submitted(), "live", day=LIVE, by=DECIDER)
    drafted = OwnDay(date(2017, 9, 1), in_month=True)
    new = refresh(first, reasons="Current priorities", drafted=drafted, by=MAKER)
    practice = new.groupings.get()
    about = {"title": "Better practice", "about": "", "progress": "Half way."}
    change_grouping(practice, **about, edition=practice.edition, by=MAKER)
    add(new, "Practice week")
    move_version(new, "live", reason="Agreed", day=OwnDay(date(2017, 9, 26)), by=DECIDER)
    return first.plan


@pytest.mark.parametrize(
    ("period", "live", "titles", "progress", "actions"),
    [
        ("2016-11", False, [], [], 0),
        ("2016-12", True, ["Practice"], [""], 1),
        ("2017-08", True, ["Practice"], [""], 1),
        ("2017-09", True, ["Better practice", "Under no priority"], ["Half way.", ""], 2),
    ],
)
def test_a_highlight_report_is_of_the_version_that_was_live_by_its_own_day(
    period, live, titles, progress, actions
):
    report = highlight(two_versions(), parse(period), person("dcs"), today())
    assert report.before_live is not live
    assert [each.title for each in report.sections] == titles
    assert [each.progress for each in report.sections] == progress
    assert len(report.told) == actions


def test_months_long_gone_are_reached_one_after_another_back_to_the_first(client):
    plan = two_versions()
    client.force_login(person("dcs"))
    page = client.get(f"/programme/highlight?plan={plan.pk}&period=2016-12").text
    offered = re.findall(r'<option value="([^"]+)"', page)
    assert offered[:2] == [f"{today():%Y-%m}", "2026-10"]
    assert [each for each in offered if each < "2026-04"] == ["2017-01", "2016-12"]
    assert "2016-11" not in offered


def test_what_is_read_of_a_version_says_its_own_days(client):
    plan = two_versions()
    first, second = plan.versions.order_by("number")
    client.force_login(person("dcs"))
    page = words(client.get(f"/programme/highlight?plan={plan.pk}&period=2016-11"))
    assert "The plan was not live in November 2016. It went live on 5 December 2016." in page
    page = words(client.get(f"/programme/versions/{second.pk}/compare"))
    assert "Version 2 (first refresh) is live, since 26 September 2017." in page
    assert "Version 1 was superseded on 26 September 2017." in page
    page = words(client.get(f"/programme/versions/{second.pk}/young-people"))
    assert "This is the plan we are working on now. It began on 26 September 2017." in page
    assert "Version 1 was superseded on 26 September 2017" in words(
        client.get(f"/programme/versions/{second.pk}")
    )
    assert first.steps.count() == 4
