"""Each owner is told what is late and due of theirs, once a day, with their own rights; what fails is written down."""

from datetime import timedelta

import pytest
from django.core import mail

from sightline.cli import main
from sightline.people.models import Grant, User
from sightline.people.services.emailing import CannotSendThereError, set_email
from sightline.programme.consultation.services.asks import ask_partner
from sightline.programme.delivery.queries.digest import digest, owners
from sightline.programme.delivery.services.digest import send
from sightline.programme.delivery.services.updates import share
from sightline.programme.models import Entry
from sightline.programme.plans.services.changes import change_entry
from sightline.trail.models import Line
from support.people import granted
from support.plans import MAKER, action, entry, person, small_plan, today

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plan():
    return small_plan()


def owner() -> User:
    found = person("action_owner")
    set_email(found, "owner@example.org", by="test")
    return found


def told(within: int = 40):
    return digest(owner(), today(), within)


def test_an_owner_is_told_what_is_due_and_what_is_late_of_theirs_and_no_more():
    share(action("A1"), owner(), by=MAKER)
    assert ([each.reference for each in told().due], told().late) == (["A2"], ())
    assert not told(within=5).any
    change_entry(
        entry("A2"),
        {"starts": None, "due": today() - timedelta(days=1)},
        edition=action("A2").edition,
        reason="x",
        by=MAKER,
    )
    assert [each.reference for each in told().late] == ["A2"]


def test_somebody_who_sees_everything_is_told_only_of_their_own():
    head = person("head_of_service")
    Entry.objects.filter(action__reference="A1").update(owner=head)
    assert [each.reference for each in digest(head, today(), 40).late] == ["A1"]
    assert head in owners()


def test_it_is_sent_with_no_title_in_its_subject_and_written_down(settings):
    settings.ADDRESS = "https://sightline.example.org"
    assert send(told(), today=today(), by="test") == ""
    sent = mail.outbox[0]
    assert (sent.to, sent.subject) == (
        ["owner@example.org"],
        "Improvement plan: 0 overdue, 1 due within 40 days",
    )
    assert "A2 Awareness of private fostering" in sent.body and "Weekly performance" not in sent.body
    assert f"https://sightline.example.org/programme/actions/{action('A2').pk}" in sent.body
    line = Line.objects.latest("number")
    assert (line.action, line.what, line.detail["due"]) == ("digest_sent", "digest to action_owner", ["A2"])


def test_no_address_and_a_server_that_fails_are_written_down(settings):
    nobody = digest(person("team_manager"), today(), 5)
    assert "no email address" in send(nobody, today=today(), by="test")
    settings.EMAIL_BACKEND = "programme.actions.failing_mail.Backend"
    assert send(told(), today=today(), by="test") == "the mail server refused it (OSError)"
    assert [line.action for line in Line.objects.order_by("-number")[:1]] == ["digest_failed"]


def test_nobody_gets_two_on_one_day(capsys, monkeypatch):
    monkeypatch.setattr("sightline.config.setup.ready", lambda: None)
    owner()
    assert main(["digest", "--within", "40"]) == 0
    assert main(["digest", "--within", "40"]) == 0
    assert len(mail.outbox) == 1
    assert main(["digest", "--within", "40", "--again"]) == 0
    assert len(mail.outbox) == 2
    main(["digest", "--ledger"])
    assert "digest to action_owner" in capsys.readouterr().out


def test_showing_sends_nothing(capsys, monkeypatch):
    monkeypatch.setattr("sightline.config.setup.ready", lambda: None)
    owner()
    main(["digest", "--within", "40", "--show"])
    assert "A2 Awareness of private fostering" in capsys.readouterr().out and mail.outbox == []
    assert not Line.objects.filter(action="digest_sent").exists()


def test_a_partner_is_told_what_is_asked_and_not_when_the_agreement_has_ended(plan):
    police = person("police", "partner")
    ask_partner(plan, "Police", "Share reports", due=today(), person=police, by=MAKER)
    assert police not in owners()
    granted(police)
    again = User.objects.get(pk=police.pk)
    assert again in owners() and len(digest(again, today(), 5).asks) == 1
    Grant.objects.update(first=today() - timedelta(days=9), last=today() - timedelta(days=1))
    assert police not in owners()


def test_what_is_no_address_is_refused():
    with pytest.raises(CannotSendThereError, match="is not an email address"):
        set_email(person("action_owner"), "nowhere", by="test")
