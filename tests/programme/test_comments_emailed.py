"""Those who are asked to comment are told by email, once each, and where there is no mail server the page says so.

| | has an address | has none | no account | asked before | has commented | plan not open to them |
|---|---|---|---|---|---|---|
| a mail server | an email | named as not reached | nobody | no second one | none | none |
| no mail server | none, and said | none, and said | | | | |
"""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.bodies.services import add_member, body_called
from sightline.people.services.emailing import set_email
from sightline.programme.consultation.queries.comments import consultation_of, who_was_asked
from sightline.programme.consultation.services.consulting import write_comment
from sightline.programme.consultation.services.inviting import EmailsOut, ask_and_tell
from sightline.programme.delivery.services.update_requests import ask_for_updates
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import Version
from sightline.programme.plans.services.versions import move_version
from sightline.trail.models import Line
from support.figure_pages import send, words
from support.people import granted, signed_in
from support.plans import AUTHORITY, MAKER, person, small_plan, today

pytestmark = pytest.mark.django_db
CONSOLE = "django.core.mail.backends.console.EmailBackend"
NOBODY = "No mail server is set up, so nobody was sent an email. They see on Today that they are asked."


@pytest.fixture
def version() -> Version:
    set_email(person("dcs"), "dcs@example.org", by="test")
    granted(person("police", "partner"))
    return move_version(small_plan(live=False).versions.get(), "consulted", by=MAKER)


def ask(version: Version, *names: str, days: int = 7, **more) -> EmailsOut:
    people = [person(each).pk for each in names]
    return ask_and_tell(version, closes=today() + timedelta(days=days), people=people, **more, by=MAKER)


def test_whoever_has_an_address_gets_one_email_with_the_link_and_no_title_in_its_subject(version, settings):
    settings.ADDRESS = "https://sightline.example.org"
    assert ask(version, "dcs", "police", words="Is it clear?") == EmailsOut(["dcs"], ["police"])
    sent = mail.outbox[0]
    assert sent.to == ["dcs@example.org"] and sent.subject.startswith("Your comment is asked for by ")
    assert version.plan.title in sent.body and version.plan.title not in sent.subject
    assert "Is it clear?" in sent.body and f"/programme/versions/{version.pk}/your-comments" in sent.body
    line = Line.objects.latest("number")
    assert (line.action, line.detail) == ("comments_emailed", {"to": ["dcs"], "not_reached": ["police"]})


def test_nobody_is_written_to_twice_and_whoever_commented_not_at_all(version):
    ask(version, "dcs")
    assert ask(version, "dcs", days=9) == EmailsOut([], [])
    write_comment(version, "Fewer meetings", person=person("dcs"))
    assert ask(version, "dcs", "police", days=9) == EmailsOut([], ["police"])
    assert len(mail.outbox) == 1


def test_a_role_and_a_body_mean_their_accounts_each_once(version):
    board = body_called(AUTHORITY, "Improvement Board", by=MAKER)
    add_member(board, "", person=person("dcs"), role="member", starts=today(), by=MAKER)
    assert ask(version, "dcs", roles=["dcs"], bodies=[board.pk]) == EmailsOut(["dcs"], [])


def test_without_a_mail_server_a_sentence_says_that_nobody_was_sent_anything(version, settings, client):
    settings.EMAIL_BACKEND = CONSOLE
    signed_in(client, "programme_manager")
    here = f"/programme/versions/{version.pk}/consultation"
    sent = {"closes": f"{today() + timedelta(days=7):%d/%m/%Y}", "people": [str(person("dcs").pk)]}
    send(client, here, sent)
    assert NOBODY in words(client.get(here))
    assert not Line.objects.filter(action="comments_emailed").exists()


def test_the_page_says_how_many_went_and_to_whom_none_could(version, client):
    signed_in(client, "programme_manager")
    here = f"/programme/versions/{version.pk}/consultation"
    people = [str(person(each).pk) for each in ("dcs", "police")]
    send(client, here, {"closes": f"{today() + timedelta(days=7):%d/%m/%Y}", "people": people})
    assert "1 email sent. No email could be sent to police." in words(client.get(here))


def test_the_same_is_said_of_reminders(version, settings, client):
    settings.EMAIL_BACKEND = CONSOLE
    move_version(version, "live", reason="Agreed", by="dcs")
    ask_for_updates(version.plan, today(), by=MAKER)
    signed_in(client, "programme_manager")
    told = words(client.post(f"/programme/plans/{version.plan_id}/updates", {"chase": "yes"}, follow=True))
    assert "nobody was sent an email. Owners see on Today" in told and "sent. No email could" not in told


def test_a_refusal_writes_to_nobody(version):
    with pytest.raises(CannotChangePlanError):
        ask(version, "dcs", days=-1)
    assert mail.outbox == []


def test_who_was_asked_is_read_in_as_many_queries_for_many_as_for_one(version):
    def queries() -> int:
        consultation = consultation_of(version)
        assert consultation
        with CaptureQueriesContext(
            connection,
        ) as read:
            who_was_asked(consultation, today())
        return len(read)

    boards = [body_called(AUTHORITY, f"Board {each}", by=MAKER) for each in range(4)]
    for each in boards:
        add_member(each, "", person=person("dcs"), role="member", starts=today(), by=MAKER)
    ask(version, "police", roles=["dcs"], bodies=[boards[0].pk])
    few = queries()
    roles = ["dcs", "head_of_service", "lead_member"]
    ask(version, "police", "dcs", roles=roles, bodies=[each.pk for each in boards])
    assert queries() == few
