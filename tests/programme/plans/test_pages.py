"""The plan's pages: the first sentence, what is in red, what each may see and do."""

# pyright: reportAttributeAccessIssue=false
from datetime import timedelta

import pytest
from django.test import Client

from sightline.people.matrix import ROLES
from sightline.people.models import Grant, User
from sightline.people.rules import permits, plan_reach
from sightline.programme.consultation.services.asks import ask_partner
from sightline.programme.consultation.services.comments import comment, set_next
from sightline.programme.models import Ask, Comment, NextPriority, Plan, Version
from sightline.programme.plans.services.versions import refresh
from sightline.trail.models import Line
from support.figure_pages import hidden, send, words
from support.people import granted, signed_in
from support.plans import DECIDER, MAKER, action, add, entry, findings, person, small_plan, today

pytestmark = pytest.mark.django_db
WHOLE = ("/programme/versions/{v}", "/programme/versions/{v}/compare", "/programme/versions/{v}/sealed")
WRITING = ("refresh", "shown", "groupings", "serves", "document", "action", "comment")


@pytest.fixture
def plan() -> Plan:
    return small_plan()


def version() -> Version:
    return Version.objects.get(number=1)


def here(path: str) -> str:
    return path.format(v=version().pk)


def as_role(client: Client, role: str) -> User:
    user = person(role)
    if role in ("board_chair", "partner", "dfe_adviser", "ofsted_inspector"):
        granted(user, *([] if role == "partner" else ["plan"]))
    client.force_login(user)
    return user


def test_an_outsider_is_sent_to_sign_in(plan, client):
    for path in ("/programme", "/programme/asks", "/programme/new", *map(here, WHOLE)):
        assert client.get(path)["Location"].startswith("/sign-in")
    for what in WRITING:
        assert client.post(f"/programme/versions/{version().pk}/{what}", {})["Location"].startswith(
            "/sign-in"
        )


def test_the_first_sentence_counts_findings_and_actions_and_says_what_is_next(plan, client):
    as_role(client, MAKER)
    page = words(client.get("/programme"))
    assert (
        "3 findings: 2 answered, 1 not answered. 4 actions: 1 done, 1 in progress, 2 not started; 1 overdue."
        in page
    )
    assert "Awareness of private fostering (A2, action_owner)" in page
    assert "Return interviews within 72 hours." in page and "Children are listened to." not in page
    assert "Overdue" in page and "Weekly performance meeting" in page


def test_with_no_plan_it_says_what_to_do(client):
    signed_in(client, MAKER)
    assert "There is no plan yet." in words(client.get("/programme"))
    assert 'href="/programme/new"' in client.get("/programme").text
    person("dcs")
    client.force_login(person("dcs"))
    assert 'href="/programme/new"' not in client.get("/programme").text


def test_a_plan_is_made_on_the_page(client):
    signed_in(client, MAKER)
    sent = {"title": "Plan", "standard": "good", "authority": "343", "phase": "Phase 2"}
    assert "Choose the council" in words(client.post("/programme/new", sent | {"authority": ""}))
    made = client.post("/programme/new", sent)
    assert made["Location"] == f"/programme/versions/{version().pk}"
    assert "There is a plan" in words(client.post("/programme/new", sent))
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_the_plan_as_the_matrix_lets_it(plan, client, role):
    user = as_role(client, role)
    reach = plan_reach(user.effective_role, user.opened)
    first = client.get("/programme")
    assert first.status_code == (403 if reach == "none" else 200)
    for path in map(here, WHOLE):
        assert client.get(path).status_code == (200 if reach == "all" else 403), path
    if reach == "own":
        assert "Weekly performance meeting" not in first.text and "Return interviews" not in first.text


@pytest.mark.parametrize("role", [role for role in ROLES if not permits(role, "plan.change")])
def test_who_does_not_write_the_plan_changes_nothing_and_it_is_written_down(plan, client, role):
    as_role(client, role)
    before = Line.objects.count()
    for what in WRITING:
        assert client.post(f"/programme/versions/{version().pk}/{what}", {"title": "x"}).status_code == 403
    new = list(Line.objects.order_by("number")[before:])
    assert {line.action for line in new} == {"refused"} and len(new) == len(WRITING)


@pytest.mark.parametrize("role", [role for role in ROLES if not permits(role, "plan.approve")])
def test_who_does_not_approve_does_not_decide(plan, client, role):
    as_role(client, role)
    assert (
        client.post(here("/programme/versions/{v}/decide"), {"decide-wanted": "superseded"}).status_code
        == 403
    )
    assert version().state == "live"


def test_a_regulators_access_ends_on_its_date(plan, client):
    adviser = person("dfe_adviser")
    granted(adviser, "plan", first=today() - timedelta(days=9), last=today())
    client.force_login(adviser)
    assert "Access ends" in client.get("/programme").text
    assert client.get(here("/programme/versions/{v}")).status_code == 200
    Grant.objects.filter(person=adviser).update(
        first=today() - timedelta(days=9), last=today() - timedelta(days=1)
    )
    page = client.get(here("/programme/versions/{v}"))
    assert page.status_code == 403 and "Your access ended on" in page.text
    assert client.get("/programme").status_code == 403


def test_another_authoritys_people_see_nothing_of_it(plan, client):
    signed_in(client, "head_of_service", authority="991")
    assert "There is no plan yet." in words(client.get("/programme"))
    assert client.get(f"/programme?plan={plan.pk}").status_code == 404
    for path in map(here, WHOLE):
        assert client.get(path).status_code == 404
    assert client.get(f"/programme/actions/{entry('A1').action_id}").status_code == 404


def test_two_people_let_a_version_go_live(client):
    plan = small_plan(live=False)
    address = f"/programme/versions/{version().pk}"
    as_role(client, MAKER)
    assert "Decide on this version" not in client.get(address).text
    send(client, f"{address}/consult", {"wanted": "consulted"})
    assert version().state == "consulted"
    as_role(client, DECIDER)
    page = client.get(address)
    assert "Decide on this version" in page.text and "Consultation" not in words(page)
    assert "Choose what happens" in words(client.post(f"{address}/decide", {}))
    assert (
        send(client, f"{address}/decide", {"decide-wanted": "live", "decide-reason": "Agreed"}).status_code
        == 302
    )
    assert (version().state, version().steps.last().by) == ("live", DECIDER)
    assert plan.versions.count() == 1


def test_who_made_it_is_told_so_on_the_page(client):
    small_plan(live=False)
    Version.objects.update(by=DECIDER)
    as_role(client, DECIDER)
    address = f"/programme/versions/{version().pk}"
    assert "You made this version" in words(client.get(address))
    sent = {"decide-wanted": "submitted", "edition": version().edition}
    page = client.post(f"{address}/decide", sent)
    assert "somebody else must decide" in words(page) and version().state == "draft"


def test_an_action_is_added_for_a_finding_and_the_red_goes(client):
    small_plan(live=False)
    as_role(client, MAKER)
    third = version().plan.authority and entry("A1").findings.first().source.findings.get(number="3")
    page = client.get("/programme")
    assert f"/programme/versions/{version().pk}/action?finding={third.pk}" in page.text
    sent = {"title": "Interviews", "findings": [third.pk], "due": "31/02/2026"}
    assert "must be a real date" in words(client.post(f"/programme/versions/{version().pk}/action", sent))
    client.post(f"/programme/versions/{version().pk}/action", sent | {"due": "14 November 2027"})
    assert "3 findings, all answered." in words(client.get("/programme"))


def test_a_version_is_shown_by_each_kind_of_grouping_and_says_who_saw_it(plan, client):
    as_role(client, MAKER)
    page = client.get(here("/programme/versions/{v}?by=theme"))
    assert "Improving quality" in page.text and "Under none of them" in page.text
    client.post(
        here("/programme/versions/{v}/shown"),
        {"another_body": "Scrutiny", "on": "26/09/2026", "purpose": "to note"},
    )
    assert "Scrutiny, 26 September 2026, to note" in words(client.get(here("/programme/versions/{v}")))


def test_the_seal_can_be_fetched_and_a_broken_one_is_shown(plan, client):
    as_role(client, "dcs")
    sealed = client.get(here("/programme/versions/{v}/sealed"))
    assert sealed.content.decode() == version().sealed and "attachment" in sealed["Content-Disposition"]
    Version.objects.update(sealed=version().sealed.replace("Practice", "Malpractice"))
    assert "The seal does not fit" in words(client.get(here("/programme/versions/{v}")))


def test_two_versions_are_compared_on_the_page(plan, client):
    as_role(client, MAKER)
    client.post(here("/programme/versions/{v}/refresh"), {"reasons": "Current priorities"})
    second = Version.objects.get(number=2)
    address = f"/programme/versions/{second.pk}"
    assert "Nothing differs." in words(client.get(f"{address}/compare"))
    client.post(f"{address}/action", {"title": "Practice week", "reason": "The visit asked"})
    send(client, f"/programme/entries/{entry('A4', 2).pk}/remove", {"reason": "Nobody needs it"})
    page = words(client.get(f"{address}/compare"))
    assert "1 action added, 1 removed, 3 as they were." in page
    assert "Why: The visit asked" in page and "Why: Nobody needs it" in page and "Current priorities" in page
    moved = words(client.get(here("/programme/versions/{v}/compare?with=sealed")))
    assert "1 action changed, 3 as they were." in moved and "Terms of reference" in moved


def test_a_new_action_of_a_refresh_says_before_that_it_needs_its_reason(plan, client):
    as_role(client, MAKER)
    client.post(here("/programme/versions/{v}/refresh"), {"reasons": "Current priorities"})
    address = f"/programme/versions/{Version.objects.get(number=2).pk}/action"
    shown = words(client.get(address))
    assert "Why it is added This version is a refresh, so every new action needs its reason." in shown
    refused = client.post(address, {"title": "Practice week", "owner_post": "Head of MASH"})
    assert "Enter why it is added" in words(refused) and "Head of MASH" in refused.text
    changed = f"/programme/actions/{action('A2').pk}/change"
    assert "Needed: every change has its reason." in words(client.get(changed))


def test_a_new_action_of_a_first_version_needs_no_reason(client):
    small_plan(live=False)
    as_role(client, MAKER)
    address = f"/programme/versions/{version().pk}/action"
    assert "so every new action needs its reason" not in words(client.get(address))
    assert client.post(address, {"title": "Practice week"}).status_code == 302


def test_comments_are_kept_and_answered(plan, client):
    as_role(client, MAKER)
    client.post(
        here("/programme/versions/{v}/comment"), {"said_by": "Young advisors", "words": "Ask us first"}
    )
    made = Comment.objects.get()
    assert "No answer yet" in words(client.get(here("/programme/versions/{v}")))
    own = f"/programme/comments/{made.pk}"
    opened = hidden(client.get(own))
    send(client, own, {"response": "We will"})
    stale = client.post(own, opened | {"response": "We will not"})
    told = words(stale)
    assert stale.status_code == 409 and f"{MAKER} answered: “We will”" in told and "We will not" in told
    made.refresh_from_db()
    assert (made.response, made.responded_by) == ("We will", MAKER)
    send(client, own, {"response": "We will,\r\nin May"})
    send(client, own, {"response": "We will in June"})
    made.refresh_from_db()
    assert made.response == "We will in June"
    assert [each.was for each in made.changes.all()] == ["", "We will", "We will,\r\nin May"]
    kept = Line.objects.order_by("number").values_list("action", flat=True)
    assert list(kept)[-4:] == ["plan_commented", *["plan_comment_answered"] * 3]


@pytest.mark.parametrize("quarter", ["2026-27-Q5", "2026-28-Q1", "Q1", "2026-27"])
def test_a_quarter_that_is_none_is_refused(plan, client, quarter):
    as_role(client, MAKER)
    page = client.post(f"/programme/plans/{plan.pk}/next", {"quarter": quarter, "words": "x"})
    assert "as Q4 2026-27" in words(page) and not NextPriority.objects.exists()


@pytest.mark.parametrize("quarter", ["Q4 2026-27", "2026-27 Q4", "2026-27-Q4", "q4 2026/27"])
def test_a_quarter_is_taken_as_people_write_it(plan, client, quarter):
    as_role(client, MAKER)
    client.post(f"/programme/plans/{plan.pk}/next", {"quarter": quarter, "words": "Recruit"})
    assert "Q4 2026-27 Recruit" in words(client.get("/programme"))


def test_the_priorities_of_a_quarter_stand_on_the_first_page(plan, client):
    set_next(plan, "Q4 2026-27", "Recruit to the MASH", by=MAKER)
    as_role(client, "dcs")
    page = words(client.get("/programme"))
    assert "Q4 2026-27 Recruit to the MASH" in page and "2026-27-Q4" not in page


def test_a_partner_sees_and_answers_what_is_asked_of_them_and_nothing_else(plan, client):
    police = as_role(client, "partner")
    ours = ask_partner(plan, "Police", "Share missing reports daily", due=today(), person=police, by=MAKER)
    others = ask_partner(plan, "Health", "Attend conferences", by=MAKER)
    page = client.get("/programme/asks")
    assert "Share missing reports daily" in page.text and "Attend conferences" not in page.text
    assert client.get(f"/programme/asks/{others.pk}").status_code == 404
    assert client.post(f"/programme/asks/{others.pk}", {"wanted": "answered"}).status_code == 404
    kept = {"wanted": "kept", "words": "x"}
    assert "Your answer" in words(client.get(f"/programme/asks/{ours.pk}"))
    opened = hidden(client.get(f"/programme/asks/{ours.pk}"))
    send(client, f"/programme/asks/{ours.pk}", kept)
    assert Ask.objects.get(pk=ours.pk).state == "open"
    send(client, f"/programme/asks/{ours.pk}", {"wanted": "answered", "words": "From March"})
    assert Ask.objects.get(pk=ours.pk).state == "answered"
    as_role(client, MAKER)
    stale = client.post(f"/programme/asks/{ours.pk}", opened | {"wanted": "withdrawn", "words": "Mine"})
    assert stale.status_code == 409 and "Mine" in stale.text
    assert "changed by partner while you had it open. It is now 'Answered'." in words(stale)
    send(client, f"/programme/asks/{ours.pk}", kept)
    assert Ask.objects.get(pk=ours.pk).state == "kept"


def test_no_page_names_a_child_in_its_title_or_address(plan, client):
    comment(version(), "Staff", "x", by=MAKER)
    as_role(client, MAKER)
    for path in ("/programme", *map(here, WHOLE[:2])):
        assert "child" not in client.get(path).text.partition("<title>")[2].partition("</title>")[0].lower()


def test_a_version_that_grows_asks_the_database_no_more(client):
    small_plan(live=False)
    as_role(client, MAKER)
    address = f"/programme/versions/{version().pk}"

    def asked() -> dict[str, int]:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        found = {}
        for path in (address, "/programme", f"{address}/compare?with=sealed"):
            client.get(path)
            with CaptureQueriesContext(connection) as made:
                client.get(path)
            found[path] = len(made)
        return found

    before = asked()
    for number in range(20):
        add(version(), f"More {number}", groupings=set(version().groupings.values_list("pk", flat=True)))
    findings()
    assert asked() == before


def test_a_large_version_comes_in_pages_and_by_one_grouping_at_a_time(client):
    small_plan(live=False)
    practice = version().groupings.get(key="practice")
    for number in range(120):
        add(version(), f"More {number}", groupings={practice.pk} if number < 60 else set())
    as_role(client, "head_of_service")
    address = f"/programme/versions/{version().pk}"
    first, last = client.get(address).text, client.get(f"{address}?page=3").text
    assert ">A1 " in first and ">A51 " not in first and ">A124 " in last
    assert ">A124 " in client.get(f"{address}?page=all").text
    grouped = client.get(f"{address}?by=priority")
    assert "Show its 62 actions" in words(grouped) and ">A30 " not in grouped.text
    one = client.get(f"{address}?by=priority&group=practice&page=2").text
    assert ">A64 " in one and ">A65 " not in one and "Management oversight" not in one.partition("<h3")[2]
    listed = client.get("/programme/actions?page=2&sort=reference")
    assert ">A51 " in listed.text and "sort=reference&amp;page=1" in listed.text
    assert ">A124 " in client.get("/programme/actions?page=all").text


def test_a_refresh_begins_where_the_plan_stands(plan, client):
    refresh(version(), reasons="x", by=MAKER)
    as_role(client, MAKER)
    assert "Version 2 (first refresh) is being written" in words(client.get("/programme"))
