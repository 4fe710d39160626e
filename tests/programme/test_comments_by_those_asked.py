"""Whoever is asked comments on a version themselves, and nobody else; the manager sees who has, and answers.

| | not asked | asked | asked, has commented |
|---|---|---|---|
| draft, never out | no page | no page | |
| out, before the last day and on it | no box, refused | box | box, may change it |
| out, the day after | no box, refused | closed | reads it and its answer |
| taken back to draft | no page, or refused | closed | reads it and its answer |
| submitted, live | refused | closed | reads it and its answer |
| another council | no page | | |

Refused is 403 and in the trail; no page is 404. A partner who is asked reads what the version says while comments are open.
"""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from sightline.bodies.services import add_member, body_called
from sightline.people.matrix import ROLES
from sightline.people.models import Grant, User
from sightline.people.posts.services import add_post, take_up
from sightline.people.rules import needs_a_grant
from sightline.programme.consultation.services.comments import comment, respond
from sightline.programme.consultation.services.consulting import (
    ask_for_comments,
    change_comment,
    write_comment,
)
from sightline.programme.consultation.views import consulting
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Comment, Consultation, Invitation, Version
from sightline.programme.plans.services.versions import move_version
from sightline.trail.models import Line
from sightline.web.words import long_date
from support.figure_pages import addresses, hidden, row_of, send, words
from support.people import granted
from support.plans import AUTHORITY, DECIDER, MAKER, person, small_plan, today
from support.rows_again import made_once

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ASKED = (
    "partner",
    "board_chair",
    "dfe_adviser",
    "lead_member",
    "young_advisor",
    "practitioner",
    "finance_legal",
)
THOUGHT = "Put private fostering first"


@pytest.fixture
def version() -> Version:
    """The small plan's version, out for comments."""
    return made_once("out for comments", _version, Version)


def _version() -> Version:
    made: Version = small_plan(live=False).versions.get()
    return move_version(made, "consulted", by=MAKER)


def somebody(name: str, role: str = "", authority: str = AUTHORITY) -> User:
    user = person(name, role)
    User.objects.filter(pk=user.pk).update(authority=authority)
    if needs_a_grant(user.role) and not Grant.objects.filter(person=user).exists():
        granted(user, *(() if user.role == "partner" else ("plan",)))
    return User.objects.get(pk=user.pk)


def ask(version: Version, *people: User, days: int = 7, **more) -> Consultation:
    closes = today() + timedelta(days=days)
    return ask_for_comments(version, closes=closes, people=[each.pk for each in people], **more, by=MAKER)


def passed(days: int) -> None:
    """The last day lies so many days back."""
    Consultation.objects.update(closes=today() - timedelta(days=days))


def box(version: Version) -> str:
    return f"/programme/versions/{version.pk}/your-comments"


def reads(client, user: User, version: Version):
    """The page on which this person comments, wherever that is."""
    client.force_login(user)
    return client.get(box(version), follow=True)


# ---- asked, and not


@pytest.mark.parametrize("role", ASKED)
def test_whoever_is_asked_writes_on_the_page_where_they_read_it_and_is_told_it_was_saved(
    client, version, role
):
    user = somebody(role)
    ask(version, user)
    page = reads(client, user, version)
    assert page.status_code == 200 and 'name="words"' in page.text
    sent = client.post(box(version), {"words": THOUGHT}, follow=True)
    assert (
        f"Your comment was saved. You can change it until {long_date(today() + timedelta(days=7))}."
        in words(sent)
    )
    made = Comment.objects.get()
    assert (made.person, made.words, made.by) == (user, THOUGHT, role)
    again = words(reads(client, user, version))
    assert THOUGHT in again and "Change your comment" in again and "No answer yet" in again
    line = Line.objects.get(action="plan_commented")
    assert (line.actor, line.detail["words"]) == (role, THOUGHT)


@pytest.mark.parametrize("role", ASKED)
def test_whoever_is_not_asked_sees_no_box_and_is_refused(client, version, role):
    ask(version, somebody("other_partner", "partner"))
    user = somebody(role)
    client.force_login(user)
    assert client.get(box(version)).status_code in (302, 403)
    if role in ("board_chair", "dfe_adviser", "lead_member", "finance_legal"):
        assert 'name="words"' not in client.get(f"/programme/versions/{version.pk}").text
    before = Line.objects.filter(action="refused").count()
    assert client.post(box(version), {"words": THOUGHT}).status_code == 403
    assert Line.objects.filter(action="refused").count() == before + 1
    assert not Comment.objects.exists()
    with pytest.raises(CannotChangePlanError, match="not asked"):
        write_comment(version, THOUGHT, person=user)


@pytest.mark.parametrize("role", ASKED)
def test_nobody_of_another_council_is_asked_or_finds_it(client, version, role):
    user = somebody(role, authority="343")
    with pytest.raises(CannotChangePlanError, match="Choose who is asked"):
        ask(version, user)
    ask(version, somebody("other_partner", "partner"), roles=[role])
    client.force_login(user)
    assert client.get(box(version)).status_code == 404
    assert client.post(box(version), {"words": THOUGHT}).status_code == 404
    assert not Comment.objects.exists()


def test_an_outsider_signs_in_first_and_an_administrator_is_refused(client, version):
    ask(version, somebody("partner"))
    for address in (box(version), f"/programme/versions/{version.pk}/consultation"):
        assert client.get(address)["Location"].startswith("/sign-in")
        client.force_login(somebody("system_administrator"))
        assert client.get(address).status_code == 403
        client.logout()


# what asks a practitioner called Pat, and whether it does
@pytest.mark.parametrize(
    ("asking", "is_asked"),
    [
        ("by name", True),
        ("by role", True),
        ("by another role", False),
        ("by a body they sit on", True),
        ("by a body they sat on until yesterday", False),
        ("by another body", False),
        ("not any more", False),
    ],
)
def test_by_name_by_role_and_by_body(client, version, asking, is_asked):
    pat = somebody("pat", "practitioner")
    board, other = (body_called(AUTHORITY, name, by=MAKER) for name in ("Board", "Other"))
    ended = today() - timedelta(days=1) if "until" in asking else None
    add_member(board, "Practice lead", person=pat, ends=ended, by=MAKER)
    by = {
        "by name": {"people": [pat.pk]},
        "not any more": {"people": [pat.pk]},
        "by role": {"roles": ["practitioner"]},
        "by another role": {"roles": ["team_manager"]},
        "by another body": {"bodies": [other.pk]},
    }.get(asking, {"bodies": [board.pk]})
    ask_for_comments(version, closes=today(), **by, by=MAKER)
    if asking == "not any more":
        ask_for_comments(version, closes=today(), roles=["dcs"], by=MAKER)
    client.force_login(pat)
    assert client.post(box(version), {"words": THOUGHT}).status_code == (302 if is_asked else 403)
    told = "You are asked to comment on Version 1 of Improvement plan"
    Comment.objects.all().delete()
    assert (told in words(client.get("/programme"))) is is_asked


def test_a_partner_who_is_asked_reads_what_it_says_and_only_while_it_is_asked(client, version):
    police = somebody("partner")
    ask(version, police)
    page = words(reads(client, police, version))
    for text in (
        "Weekly performance meeting",
        "Head of MASH",
        "Management oversight",
        "Something nobody owns",
    ):
        assert text in page
    assert client.get(f"/programme/versions/{version.pk}").status_code == 403
    client.post(box(version), {"words": THOUGHT})
    passed(1)
    page = words(reads(client, police, version))
    assert THOUGHT in page and "Weekly performance meeting" not in page


# ---- before and after


# what becomes of the version, days since the last one → what whoever was asked is told; blank: they may
MOMENTS = (
    ("", -1, ""),
    ("", 0, ""),
    ("", 1, "Comments closed on"),
    ("draft", -1, "taken back to draft"),
    ("submitted", -1, "This version is submitted, so comments are closed."),
    ("live", -1, "This version is live, so comments are closed."),
)


@pytest.mark.parametrize(("state", "days", "fault"), MOMENTS)
@pytest.mark.parametrize("role", ["partner", "lead_member", "young_advisor"])
def test_until_its_last_day_it_is_written_and_changed_and_after_that_only_read(
    client, version, role, state, days, fault
):
    user = somebody(role)
    ask(version, user)
    first = write_comment(version, THOUGHT, person=user)
    respond(first, "It is priority 2 now", by=MAKER)
    if state:
        by = MAKER if state == "draft" else DECIDER
        to = ["Ofsted"] if state == "submitted" else []
        move_version(Version.objects.get(), state, reason="The board agreed", to=to, by=by)
    passed(days)
    page = words(reads(client, user, version))
    assert THOUGHT in page and "It is priority 2 now" in page
    assert (fault in page and "Change your comment" not in page) if fault else "Change your comment" in page
    change = f"/programme/comments/{first.pk}/change"
    for address, sent in ((box(version), "More"), (change, "Changed")):
        answer = client.post(address, {"words": sent, "edition": Comment.objects.get(pk=first.pk).edition})
        assert answer.status_code == (200 if fault else 302), address
        assert not fault or (fault in words(answer) and sent in answer.text)
    assert set(Comment.objects.values_list("words", flat=True)) == (
        {THOUGHT} if fault else {"Changed", "More"}
    )


def test_a_draft_that_never_went_out_asks_nobody_and_is_not_there(client):
    draft = small_plan(live=False).versions.get()
    with pytest.raises(CannotChangePlanError, match="is a draft"):
        ask(draft, somebody("partner"))
    client.force_login(somebody("lead_member"))
    assert client.get(box(draft)).status_code == client.post(box(draft), {"words": "x"}).status_code == 404
    client.force_login(somebody(MAKER))
    page = words(client.get(f"/programme/versions/{draft.pk}/consultation"))
    assert "Send it out for comments on its page, then choose who is asked." in page
    assert "Ask them to comment" not in page


# ---- one's own comment


def test_a_comment_is_changed_by_its_writer_and_its_answer_is_owed_anew(client, version):
    police = somebody("partner")
    ask(version, police)
    made = write_comment(version, THOUGHT, person=police)
    respond(made, "It is priority 2 now", by=MAKER)
    client.force_login(police)
    address = f"/programme/comments/{made.pk}/change"
    assert THOUGHT in client.get(address).text
    assert "Nothing differs" in words(send(client, address, {"words": THOUGHT}))
    assert send(client, address, {"words": "Put it second"}).status_code == 302
    made.refresh_from_db()
    assert made.words == "Put it second" and made.waits and made.response
    rows = [(each.field, each.was, each.now, each.by) for each in made.changes.all()]
    assert rows[-1] == ("words", THOUGHT, "Put it second", "partner")
    line = Line.objects.get(action="plan_comment_changed")
    assert (line.actor, line.detail["from"], line.detail["to"]) == ("partner", THOUGHT, "Put it second")
    client.force_login(somebody(MAKER))
    page = words(client.get(f"/programme/versions/{version.pk}"))
    assert "Put it second" in page and "before the comment was changed" in page


@pytest.mark.parametrize(
    ("name", "role", "authority", "code"),
    [
        ("another", "partner", AUTHORITY, 404),
        (MAKER, MAKER, AUTHORITY, 403),
        ("lead_member", "lead_member", AUTHORITY, 403),
        ("elsewhere", MAKER, "343", 404),
    ],
)
def test_nobody_else_changes_it_not_even_who_writes_the_plan(client, version, name, role, authority, code):
    police = somebody("partner")
    ask(version, police)
    made = write_comment(version, THOUGHT, person=police)
    client.force_login(somebody(name, role, authority))
    sent = {"words": "Mine", "edition": "1"}
    address = f"/programme/comments/{made.pk}/change"
    assert client.get(address).status_code == client.post(address, sent).status_code == code
    with pytest.raises(CannotChangePlanError, match="Only whoever wrote"):
        change_comment(made, "Mine", person=person(name))
    assert Comment.objects.get().words == THOUGHT


def test_of_a_writer_and_who_answers_the_second_is_told_and_reads_what_changed(client, version):
    police = somebody("partner")
    ask(version, police)
    made = write_comment(version, THOUGHT, person=police)
    client.force_login(somebody(MAKER))
    answer = f"/programme/comments/{made.pk}"
    opened = hidden(client.get(answer))
    change_comment(made, "Put it second", person=police)
    told = client.post(answer, opened | {"response": "We did"})
    assert told.status_code == 409 and "Whoever wrote it changed it: “Put it second”" in words(told)
    client.force_login(police)
    change = f"/programme/comments/{made.pk}/change"
    opened = hidden(client.get(change))
    respond(Comment.objects.get(), "We did", by=MAKER)
    told = client.post(change, opened | {"words": "Third"})
    assert told.status_code == 409 and f"{MAKER} answered: “We did”" in words(told)
    assert Comment.objects.get().words == "Put it second"


def test_who_a_child_is_is_warned_of_before_it_is_kept(client, version):
    police = somebody("partner")
    ask(version, police)
    client.force_login(police)
    nhs = "Read with 943 476 5919 in mind"
    page = client.post(box(version), {"words": nhs})
    assert "This seems to hold an NHS number. Nothing is kept yet." in words(page)
    assert nhs in page.text and not Comment.objects.exists()
    assert client.post(box(version), {"words": nhs, "confirmed": "yes"}).status_code == 302
    line = Line.objects.get(action="plan_commented")
    assert line.detail["kept_although_it_seems_to_hold"] == ["an NHS number"] and "5919" not in str(
        line.detail
    )
    blank = client.post(box(version), {"words": " "})
    assert blank.status_code == 200 and "Enter your comment" in words(blank)


def test_a_young_advisor_is_named_to_nobody_who_reads_the_plan(client, version):
    young = somebody("young_advisor")
    User.objects.filter(pk=young.pk).update(full_name="Sam Young")
    ask(version, young)
    page = reads(client, young, version)
    assert page.request["PATH_INFO"].endswith("/young-people")
    assert "Tell us what you think of it." in words(page) and "What do you think?" in words(page)
    write_comment(version, THOUGHT, person=User.objects.get(pk=young.pk))
    client.force_login(somebody("lead_member"))
    shown = words(client.get(f"/programme/versions/{version.pk}"))
    assert f"“{THOUGHT}” A young advisor" in shown and "Sam Young" not in shown


def test_the_young_peoples_page_asks_only_who_is_asked(client, version):
    young = somebody("young_advisor")
    address = f"/programme/versions/{version.pk}/young-people"
    client.force_login(young)
    page = words(client.get(address))
    assert "Nothing in this plan is agreed yet." in page and "Tell us what you think" not in page
    ask(version, young)
    assert "Tell us what you think of it." in words(client.get(address))
    passed(1)
    page = words(client.get(address))
    assert "Tell us what you think" not in page


# ---- whoever writes the plan


def test_sent_out_the_manager_chooses_who_is_asked_and_sees_who_has_commented(client):
    draft = small_plan(live=False).versions.get()
    maker, police, pat = somebody(MAKER), somebody("partner"), somebody("pat", "practitioner")
    board = body_called(AUTHORITY, "Improvement Board", by=MAKER)
    add_member(board, "Practice lead", person=pat, by=MAKER)
    client.force_login(maker)
    there = f"/programme/versions/{draft.pk}/consultation"
    sent = send(client, f"/programme/versions/{draft.pk}/consult", {"wanted": "consulted"})
    assert sent["Location"] == there
    page = words(client.get(there))
    assert "Version 1 is out for comments. Choose who is asked." in page and "Nobody is asked" in page
    closes = today() + timedelta(days=14)
    form = {
        "closes": long_date(closes),
        "words": "Are these the right priorities?",
        "bodies": [board.pk],
        "roles": ["young_advisor"],
        "people": [police.pk],
    }
    assert client.post(there, form).status_code == 302
    write_comment(Version.objects.get(), THOUGHT, person=pat)
    shown = client.get(there)
    assert f"Comments are open until {long_date(closes)}. 1 of 3 asked has commented." in words(shown)
    assert "Commented pat: has commented" in row_of(shown, "Improvement Board")
    assert "Not yet Nobody with an account" in row_of(shown, "Young advisor")
    assert "Not yet Not yet" in row_of(shown, "partner")
    assert "Are these the right priorities?" in words(reads(client, police, draft))
    line = Line.objects.get(action="comments_asked")
    assert line.detail["to"]["asked"] == "Improvement Board; every young advisor; partner"


def test_what_a_body_said_outside_is_recorded_for_it_and_counts(client, version):
    board = body_called(AUTHORITY, "Improvement Board", by=MAKER)
    ask(version, bodies=[board.pk])
    client.force_login(somebody(MAKER))
    record = f"/programme/versions/{version.pk}/comment"
    sent = {"body": "Improvement Board", "words": "Too many meetings"}
    assert client.post(record, sent)["Location"] == f"/programme/versions/{version.pk}#comments"
    made = Comment.objects.get()
    assert (made.body, made.said_by, made.person) == (board, "Improvement Board", None)
    shown = client.get(f"/programme/versions/{version.pk}/consultation")
    assert "Commented 1 comment recorded for it" in row_of(shown, "Improvement Board")
    for sent, why in (
        ({"words": "x"}, "Enter who said it"),
        ({"body": "(another)", "words": "x"}, "Enter who said it"),
        ({"body": "Improvement Board", "said_by": "Staff", "words": "x"}, "Leave one of them out"),
    ):
        assert why in words(client.post(record, sent))
    assert (
        client.post(record, {"body": "(another)", "said_by": "Cabinet", "words": "Go on"}).status_code == 302
    )
    assert client.post(record, {"said_by": "Staff workshop", "words": "Go on"}).status_code == 302
    assert {each.said_by: each.body and each.body.name for each in Comment.objects.all()} == {
        "Improvement Board": "Improvement Board",
        "Cabinet": "Cabinet",
        "Staff workshop": None,
    }


def test_somebody_to_whom_the_plan_is_not_open_is_said_to_be(client, version):
    chair = somebody("board_chair")
    ask(version, chair)
    Grant.objects.filter(person=chair).update(opens=[])
    client.force_login(somebody(MAKER))
    shown = client.get(f"/programme/versions/{version.pk}/consultation")
    assert "Not yet The plan is not open to them" in row_of(shown, "board_chair")


def test_who_is_asked_is_changed_kept_and_of_two_people_the_second_is_told(client, version):
    police, pat = somebody("partner"), somebody("pat", "practitioner")
    ask(version, police)
    client.force_login(somebody(MAKER))
    there = f"/programme/versions/{version.pk}/consultation"
    opened = hidden(client.get(there))
    later = today() + timedelta(days=30)
    sent = {"closes": long_date(later), "words": "", "people": [police.pk, pat.pk]}
    ask(version, police, days=9)
    told = client.post(there, opened | sent)
    assert told.status_code == 409 and "By now partner are asked." in words(told)
    choices = (
        hidden(told) | {"keep_closes": "mine", "keep_people": "mine"} | {"mine_people": [police.pk, pat.pk]}
    )
    assert client.post(there, choices).status_code == 302
    now = Consultation.objects.get()
    assert now.closes == later and now.invitations.count() == 2
    rows = [(each.field, each.now) for each in now.changes.order_by("-id")[:2]]
    assert ("asked", "partner; pat") in rows and ("closes", later.isoformat()) in rows
    for wrong, why in (
        ({"closes": ""}, "Enter the day comments close"),
        ({"closes": long_date(today() - timedelta(days=1))}, "That date has passed"),
        ({"people": []}, "Choose who is asked"),
        ({}, "Nothing differs"),
    ):
        assert why in words(send(client, there, sent | wrong)), why
    assert Consultation.objects.get().edition == now.edition


def test_of_two_people_who_ask_first_the_second_is_told(client, version, monkeypatch):
    police = somebody("partner")
    client.force_login(somebody(MAKER))
    ask(version, police)
    monkeypatch.setattr(consulting, "consultation_of", lambda _: None)
    sent = {"closes": long_date(today()), "people": [police.pk]}
    told = words(client.post(f"/programme/versions/{version.pk}/consultation", sent))
    assert "Who is asked to comment was changed by" in told and "By now partner are asked." in told
    assert Consultation.objects.get().closes == today() + timedelta(days=7)


@pytest.mark.parametrize(
    "role", [role for role in ROLES if role not in ("programme_manager", "head_of_service", "qa_lead")]
)
def test_who_does_not_write_the_plan_asks_nobody(client, version, role):
    client.force_login(somebody(role))
    address = f"/programme/versions/{version.pk}/consultation"
    assert client.get(address).status_code == client.post(address, {}).status_code == 403
    assert not Consultation.objects.exists()


def test_the_manager_of_another_council_finds_no_consultation(client, version):
    client.force_login(somebody("elsewhere", MAKER, "343"))
    assert client.get(f"/programme/versions/{version.pk}/consultation").status_code == 404


def test_more_who_are_asked_and_more_comments_ask_the_version_page_no_more(client, version):
    police = somebody("partner")
    ask(version, police)
    client.force_login(somebody(MAKER))
    address = f"/programme/versions/{version.pk}"

    def queries() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as made:
            client.get(address)
        return len(made)

    before = queries()
    for number in range(9):
        write_comment(version, f"{number}", person=police)
        comment(version, f"Group {number}", "x", by=MAKER)
    assert queries() == before


def test_the_database_keeps_no_invitation_of_nobody_and_none_twice(version):
    police = somebody("partner")
    made = ask(version, police)
    for wrong in ({}, {"person": police}, {"person": police, "role": "dcs"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Invitation.objects.create(consultation=made, **wrong)


def test_whoever_holds_no_post_here_is_named_with_their_role_and_finds_their_comments_again(client, version):
    police, lead = somebody("partner"), somebody("head_of_service")
    User.objects.filter(pk=police.pk).update(full_name="Sam Ortiz")
    User.objects.filter(pk=lead.pk).update(full_name="Jo Smith")
    take_up(add_post(AUTHORITY, "Head of MASH", by="admin"), lead, starts=today(), by="admin")
    ask(version, police, lead)
    for each in (police, lead):
        write_comment(version, THOUGHT, person=each)
    client.force_login(somebody(MAKER))
    page = words(client.get(f"/programme/versions/{version.pk}"))
    assert "Sam Ortiz, Partner agency" in page and "Jo Smith, Head of MASH" in page
    client.force_login(police)
    own = client.get("/programme")
    assert "Your comments on Version 1 of Improvement plan" in words(own) and box(version) in addresses(own)
    client.force_login(somebody("another", "partner"))
    assert "Your comments on" not in words(client.get("/programme"))


def test_a_comment_is_marked_where_it_was_answered_and_the_version_leads_to_who_is_asked(client, version):
    ask(version, somebody("partner"))
    client.force_login(somebody(MAKER))
    page = client.get(f"/programme/versions/{version.pk}")
    assert f"/programme/versions/{version.pk}/consultation" in addresses(page)
    made = comment(version, "Staff", "Too many meetings", by=MAKER)
    answered = send(client, f"/programme/comments/{made.pk}", {"response": "Two fewer from May"})
    assert answered["Location"] == f"/programme/versions/{version.pk}#comments"
    page = words(client.get(f"/programme/versions/{version.pk}"))
    assert "Your answer was saved." in page and "What we did with it: Two fewer from May" in page
