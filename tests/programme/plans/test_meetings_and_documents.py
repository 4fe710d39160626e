"""When bodies meet, and where that is said; supporting documents as files, in versions."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.bodies.models import Body, Meeting
from sightline.feeds.kinds import Choice
from sightline.feeds.services import make_address
from sightline.history.refusals import GoneMeanwhileError
from sightline.people.models import User
from sightline.programme.dates.plan_calendar import PROGRAMME, days_of
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.models import SupportingDocument, Version
from sightline.programme.plans.services.groupings import add_grouping
from sightline.programme.plans.services.meetings import remove_meeting, set_meetings
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version, refresh
from sightline.trail.models import Line
from sightline.web.words import long_date
from support.figure_pages import hidden, send, words
from support.people import signed_in
from support.plans import AUTHORITY, MAKER, add, findings, today
from support.source_files import printed_pdf

pytestmark = pytest.mark.django_db
PDF = printed_pdf("The framework is agreed.")
BODY = "Overview and Scrutiny Committee"


@pytest.fixture
def version(client) -> Version:
    signed_in(client, MAKER, authority=AUTHORITY)
    return make_plan(AUTHORITY, "Plan", standard="", by=MAKER)


def soon(days: int):
    return today() + timedelta(days=days)


def test_a_bodys_next_day_stands_in_the_line_of_sight_in_its_calendar_and_in_the_plans_dates(client, version):
    finding = findings()[0]
    add(version, "Weekly", findings={finding.pk})
    address = f"/programme/plans/{version.plan_id}/meetings"
    days = [soon(-3), soon(9), soon(40)]
    typed = "\n".join(long_date(day) for day in days)
    assert client.post(address, {"another_body": BODY, "days": typed}).status_code == 302
    assert client.post(address, {"another_body": "Health and Wellbeing Board", "days": ""}).status_code == 302
    sight = words(client.get(f"/programme/findings/{finding.pk}"))
    assert f"{BODY} Has seen nothing yet Next: {long_date(soon(9))}" in sight
    assert "Health and Wellbeing Board Has seen nothing yet Next: no day is known" in sight
    assert "no day is known yet" in words(client.get(address))
    made, _ = make_address(
        User.objects.get(),
        PROGRAMME,
        Choice("", AUTHORITY, str(version.plan_id)),
        body=BODY.upper(),
        by=MAKER,
    )
    met = [each.on for each in days_of(made, today()).days if "meets" in each.summary]
    assert met == days[1:]
    asked = client.get("/programme/dates", {"plan": version.plan_id, "body": BODY})
    assert long_date(soon(9)) in asked.text and "There is a problem" not in asked.text
    assert Line.objects.filter(action="meetings_set").first().detail["body"] == BODY


def test_a_day_twice_is_refused_and_a_day_takes_the_place_of_none(version):
    set_meetings(version.plan, BODY, [], by=MAKER)
    assert set_meetings(version.plan, BODY.lower(), [today()], by=MAKER) == 1
    assert [(each.body.name, each.on) for each in Meeting.objects.all()] == [(BODY, today())]
    with pytest.raises(CannotChangePlanError, match="known already"):
        set_meetings(version.plan, BODY, [today()], by=MAKER)


def test_a_meeting_is_taken_away(client, version):
    set_meetings(version.plan, BODY, [soon(1)], by=MAKER)
    address, edition = f"/programme/meetings/{Meeting.objects.get().pk}/remove", Body.objects.get().edition
    assert hidden(client.get(f"/programme/plans/{version.plan_id}/meetings")) == {"edition": str(edition)}
    assert client.post(address, {"edition": edition}).status_code == 302
    assert not Meeting.objects.exists() and Line.objects.filter(action="meeting_removed").count() == 1
    rows = [(each.field, each.was, each.now, each.by) for each in Body.objects.get().changes.all()]
    assert rows == [
        ("meetings", "", soon(1).isoformat(), MAKER),
        ("meetings", soon(1).isoformat(), "", MAKER),
    ]


def test_of_two_people_who_take_meetings_away_the_second_is_told(client, version):
    set_meetings(version.plan, BODY, [soon(1), soon(2)], by=MAKER)
    one, other = Meeting.objects.order_by("on")
    seen = {"edition": Body.objects.get().edition}
    remove_meeting(version.plan, one, by="somebody else")
    told = client.post(f"/programme/meetings/{other.pk}/remove?plan={version.plan_id}", seen)
    assert told.status_code == 409 and Meeting.objects.get() == other
    assert (
        f"“{BODY}” was changed by somebody else while you had it open. somebody else changed its meetings."
        in words(told)
    )
    again = client.post(f"/programme/meetings/{one.pk}/remove?plan={version.plan_id}", seen)
    assert again.status_code == 409 and "There is nothing left to do" in words(again)
    with pytest.raises(GoneMeanwhileError, match=f"The meeting of {long_date(soon(1))} was taken out"):
        remove_meeting(version.plan, one, by=MAKER)


@pytest.mark.parametrize("role", ["dcs", "partner", "action_owner"])
def test_who_does_not_write_the_plan_sets_no_meetings(client, version, role):
    set_meetings(version.plan, BODY, [soon(1)], by=MAKER)
    signed_in(client, role, authority=AUTHORITY)
    assert client.get(f"/programme/plans/{version.plan_id}/meetings").status_code == 403
    assert client.post(f"/programme/meetings/{Meeting.objects.get().pk}/remove").status_code == 403


def test_another_authority_and_a_partner_are_told_no_meetings(client, version):
    set_meetings(version.plan, BODY, [soon(9)], by=MAKER)
    for role, authority in (("dcs", "343"), ("partner", AUTHORITY)):
        signed_in(client, role, authority=authority)
        page = client.get("/programme/dates", {"plan": version.plan_id, "body": BODY})
        assert page.status_code == 200 and long_date(soon(9)) not in page.text


def test_a_document_is_a_file_in_versions_that_a_refresh_takes_along(client, version):
    here = f"/programme/versions/{version.pk}"
    typed = {"kind": "supports", "title": "Framework"}
    bad = client.post(f"{here}/document", {**typed, "file": SimpleUploadedFile("a.pdf", b"MZ\x00\x01")})
    assert bad.status_code == 200 and not SupportingDocument.objects.exists()
    client.post(f"{here}/document", {**typed, "file": SimpleUploadedFile("one.pdf", PDF)})
    made = SupportingDocument.objects.get()
    again = f"/programme/supporting/{made.pk}/again"
    assert "Choose the file" in words(send(client, again, {}))
    send(client, again, {"file": SimpleUploadedFile("two.pdf", printed_pdf("It was changed."))})
    made.refresh_from_db()
    assert [each.number for each in made.versions.all()] == [2, 1] and made.document.name == "two.pdf"
    page = words(client.get(here))
    assert "Download one.pdf" in page and "Download two.pdf" in page
    sent = client.get(f"/programme/supporting/files/{made.versions.last().pk}")
    assert sent["Content-Disposition"].startswith("attachment") and b"".join(sent.streaming_content) == PDF
    line = Line.objects.get(action="plan_document_given_again")
    assert line.detail["to"] == made.document.sha256 != line.detail["from"]


@pytest.mark.parametrize(("role", "status"), [("partner", (403, 403)), ("action_owner", (403, 403))])
def test_a_plans_file_is_for_who_sees_the_plan(client, version, role, status):
    client.post(
        f"/programme/versions/{version.pk}/document",
        {"kind": "supports", "title": "F", "file": SimpleUploadedFile("one.pdf", PDF)},
    )
    made = SupportingDocument.objects.get()
    signed_in(client, role, authority=AUTHORITY)
    addresses = (f"files/{made.versions.get().pk}", f"{made.pk}/again")
    assert tuple(client.get(f"/programme/supporting/{each}").status_code for each in addresses) == status


def test_a_refresh_takes_the_files_along_and_the_old_version_keeps_its_own(client, version):
    add_grouping(version, "priority", "P", by=MAKER)
    add(version, "Weekly")
    client.post(
        f"/programme/versions/{version.pk}/document",
        {"kind": "supports", "title": "F", "file": SimpleUploadedFile("one.pdf", PDF)},
    )
    move_version(version, "live", reason="Agreed", by="dcs")
    new = refresh(version, reasons="A year on", by=MAKER)
    (old,), (copied,) = version.supporting.all(), new.supporting.all()
    assert old.pk != copied.pk and old.document_id == copied.document_id
    assert (
        [each.number for each in copied.versions.all()] == [1] == [each.number for each in old.versions.all()]
    )
