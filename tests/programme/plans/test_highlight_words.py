"""What is written of a month for its highlight report: by whom, of which month, as it was, and for whom it is to be read."""

# pyright: reportAttributeAccessIssue=false
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sightline.calendars.periods import month_of, parse, preceding, quarter_of
from sightline.history.refusals import ChangedMeanwhileError
from sightline.people.matrix import ROLES
from sightline.people.rules import permits
from sightline.programme.consultation.services.highlight import write_highlight
from sightline.programme.delivery.services.progress import Progress, save_progress
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import FieldChange, Grouping, HighlightReport, HighlightText, VersionStep
from sightline.programme.overview.queries.highlight import highlight
from sightline.programme.overview.queries.highlight_words import written_for
from sightline.programme.plans.services.entries import remove_entry
from sightline.programme.plans.services.groupings import change_grouping
from sightline.programme.plans.services.versions import move_version, refresh
from sightline.trail.models import Line
from support.figure_pages import hidden, send, words
from support.people import signed_in
from support.plans import DECIDER, MAKER, action, entry, person, small_plan, today

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/London")
WHOLE = ("", "")
PRACTICE = ("priority", "practice")


@pytest.fixture
def plan():
    """The small plan, live since January 2025."""
    made = small_plan()
    VersionStep.objects.update(at=datetime(2025, 1, 6, 9, tzinfo=HERE), on=date(2025, 1, 6))
    return made


def month() -> str:
    return preceding(month_of(today())).name


def report(client, period: str):
    return client.get(f"/programme/highlight?period={period}")


def test_words_are_of_their_month_and_of_no_other(plan, client):
    write_highlight(plan, parse("2026-09"), {WHOLE: "September went well."}, by=MAKER)
    write_highlight(
        plan, parse("2026-10"), {WHOLE: "October did not.", PRACTICE: "Audits are late."}, by=MAKER
    )
    client.force_login(person("dcs"))
    september, october = words(report(client, "2026-09")), words(report(client, "2026-10"))
    assert "September went well." in september and "October did not." not in september
    assert "October did not." in october and "Audits are late." in october and "went well" not in october
    assert "October did not." not in words(report(client, "2026-27-Q3"))


def test_they_stand_first_before_figures_and_before_what_happened(plan, client):
    save_progress(action("A1"), Progress(words="Meetings are held."), edition=action("A1").edition, by=MAKER)
    texts = {WHOLE: "All in all it goes well.", PRACTICE: "Practice is better."}
    write_highlight(plan, month_of(today()), texts, by=MAKER)
    client.force_login(person("dcs"))
    page = words(report(client, month_of(today()).name)).partition("Show")[2]
    first, second = page.index("All in all it goes well."), page.index("Meetings are held.")
    assert first < second < page.index("Overdue on") and first < page.index("Practice is better.")


def test_progress_stands_where_nothing_is_written_of_a_priority(plan, client):
    practice = Grouping.objects.get(key="practice")
    change_grouping(practice, title="Practice", about="", progress="As ever.", edition=1, by=MAKER)
    client.force_login(person("dcs"))
    period = month_of(today())
    assert "As ever." in words(report(client, period.name))
    write_highlight(plan, period, {PRACTICE: "Much better."}, by=MAKER)
    page = words(report(client, period.name))
    assert "Much better." in page and "As ever." not in page


def test_a_later_edition_says_its_day_and_what_was_said_before(plan, client):
    period = parse("2026-10")
    write_highlight(plan, period, {WHOLE: "It went well."}, edition=0, by=MAKER)
    moment = datetime(2026, 10, 31, 12, tzinfo=HERE)
    FieldChange.objects.filter(field="words").update(at=moment)
    write_highlight(plan, period, {WHOLE: "It went badly."}, edition=1, by="another")
    text = written_for(plan, period)[WHOLE]
    assert (text.now.words, text.number, [each.words for each in text.before]) == (
        "It went badly.",
        2,
        ["It went well."],
    )
    client.force_login(person("dcs"))
    page = words(report(client, period.name))
    now = f"{today().day} {today():%B %Y}"
    assert f"{MAKER}, 31 October 2026 . Edition 2: changed by another, {now}" in page.replace(
        "2026.", "2026 ."
    )
    assert page.index("It went badly.") < page.index("What it said before") < page.index("It went well.")
    line = Line.objects.latest("number")
    assert (line.action, line.detail["period"]) == ("highlight_written", "2026-10")
    assert (line.detail["from"], line.detail["to"]) == (
        {"whole": "It went well."},
        {"whole": "It went badly."},
    )


def test_what_did_not_change_counts_no_edition_and_leaves_no_line(plan):
    period = month_of(today())
    write_highlight(plan, period, {WHOLE: "Well.", PRACTICE: ""}, by=MAKER)
    before = Line.objects.count()
    write_highlight(plan, period, {WHOLE: " Well.\r\n", PRACTICE: ""}, by=MAKER)
    assert (Line.objects.count(), HighlightReport.objects.get().edition) == (before, 1)
    assert HighlightText.objects.count() == 1


def test_words_that_were_taken_out_are_said_no_longer(plan, client):
    period = month_of(today())
    write_highlight(plan, period, {WHOLE: "Well."}, by=MAKER)
    write_highlight(plan, period, {WHOLE: ""}, by=MAKER)
    assert written_for(plan, period) == {}
    client.force_login(person(MAKER))
    assert f"Nothing is written of {period.title} yet." in words(report(client, period.name))


@pytest.mark.parametrize(
    ("period", "fault"),
    [
        ("2024-12", "was not live in December 2024: it went live on 6 January 2025"),
        ("2099-01", "January 2099 has not begun"),
    ],
)
def test_of_a_month_that_has_nothing_to_report_nothing_is_written(plan, period, fault):
    with pytest.raises(CannotChangePlanError, match=fault):
        write_highlight(plan, parse(period), {WHOLE: "x"}, by=MAKER)
    assert not HighlightReport.objects.exists()


@pytest.mark.parametrize("period", ["2025-01", "this month", "this quarter"])
def test_a_month_that_the_plan_was_live_in_or_that_is_not_over_is_written(plan, period):
    one = {"this month": month_of(today()), "this quarter": quarter_of(today())}.get(period) or parse(period)
    assert write_highlight(plan, one, {WHOLE: "x"}, by=MAKER).period == one.name


def test_of_two_who_begin_to_write_the_second_is_told(plan):
    period = month_of(today())
    write_highlight(plan, period, {WHOLE: "Mine."}, edition=0, by=MAKER)
    with pytest.raises(ChangedMeanwhileError, match=f"What is written of {period.title} was changed by"):
        write_highlight(plan, period, {WHOLE: "Yours."}, edition=0, by="another")
    assert written_for(plan, period)[WHOLE].now.words == "Mine."


def test_they_are_written_from_the_report_s_own_page(plan, client):
    client.force_login(person(MAKER))
    there = f"/programme/plans/{plan.pk}/highlight?period={month()}"
    assert f'href="{there}"' in report(client, month()).text
    page = client.get(there)
    for label in ("On the whole", "Priority: Management oversight", "Priority: Practice"):
        assert label in words(page)
    assert "Theme: Improving quality" not in words(page)
    made = send(client, there, {"whole": "It goes well.", "priority_practice": "Audits are late."})
    assert made.status_code == 302 and made["Location"].endswith(f"period={month()}")
    page = client.get(made["Location"])
    assert f"What is written of {parse(month()).title} was saved." in words(page)
    assert "It goes well." in words(page) and "Audits are late." in words(page)
    assert "It goes well." in client.get(there).text


def test_nothing_typed_is_lost_and_an_empty_form_says_so(plan, client):
    client.force_login(person(MAKER))
    there = f"/programme/plans/{plan.pk}/highlight?period={month()}"
    assert "Nothing is written yet." in words(send(client, there, {}))
    opened = hidden(client.get(there))
    send(client, there, {"whole": "First."})
    both = client.post(there, opened | {"whole": "Second."})
    assert both.status_code == 409 and "First." in words(both) and "Second." in words(both)
    refused = send(client, there, {"whole": "Her NHS number is 943 476 5919.", "priority_practice": "Fine."})
    assert "write it without" in words(refused) and "Fine." in refused.text
    assert written_for(plan, parse(month()))[WHOLE].now.words == "First."


@pytest.mark.parametrize("period", ["2099-01", "soon", "2025-26"])
def test_of_a_period_that_is_none_there_is_no_form(plan, client, period):
    client.force_login(person(MAKER))
    assert client.get(f"/programme/plans/{plan.pk}/highlight?period={period}").status_code == 404


@pytest.mark.parametrize("role", [role for role in ROLES if permits(role, "plan.see_all")])
def test_who_reads_the_report_reads_them_and_only_who_writes_the_plan_is_led_to_the_form(plan, client, role):
    write_highlight(plan, parse(month()), {WHOLE: "It goes well."}, by=MAKER)
    client.force_login(person(role))
    page = report(client, month())
    there = f"/programme/plans/{plan.pk}/highlight?period={month()}"
    assert "It goes well." in words(page)
    assert (there in page.text) is permits(role, "plan.change")
    assert client.get(there).status_code == (200 if permits(role, "plan.change") else 403)


def test_an_outsider_and_another_authority_neither_read_nor_write(plan, client):
    write_highlight(plan, parse(month()), {WHOLE: "It goes well."}, by=MAKER)
    there = f"/programme/plans/{plan.pk}/highlight?period={month()}"
    assert client.get(there)["Location"].startswith("/sign-in")
    signed_in(client, "head_of_service", authority="991")
    assert client.get(f"/programme/highlight?plan={plan.pk}").status_code == 404
    other = person("elsewhere", MAKER)
    other.authority = "991"
    other.save()
    client.force_login(other)
    assert client.get(there).status_code == 404


def test_of_a_draft_they_are_read_by_who_reads_the_draft(client):
    plan = small_plan(live=False)
    write_highlight(plan, month_of(today()), {WHOLE: "Soon ready."}, by=MAKER)
    there = f"/programme/highlight?plan={plan.pk}&period={month_of(today()).name}"
    client.force_login(person("scrutiny_member"))
    assert client.get(there).status_code == 404
    client.force_login(person("dcs"))
    assert "Soon ready." in words(client.get(there))


def test_names_are_by_name_and_post_and_words_given_once_stand_once(plan, client):
    maker = person(MAKER)
    maker.full_name = "Jo Smith"
    maker.save()
    owner = person("action_owner")
    owner.full_name = "Sam Owner"
    owner.save()
    second = entry("A2")
    second.starts = second.due = today() - timedelta(days=1)
    second.save()
    first = action("A1")
    done = Progress(
        words="The meeting is every week.", wanted="done", signed_by="Jo Director", post="Director"
    )
    save_progress(first, done, edition=first.edition, by=MAKER)
    client.force_login(person("dcs"))
    page = words(report(client, month_of(today()).name))
    assert page.count("The meeting is every week.") == 1
    assert "Jo Smith" in page and MAKER not in page and "action_owner" not in page and "Sam Owner" in page
    history = words(client.get(f"/programme/actions/{first.pk}"))
    assert history.partition("History")[2].count("The meeting is every week.") == 1


def test_an_action_that_is_taken_out_has_its_line_in_the_month_its_version_went_live(plan, client):
    new = refresh(plan.versions.get(), reasons="A visit", by=MAKER)
    remove_entry(entry("A4", 2), reason="Nobody needs it", by=MAKER)
    FieldChange.objects.filter(field="version").update(at=datetime(2026, 8, 3, 9, tzinfo=HERE))
    client.force_login(person("scrutiny_member"))
    assert "Nobody needs it" not in words(report(client, "2026-08"))
    move_version(new, "live", reason="Agreed", by=DECIDER)
    VersionStep.objects.filter(version=new, state="draft").update(on=date(2026, 8, 1))
    VersionStep.objects.filter(version=new, state="live").update(on=date(2026, 9, 14))
    august, september, october = (words(report(client, each)) for each in ("2026-08", "2026-09", "2026-10"))
    assert "14 Sep 26 Taken out: A4 Something nobody owns Nobody needs it" in september
    assert "Nobody needs it" not in august and "Nobody needs it" not in october
    assert "A4" in august.partition("Show")[2] and "No update for" in august
    then = highlight(plan, parse("2026-08"), person("dcs"), today())
    assert [each.line.reference for each in then.told] == ["A1", "A2", "A3", "A4"]
