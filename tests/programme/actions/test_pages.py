"""The pages of actions: lists, timeline, plan on a page, one action; what owners, partners and others may see and do."""

# pyright: reportOptionalMemberAccess=false
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.people.matrix import ROLES
from sightline.people.models import Grant
from sightline.people.rules import permits
from sightline.programme.delivery.services.milestones import add_milestone
from sightline.programme.delivery.services.status import set_status
from sightline.programme.delivery.services.updates import report, share
from sightline.programme.difference.services.declaring import declare
from sightline.programme.models import Entry, Milestone, Plan, SignOff, Version
from sightline.programme.plans.services.changes import change_entry
from sightline.trail.models import Line
from sightline.web.words import long_date
from support.figure_pages import hidden, row_of, send, words
from support.people import granted, signed_in
from support.plans import DECIDER, MAKER, action, add, entry, person, small_plan, today

pytestmark = pytest.mark.django_db
LISTS = ("/programme/actions", "/programme/actions/timeline", "/programme/on-a-page")
EVERY = frozenset(["plan"])
WORKING = ("update", "milestone", "change")


@pytest.fixture
def plan() -> Plan:
    return small_plan()


def at(reference: str, more: str = "") -> str:
    return f"/programme/actions/{action(reference).pk}{more}"


def test_an_outsider_is_sent_to_sign_in(plan, client):
    for path in (*LISTS, at("A1"), "/programme/actions/spreadsheet", "/programme/actions/spreadsheet/take"):
        assert client.get(path)["Location"].startswith("/sign-in")
    for what in (*WORKING, "share"):
        assert client.post(at("A1", f"/{what}"), {"words": "x"})["Location"].startswith("/sign-in")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["A1", "A2", "A3", "A4"]),
        ("?status=done", ["A3"]),
        ("?late=yes", ["A1"]),
        ("?owner=action_owner", ["A2"]),
        ("?owner=Head+of+MASH", ["A1"]),
        ("?grouping=priority+practice", ["A2", "A3"]),
        ("?grouping=theme+improving-quality", ["A1"]),
        ("?within=28", ["A1"]),
        ("?within=92", ["A1", "A2"]),
        ("?grouping=priority+practice&status=done", ["A3"]),
        ("?sort=late", ["A1", "A2", "A4", "A3"]),
        ("?sort=due", ["A3", "A1", "A2", "A4"]),
        ("?status=nonsense&within=zzz&sort=drop", ["A1", "A2", "A3", "A4"]),
    ],
)
def test_a_list_is_narrowed_and_ordered_by_its_address(plan, client, query, found):
    client.force_login(person("dcs"))
    page = client.get(f"/programme/actions{query}").text
    body = page.partition("<tbody")[2]
    told = [each for each in ("A1", "A2", "A3", "A4") if f">{each} " in body]
    assert sorted(told, key=lambda each: body.index(f">{each} ")) == found


def test_a_list_is_narrowed_to_a_finding_and_says_which(plan, client):
    client.force_login(person("dcs"))
    finding = entry("A2").findings.get()
    page = client.get(f"/programme/actions?finding={finding.pk}")
    assert "1 of 4 actions, none overdue." in words(page) and finding.text in page.text
    assert ">A1 " not in page.text


def test_a_line_says_who_when_and_how_it_stands(plan, client):
    client.force_login(person("dcs"))
    page = client.get("/programme/actions")
    assert "4 actions, 1 overdue." in words(page)
    late = row_of(page, "A1 Weekly")
    assert "Head of MASH" in late and "Overdue" in late and "3 days overdue" in late
    assert "No owner" in row_of(page, "A4 Something") and "No date" in row_of(page, "A4 Something")


@pytest.mark.parametrize(("ahead", "said"), [(-1, True), (0, False), (1, False)])
def test_a_day_that_has_passed_is_not_called_next_without_a_word(plan, client, ahead, said):
    Entry.objects.update(due=None)
    Milestone.objects.update(due=today() + timedelta(days=ahead))
    client.force_login(person("dcs"))
    assert ("Was due" in row_of(client.get("/programme/actions"), "A1 Weekly")) is said
    assert ("Was due" in row_of(client.get("/programme/on-a-page"), "assessments are timely")) is said
    assert ("“Terms of reference” was due on" in words(client.get(at("A1")))) is said


def test_an_action_leads_to_the_findings_it_answers(plan, client):
    client.force_login(person("dcs"))
    found = entry("A1").findings.get()
    assert f'href="/programme/findings/{found.pk}"' in client.get(at("A1")).text
    client.force_login(person("action_owner"))
    assert "/programme/findings/" not in client.get(at("A2")).text


def test_the_timeline_draws_what_has_days_and_says_what_has_none(plan, client):
    client.force_login(person("dcs"))
    page = client.get("/programme/actions/timeline")
    assert page.text.count('class="programme-bar ') == 3
    assert "1 of them has no date and is not drawn" in words(page)
    assert page.text.count("programme-mark--late") == page.text.count("programme-tail") == 1
    assert "style=" not in page.text.partition("<main")[2]
    assert f"Terms of reference due {long_date(today() - timedelta(days=60))}" in page.text


def test_the_plan_on_a_page_has_a_line_for_each_finding_under_its_priorities(plan, client):
    client.force_login(person("dcs"))
    page = client.get("/programme/on-a-page")
    assert "3 findings: 1 not answered, 1 with an overdue action." in words(page)
    assert "No action" in row_of(page, "Return interviews") and "Overdue" in row_of(
        page, "assessments are timely"
    )
    text = page.text
    assert (
        text.index("Management oversight")
        < text.index("assessments are timely")
        < text.index("Return interviews")
    )
    by_theme = client.get("/programme/on-a-page?by=theme&sort=none").text
    assert "Improving quality" in by_theme and "Under no priority" in by_theme


def test_an_action_says_where_it_stands_and_what_happened(plan, client):
    report(action("A1"), "First meeting held.", by="owner")
    client.force_login(person("dcs"))
    page = words(client.get(at("A1")))
    assert "3 days overdue. 1 milestone overdue." in page
    assert "First meeting held." in page and "Not started → In progress" in page
    assert "No test of difference is declared yet" in page
    assert "Update this action" not in page


def test_a_long_history_comes_in_pages(plan, client):
    for number in range(120):
        report(action("A1"), f"Report {number}.", by="owner")
    client.force_login(person("dcs"))
    first, third = (words(client.get(at("A1", query))) for query in ("", "?page=3"))
    assert "Report 119." in first and "Report 69." not in first and "Older" in first and "Newer" not in first
    assert "Report 19." in third and "Not started → In progress" in third and "Older" not in third
    assert client.get(at("A1", "?page=99999999")).status_code == 200


def test_a_done_action_names_who_signed_it_off(plan, client):
    client.force_login(person("dcs"))
    page = words(client.get(at("A3")))
    assert f"Done on {long_date(today())}." in page
    assert "signed off by Jo Director, Director" in page


def test_status_update_and_milestone_on_the_page(plan, client):
    client.force_login(person(MAKER))
    declare(action("A2"), "audit", words="Ten records a month", by=MAKER)
    edition = action("A2").edition
    assert client.post(at("A2", "/update"), {"wanted": "in_progress", "edition": edition}).status_code == 302
    assert client.post(at("A2", "/update"), {"words": "Begun.", "edition": edition}).status_code == 302
    sent = {
        "milestone-title": "Leaflet",
        "milestone-due": "1 May 2027",
        "milestone-edition": action("A2").edition,
    }
    assert client.post(at("A2", "/milestone"), sent).status_code == 302
    page = words(client.get(at("A2")))
    assert "Begun." in page and "Due 1 May 2027" in page and "In progress" in page


def test_closing_on_the_page_asks_for_a_name(plan, client):
    client.force_login(person(MAKER))
    sent = {"wanted": "done", "edition": action("A1").edition, "words": "Held each week since May"}
    page = client.post(at("A1", "/update"), sent)
    assert "Enter the name of who signs it off" in words(page) and action("A1").status == "in_progress"
    assert "Held each week since May" in page.text
    client.post(at("A1", "/update"), sent | {"signed_by": "Jo", "post": "Director"})
    assert action("A1").status == "done" and SignOff.objects.filter(action=action("A1"), name="Jo").exists()


@pytest.mark.parametrize(
    ("what", "sent", "said"),
    [
        ("update", {"wanted": "paused"}, "needs a reason"),
        ("update", {"wanted": "done", "on": "soon", "words": "x"}, "must be a real date"),
        ("update", {"words": ""}, "Enter what there is to report, tick a milestone"),
        ("milestone", {"milestone-title": ""}, "Enter what will have been reached"),
        ("change", {"due": "31/02/2026"}, "must be a real date"),
        (
            "change",
            {"starts": "2 May 2027", "due": "1 May 2027", "reason": "x"},
            "cannot be due before it starts",
        ),
        ("change", {"due": "1 May 2027"}, "Say why it is changed"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_changed(plan, client, what, sent, said):
    client.force_login(person(MAKER))
    before = (Line.objects.count(), action("A1").edition)
    edition = {"edition": action("A1").edition, "milestone-edition": action("A1").edition}
    page = client.post(at("A1", f"/{what}"), edition | sent)
    assert page.status_code == 200 and said in words(page)
    assert before == (Line.objects.count(), action("A1").edition)


def test_two_people_at_once_the_second_sees_both_texts_and_chooses(client):
    small_plan(live=False)
    client.force_login(person(MAKER))
    opened = client.get(at("A2", "/change"))
    seen = hidden(opened)
    change_entry(
        entry("A2"),
        {"title": "A wider campaign", "detail": "All schools"},
        edition=action("A2").edition,
        by="first",
    )
    typed = form_of("A2") | seen | {"title": "A campaign", "impact": "More notifications", "reason": "Mine"}
    typed["detail"] = ""
    both = client.post(at("A2", "/change"), typed)
    told = words(both)
    assert both.status_code == 409
    assert "first changed it" in told and "Nothing of yours is saved yet, and nothing is lost." in told
    assert "A wider campaign" in told and "A campaign" in told and "More notifications" in told
    assert (
        "What is to be done, now: A wider campaign" not in told and "In more detail, now: All schools" in told
    )
    assert entry("A2").title == "A wider campaign"
    again = hidden(both) | {"keep_impact": "mine"}
    assert "Choose one of the two" in words(client.post(at("A2", "/change"), again))
    again |= {"keep_title": "theirs"}
    assert client.post(at("A2", "/change"), again | {"reason": "Mine"}).status_code == 302
    found = entry("A2")
    assert (found.title, found.detail, found.impact) == (
        "A wider campaign",
        "All schools",
        "More notifications",
    )


def test_the_second_of_two_statuses_is_told_and_keeps_what_was_typed(plan, client):
    client.force_login(person(MAKER))
    edition = action("A1").edition
    set_status(action("A1"), "paused", edition=edition, by="first", reason="Sickness")
    page = client.post(
        at("A1", "/update"), {"wanted": "stopped", "words": "Merged with A2", "edition": edition}
    )
    assert page.status_code == 409 and action("A1").status == "paused"
    assert "first changed it: In progress → Paused" in words(page) and "Merged with A2" in page.text
    client.post(
        at("A1", "/update"),
        {"wanted": "stopped", "words": "Merged with A2", "edition": action("A1").edition},
    )
    assert action("A1").status == "stopped"


def test_a_milestone_is_reached_on_its_page_and_a_stale_one_is_told(plan, client):
    client.force_login(person(MAKER))
    found = Milestone.objects.get()
    sent = {"title": found.title, "due": found.due.isoformat(), "reached_on": today().isoformat()}
    stale = client.post(f"/programme/milestones/{found.pk}", sent | {"edition": 1})
    assert stale.status_code == 409 and "A1 was changed while you had it open" in words(stale)
    assert (
        client.post(f"/programme/milestones/{found.pk}", sent | {"edition": action("A1").edition}).status_code
        == 302
    )
    assert "Reached" in words(client.get(at("A1")))
    gone = {"title": "x", "remove": "yes", "reason": "Merged", "edition": action("A1").edition}
    assert client.post(f"/programme/milestones/{found.pk}", gone).status_code == 302
    assert not Milestone.objects.exists()


@pytest.mark.parametrize("role", ["action_owner", "team_manager"])
def test_owners_change_only_their_own(client, role):
    small_plan()
    mine = person(f"own_{role}", role)
    Entry.objects.filter(action__reference="A2").update(owner=mine)
    share(action("A3"), mine, by=MAKER)
    client.force_login(mine)
    listed = client.get("/programme/actions").text
    assert ">A2 " in listed and ">A3 " in listed and ">A1 " not in listed
    assert client.get(at("A1")).status_code == 404
    assert client.post(at("A1", "/update"), {"words": "x"}).status_code == 404
    assert client.get(at("A3")).status_code == 200 and "Update this action" not in client.get(at("A3")).text
    before = Line.objects.count()
    for what in WORKING:
        assert client.post(at("A3", f"/{what}"), {"words": "x"}).status_code == 403, what
    assert {line.action for line in Line.objects.order_by("number")[before:]} == {"refused"}
    assert send(client, at("A2", "/update"), {"words": "Begun"}).status_code == 302
    assert send(client, at("A2", "/difference"), {"basis": "audit", "words": "Ten"}).status_code == 302
    assert (
        client.post(
            at("A2", "/update"), {"wanted": "in_progress", "edition": action("A2").edition}
        ).status_code
        == 302
    )
    title = {
        "title": "Mine now",
        "due": "1 May 2027",
        "starts": "",
        "reason": "x",
        "edition": action("A2").edition,
    }
    client.post(at("A2", "/change"), title)
    assert (
        entry("A2").title == "Awareness of private fostering" and entry("A2").due.isoformat() == "2027-05-01"
    )
    assert client.post(at("A2", "/share"), {"person": mine.pk}).status_code == 403


def test_an_owner_of_an_old_version_only_owns_nothing_now(plan, client):
    old = person("old_owner", "action_owner")
    Entry.objects.filter(action__reference="A2").update(owner=old)
    Version.objects.update(state="superseded")
    client.force_login(old)
    assert client.get(at("A2")).status_code == 404
    assert "You have no actions yet." in words(client.get("/programme"))


def test_a_partner_sees_what_was_shown_to_them_reads_only_and_no_longer_after_the_agreement(plan, client):
    police = signed_in(client, "partner")
    assert "You have no actions yet." in words(client.get("/programme"))
    assert client.get(at("A1")).status_code == 404
    share(action("A1"), police, by=MAKER)
    page = client.get(at("A1"))
    assert page.status_code == 200
    assert "assessments are timely" not in page.text and "/programme/versions/" not in page.text
    for path in (at("A2"), at("A3")):
        assert client.get(path).status_code == 404
    for what in WORKING:
        assert client.post(at("A1", f"/{what}"), {"words": "x"}).status_code == 403
    assert client.get("/programme/on-a-page").status_code == 403
    Grant.objects.filter(person=police).update(
        first=today() - timedelta(days=9), last=today() - timedelta(days=1)
    )
    gone = client.get(at("A1"))
    assert gone.status_code == 403 and "Your access ended on" in gone.text


def test_a_regulator_reads_while_the_grant_lives(plan, client):
    adviser = person("ofsted_inspector")
    granted(adviser, "plan")
    client.force_login(adviser)
    assert client.get(at("A1")).status_code == 200
    assert client.post(at("A1", "/update"), {"words": "x"}).status_code == 403
    Grant.objects.filter(person=adviser).update(opens=[])
    assert client.get(at("A1")).status_code == 403


@pytest.mark.parametrize("role", [role for role in ROLES if not permits(role, "actions.work")])
def test_who_does_not_work_on_actions_changes_nothing(plan, client, role):
    user = person(role)
    if role in ("board_chair", "dfe_adviser", "ofsted_inspector"):
        granted(user, "plan")
    client.force_login(user)
    before = action("A1").edition
    for what in WORKING:
        refused = client.post(at("A1", f"/{what}"), {"words": "x"}).status_code
        assert refused == (
            404 if permits(role, "plan.see") and not permits(role, "plan.see_all", EVERY) else 403
        )
    assert client.post("/programme/actions/spreadsheet", {"rows": "x"}).status_code == 403
    assert action("A1").edition == before


def test_an_action_is_shown_and_no_longer_shown_on_the_page(plan, client):
    police = person("police", "partner")
    client.force_login(person(MAKER))
    client.post(at("A1", "/share"), {"person": police.pk})
    assert "police" in client.get(at("A1")).text and action("A1").shares.count() == 1
    client.post(at("A1", "/share"), {"person": police.pk, "stop": "yes"})
    assert action("A1").shares.count() == 0
    assert "Select a valid choice" in words(client.post(at("A1", "/share"), {"person": person(DECIDER).pk}))


def test_no_query_count_grows_with_the_number_of_actions(client):
    small_plan(live=False)
    client.force_login(person(MAKER))
    person("dcs")
    paths = (*LISTS, "/programme", at("A1"), "/programme/actions/spreadsheet/take")

    def asked() -> dict[str, int]:
        found = {}
        for path in paths:
            client.get(path)
            with CaptureQueriesContext(connection) as made:
                client.get(path)
            found[path] = len(made)
        return found

    before = asked()
    version = Version.objects.get()
    groups = set(version.groupings.values_list("pk", flat=True))
    answers = set(entry("A1").findings.values_list("pk", flat=True))
    for number in range(15):
        made = add(
            version,
            f"More {number}",
            groupings=groups,
            findings=answers,
            due=today(),
            owner=person("action_owner"),
        )
        add_milestone(made.action, "One", due=today(), edition=1, by=MAKER)
        for _ in range(3):
            report(made.action, "Said", by=MAKER)
            report(action("A1"), "Said", by=MAKER)
    assert asked() == before


def form_of(reference: str) -> dict:
    """What the change form of an action holds."""
    from sightline.programme.plans.forms.entries import initial_of

    return {name: "" if value is None else value for name, value in initial_of(entry(reference)).items()}
