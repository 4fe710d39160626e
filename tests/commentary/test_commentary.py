"""Commentary is asked, written, held against the figure, accepted by a second person, and shown on the measure's page."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sightline.calendars.dates import same_day_later
from sightline.commentary.models import CommentaryRequest, CommentaryText
from sightline.commentary.queries.accepted import accepted_facts
from sightline.commentary.queries.beside import beside, check_text
from sightline.commentary.services.commentary import (
    CannotCommentError,
    ask_for_commentary,
    close_commentary,
    decide_on_commentary,
    write_commentary,
)
from sightline.entries.models import EntryDefinition, FigureEntry
from sightline.entries.queries.registry import know_all
from sightline.entries.rules.entering import EntryTerms
from sightline.entries.services.defining import define
from sightline.people.models import User
from sightline.people.posts.services import add_post, take_up
from sightline.trail.models import Line
from support.figure_pages import send, words
from support.people import signed_in
from support.small_council import AUTHORITY, PERIOD

pytestmark = [pytest.mark.django_db, pytest.mark.database]
DUE = date(2026, 11, 20)
MEASURE = f"/measure/AS01?period={PERIOD}"


def asked(figure="AS01", owner="Head of assessment", period=PERIOD, due=DUE) -> CommentaryRequest:
    [made] = ask_for_commentary(
        by="jo", authority=AUTHORITY, period=period, due=due, owners=[(figure, owner)]
    )
    return made


def written(request, text, by="jo", **more) -> CommentaryText:
    know_all()
    reader, _ = User.objects.get_or_create(username=by, defaults={"role": "performance_analyst"})
    return write_commentary(request, text, check_text(text, beside(request, reader)), by=by, **more)


def test_an_outsider_learns_nothing_and_who_sees_no_small_number_reads_no_text(client: Client, council):
    request = asked()
    decide_on_commentary(written(request, "It remains stable at 3 late."), state="accepted", by="ann")
    address = f"/commentary/{request.pk}"
    for page in ("/commentary", "/commentary/ask", address, f"{address}/decide", f"{address}/close"):
        assert client.get(page)["Location"].startswith("/sign-in")
    signed_in(client, "practitioner", teams=["T1"])
    assert client.get(address).status_code == 403
    assert client.post(address, {"text": "x"}).status_code == 403
    for page in ("/commentary", MEASURE, "/today"):
        assert "remains stable" not in client.get(page).text
    signed_in(client, "lead_member")
    assert "It remains stable at 3 late." in words(client.get(MEASURE))
    assert "Send" not in words(client.get(address))
    assert client.post(address, {"text": "x"}).status_code == 403


def test_another_authority_s_commentary_is_not_there(client: Client, council):
    request = asked()
    CommentaryRequest.objects.update(authority="991")
    signed_in(client, "performance_analyst", authority=AUTHORITY)
    assert client.get(f"/commentary/{request.pk}").status_code == 404
    assert client.post(f"/commentary/{request.pk}/close").status_code == 404
    assert "No commentary is asked yet." in words(client.get("/commentary"))


def entered(reference="EN01") -> EntryDefinition:
    """Surveys, entered for twenty months, always 70% give or take one: its signal says that nothing changes."""
    made = define(
        by="jo",
        authority=AUTHORITY,
        terms=EntryTerms(
            title="Children who feel heard",
            why="Voice",
            counts="Surveys that came back",
            shape="percentage",
            top_words="surveys that say so",
            base_words="surveys",
            better="higher",
            every="month",
            theme="VO",
            owner="Head of quality",
            starts="2023-11",
        ),
    )
    last = date(2025, 6, 1)
    for back in range(20):
        period = f"{same_day_later(last, -back):%Y-%m}"
        about = {"numerator": 35 + (-1) ** back * (back > 2), "denominator": 50, "evidence": "Survey"}
        FigureEntry.objects.create(
            definition=made,
            period=period,
            entered_by="jo",
            entered_at=timezone.now(),
            state="signed_off",
            decided_by="ann",
            decided_at=timezone.now(),
            **about,
        )
    return made


def test_from_asking_to_the_measure_s_page_with_two_people(client: Client, council):
    entered()
    measure = f"/measure/EN01?period={PERIOD}"
    signed_in(client, "performance_analyst")
    typed = {"period": PERIOD, "due": "20 November 2026", "owner": "", "figures": ["EN01"]}
    assert "Choose at least one measure" in words(client.post("/commentary/ask", typed | {"figures": []}))
    page = client.post("/commentary/ask", typed, follow=True)
    assert "Q1 2025-26: asked for 1 measure; 0 accepted, 0 wait for a second person, 1 not written." in words(
        page
    )
    request = CommentaryRequest.objects.get()
    address = f"/commentary/{request.pk}"
    page = words(client.get(address))
    assert "Asked of Head of quality by 20 November 2026." in page
    assert "70.0%, 105 of 150 surveys" in page

    text = "Timeliness has improved significantly to 85%."
    shown = send(client, address, {"text": text, "check": "yes"})
    assert "not supported “improved significantly”" in words(shown)
    assert "The text says 85%" in words(shown)
    assert not CommentaryText.objects.exists()
    assert "seems to" in words(send(client, address, {"text": "Jo Smith, born 1 May 2012, waited."}))
    assert not CommentaryText.objects.exists()
    assert send(client, address, {"text": text}).status_code == 302
    sent = CommentaryText.objects.get()
    assert (sent.number, sent.by, sent.check_facts["claims"][0]["verdict"]) == (
        1,
        "performance_analyst",
        "not supported",
    )
    assert text not in words(client.get(measure))
    assert client.post(f"{address}/decide", {"state": "accepted"}).status_code == 403
    assert "1 says what the signal does not support." in words(client.get("/commentary"))

    signed_in(client, "lead_analyst")
    assert "1 commentary waits for a second person." in words(client.get("/today"))
    assert "needs a reason" in words(client.post(f"{address}/decide", {"state": "sent_back", "words": ""}))
    client.post(f"{address}/decide", {"state": "sent_back", "words": "The signal says no change"})
    assert "Sent back: The signal says no change" in words(client.get("/commentary"))
    written(request, "Timeliness remains stable.", by="performance_analyst", seen=1)
    assert client.post(f"{address}/decide", {"state": "accepted"}).status_code == 302
    page = words(client.get(measure))
    assert "Timeliness remains stable. performance_analyst, 2 November 2026. Commentary" in page
    assert [each.state for each in CommentaryText.objects.order_by("number")] == ["replaced", "accepted"]
    assert accepted_facts(AUTHORITY)[0]["text"] == "Timeliness remains stable."
    actions = list(Line.objects.order_by("number").values_list("action", flat=True))
    assert [each for each in actions if each.startswith("commentary")] == [
        "commentary_asked",
        "commentary_written",
        "commentary_sent_back",
        "commentary_written",
        "commentary_accepted",
    ]


def test_a_new_version_waits_while_the_accepted_one_stands(client: Client, council):
    request = asked()
    decide_on_commentary(written(request, "It remains stable."), state="accepted", by="ann")
    second = written(request, "It is unchanged.", seen=1)
    signed_in(client, "lead_member")
    assert "It remains stable." in words(client.get(MEASURE))
    decide_on_commentary(second, state="accepted", by="ann")
    assert "It is unchanged." in words(client.get(MEASURE))
    with pytest.raises(CannotCommentError, match="no longer waits"):
        decide_on_commentary(second, state="sent_back", words="r", by="ann")


def test_of_two_who_write_the_second_is_told_and_nobody_accepts_their_own(council):
    request = asked()
    first = written(request, "It is stable.", seen=0)
    with pytest.raises(CannotCommentError, match="meanwhile"):
        written(request, "It is steady.", by="ann", seen=0)
    with pytest.raises(CannotCommentError, match="Somebody else decides"):
        decide_on_commentary(first, state="accepted", by="jo")
    with pytest.raises(CannotCommentError, match="Choose"):
        decide_on_commentary(first, state="sent", by="ann")
    with pytest.raises(CannotCommentError, match="Write what"):
        written(request, "  ")
    close_commentary(request, by="jo")
    with pytest.raises(CannotCommentError, match="not asked"):
        written(request, "More.")
    with pytest.raises(CannotCommentError, match="not asked"):
        close_commentary(request, by="jo")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"figure": "ZZ99"}, "no measure"),
        ({"owner": " "}, "no owner"),
        ({"period": "one day"}, "one day"),
        ({"due": date(2026, 11, 1)}, "still to come"),
    ],
)
def test_what_is_not_asked(council, changed, says):
    with pytest.raises(CannotCommentError, match=says):
        asked(**changed)
    assert not CommentaryRequest.objects.exists()


def test_what_is_asked_already_stays_as_it_is(council):
    asked()
    about = {"by": "jo", "authority": AUTHORITY, "period": PERIOD, "due": DUE}
    assert ask_for_commentary(**about, owners=[("AS01", "Other")]) == []
    assert CommentaryRequest.objects.get().owner == "Head of assessment"


def test_it_is_chased_with_whoever_holds_the_post_and_late_after_its_day(client: Client, council):
    add_post(AUTHORITY, "Head of assessment", by="jo")
    request = asked()
    ann = signed_in(client, "practitioner", teams=["T1"])
    assert "Commentary on AS01" not in words(client.get("/today"))
    post = request.named_post
    assert post is not None
    take_up(post, ann, starts=timezone.localdate(), by="jo")
    assert "Commentary on AS01, Q1 2025-26, asked by 20 November 2026." in words(client.get("/today"))
    CommentaryRequest.objects.update(due=timezone.localdate() - timedelta(days=1))
    assert "late: it was asked by 1 November 2026" in words(client.get("/today"))
    assert "1 not written (1 late)" in words(client.get("/commentary"))
    assert send(client, f"/commentary/{request.pk}", {"text": "It is stable."}).status_code == 302
    assert "Commentary on AS01" not in words(client.get("/today"))
