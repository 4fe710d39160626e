"""Pages of sources and findings: who sees them, the first sentence, and every move by a form."""

import shutil
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sightline.documents.models import Document
from sightline.programme.kinds import SOURCE_KINDS
from sightline.programme.models import Finding, Repeat, Source, SourceDraft
from sightline.programme.plans.services.plans import make_plan
from sightline.programme.plans.services.versions import move_version, show_to
from sightline.programme.sources.services.findings import close, decide, suggest
from support.figure_pages import hidden, send, words
from support.people import granted, signed_in
from support.plans import add, person, today
from support.sources import AUTHORITY, DOCX, MAKER, PDF, SEFTON, TEXTS, draft, stands

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / "data"))
    yield
    shutil.rmtree(tmp_path / "data", ignore_errors=True)


@pytest.fixture
def maker(client):
    user = person(MAKER)
    user.authority = AUTHORITY
    user.save()
    client.force_login(user)
    return client


def addresses() -> list[str]:
    finding = stands().findings.first()
    begun = draft()
    return [
        "/programme/sources",
        f"/programme/sources/{finding.source_id}",
        f"/programme/findings/{finding.pk}",
        f"/programme/sources/drafts/{begun.pk}",
        f"/programme/sources/drafts/{begun.pk}/facts",
        f"/programme/findings/{finding.pk}/close",
    ]


def test_an_outsider_a_partner_and_another_authority_see_nothing_of_it(client):
    every = addresses()
    for address in every:
        assert client.get(address)["Location"].startswith("/sign-in")
    partner, owner = person("partner"), person("action_owner")
    granted(partner)
    for user in (partner, owner):
        client.force_login(user)
        for address in every:
            answer = client.get(address)
            assert answer.status_code == 403 and TEXTS[0] not in answer.text
    elsewhere = person("elsewhere", MAKER)
    elsewhere.authority = "343"
    elsewhere.save()
    client.force_login(elsewhere)
    assert TEXTS[0] not in client.get(every[0]).text
    assert [client.get(address).status_code for address in every[1:]] == [404] * 5


def test_who_reads_the_plan_reads_sources_and_changes_nothing(client):
    every = addresses()
    client.force_login(person("dcs"))
    assert [client.get(address).status_code for address in every] == [200, 200, 200, 403, 403, 403]
    assert "Close this finding" not in client.get(every[2]).text


def test_the_list_says_how_many_are_answered(maker):
    assert "Nothing that was said of the service is on record yet." in words(maker.get("/programme/sources"))
    finding = stands().findings.first()
    add(make_plan(AUTHORITY, "Plan", standard="", by=MAKER), "Weekly", findings={finding.pk})
    page = words(maker.get("/programme/sources"))
    assert "3 findings: 1 answered by the plan, 2 without an action." in page
    assert "Inspection of Sefton" in page and "Requires improvement to be good" in page


def test_a_real_report_dropped_in_stands_after_one_is_mended(maker, shared):
    file = SimpleUploadedFile("sefton.pdf", shared.joinpath(*SEFTON).read_bytes())
    sent = maker.post("/programme/sources/drop-in", {"file": file})
    begun = SourceDraft.objects.get()
    here = f"/programme/sources/drafts/{begun.pk}"
    assert sent["Location"] == here and len(begun.findings) == 18
    page = words(maker.get(here))
    assert "18 findings, all still to look at. Nothing is saved until you say so." in page
    at = begun.findings[0]["page"]
    picture = maker.get(f"{here}/page/{at}?place=1")
    assert picture["Content-Type"] == "image/png" and picture.content.startswith(b"\x89PNG")
    assert maker.get(f"{here}/page/{at}?place=0").content != picture.content
    assert maker.get(f"{here}/page/999").status_code == 404
    values = {"do": "accept", "place": "1", "edition": "1", "text": "Mended.", "number": "1", "page": str(at)}
    went = maker.post(here, values | {"kind": "recommendation", "section": "authority"})
    assert went["Location"] == f"{here}?place=2#finding"
    assert not Finding.objects.exists()
    kept = maker.post(here, {"do": "all_right", "edition": "2"})
    source = Source.objects.get()
    assert kept["Location"] == f"/programme/sources/{source.pk}"
    assert (source.findings.count(), source.findings.filter(section="board").count()) == (18, 7)
    assert source.findings.first().text == "Mended."
    assert maker.get(f"/programme/findings/{source.findings.first().pk}/page").status_code == 200


@pytest.mark.parametrize(
    ("content", "said"), [(PDF, "type the findings in"), (DOCX, "no page can stand beside")]
)
def test_what_cannot_be_read_gets_a_sentence_and_an_empty_form(maker, content, said):
    maker.post("/programme/sources/drop-in", {"file": SimpleUploadedFile("a.pdf", content)})
    begun = SourceDraft.objects.get()
    page = maker.get(f"/programme/sources/drafts/{begun.pk}")
    assert "No finding is in its list yet" in words(page) and "Add a finding" in words(page)
    assert said in " ".join(begun.remarks)


def test_what_is_not_taken_is_said_beside_the_field(maker):
    sent = maker.post("/programme/sources/drop-in", {"file": SimpleUploadedFile("a.pdf", b"MZ\x00\x01")})
    assert "a.pdf is not what can be kept here, by its content" in words(sent)
    assert "Choose the report" in words(maker.post("/programme/sources/drop-in", {}))
    assert not Document.objects.exists() and not SourceDraft.objects.exists()


def test_every_move_by_its_button(maker):
    begun = draft()
    here = f"/programme/sources/drafts/{begun.pk}"

    def send(did, place, **values):
        edition = SourceDraft.objects.get().edition
        maker.post(here, {"do": did, "place": str(place), "edition": str(edition), **values})
        return [each["text"] for each in SourceDraft.objects.get().findings]

    one, two, three = TEXTS
    assert send("down", 1) == [two, one, three]
    assert send("up", 2) == [one, two, three]
    assert send("merge", 1) == [f"{one} {two}", three]
    assert send("split", 1, text=f"{one}\r\n\r\n{two}") == [one, two, three]
    assert (
        send(
            "add", 0, text="By hand", kind="strength", section="authority", figures="6% | neighbours | 4.5%"
        )[3]
        == "By hand"
    )
    send("leave_out", 1)
    assert SourceDraft.objects.get().findings[0]["state"] == "left_out"
    send("take_back", 1)
    assert SourceDraft.objects.get().findings[0]["state"] == "open"
    assert maker.post(here, {"do": "nonsense", "place": "1", "edition": "9"}).status_code == 404


def test_a_fault_is_said_and_what_was_typed_is_still_there(maker):
    begun = draft()
    here = f"/programme/sources/drafts/{begun.pk}"
    values = {"do": "accept", "place": "1", "edition": "1", "kind": "recommendation", "section": "authority"}
    sent = maker.post(here, values | {"text": "Typed", "paragraphs": "x"})
    assert "Paragraphs are numbers with commas between" in words(sent) and "Typed" in sent.text
    late = maker.post(here, values | {"text": "Typed", "edition": "9"})
    assert late.status_code == 409 and "This source was changed by" in words(late)
    wait = maker.post(here, {"do": "keep", "edition": "1"})
    assert "3 findings are still to look at" in words(wait)


@pytest.mark.parametrize("kind", SOURCE_KINDS)
def test_every_kind_is_typed_in_and_stands(maker, kind):
    sent = maker.post("/programme/sources/new", {"kind": kind})
    begun = SourceDraft.objects.get()
    assert sent["Location"].endswith(f"/drafts/{begun.pk}/facts")
    page = maker.get(sent["Location"])
    assert ("series_number" in page.text) is (kind == "monitoring_visit")
    given = {
        "title": "It",
        "said_on": "1 March 2024",
        "edition": "1",
        "progress": "Steady",
        "series_number": "2",
    }
    assert maker.post(sent["Location"], given)["Location"] == f"/programme/sources/drafts/{begun.pk}"
    here = f"/programme/sources/drafts/{begun.pk}"
    maker.post(
        here, {"do": "add", "edition": "2", "text": "Do", "kind": "recommendation", "section": "authority"}
    )
    maker.post(here, {"do": "keep", "edition": "3"})
    source = Source.objects.get()
    assert (source.kind, source.findings.count()) == (kind, 1)
    assert source.series_number == (2 if kind == "monitoring_visit" else None)
    assert maker.get(f"/programme/sources/{source.pk}").status_code == 200


def test_facts_that_cannot_be_are_said(maker):
    begun = draft()
    here = f"/programme/sources/drafts/{begun.pk}/facts"
    sent = {
        "title": "",
        "said_on": "soon",
        "visited_from": "2 May 2016",
        "visited_to": "1 May 2016",
        "edition": "1",
    }
    page = words(maker.post(here, sent))
    for said in ("Enter a title", "must be a real date", "cannot end before it begins"):
        assert said in page


@pytest.mark.parametrize(
    ("first", "last", "kept", "shown"),
    [
        ("2 May 2017", "3/5/17", (date(2017, 5, 2), date(2017, 5, 3), False), "2 to 3 May 2017"),
        ("April 2018", "", (date(2018, 4, 1), date(2018, 4, 30), True), "April 2018"),
        ("April 2018", "May 2018", (date(2018, 4, 1), date(2018, 5, 31), True), "April to May 2018"),
    ],
)
def test_a_visit_of_which_only_the_month_is_known_is_given_no_days(maker, first, last, kept, shown):
    source = stands()
    here = f"/programme/sources/{source.pk}/mend"
    form = maker.get(here).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    sent |= {
        "visited_from": first,
        "visited_to": last,
        "reason": "As printed",
        "edition": str(source.edition),
    }
    assert maker.post(here, sent).status_code == 302
    source.refresh_from_db()
    assert (source.visited_from, source.visited_to, source.visited_in_months) == kept
    assert shown in words(maker.get(f"/programme/sources/{source.pk}"))
    again = maker.get(here).context["form"]
    assert (again["visited_from"].value() == "April 2018") is kept[2]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("April 2018", "3 May 2018", "Give both as days, or both as months"),
        ("May 2018", "April 2018", "A visit cannot end before it begins"),
        ("", "April 2018", "Enter the day or the month the visit began"),
        ("spring", "", "must be a real date or a month"),
    ],
)
def test_days_of_a_visit_that_cannot_be_are_said(maker, first, last, said):
    source = stands()
    here = f"/programme/sources/{source.pk}/mend"
    form = maker.get(here).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    sent |= {
        "visited_from": first,
        "visited_to": last,
        "reason": "As printed",
        "edition": str(source.edition),
    }
    assert said in words(maker.post(here, sent))
    assert Source.objects.get(pk=source.pk).edition == source.edition


def test_sources_stand_by_the_day_they_are_known_by(maker):
    printed = stands()
    bare = Source.objects.create(
        authority=AUTHORITY, kind="audit", title="Audit", by=MAKER, at=timezone.now()
    )
    visit = Source.objects.create(
        authority=AUTHORITY,
        kind="diagnostic",
        title="Diagnostic",
        visited_from=date(2018, 4, 1),
        visited_to=date(2018, 4, 30),
        visited_in_months=True,
        by=MAKER,
        at=timezone.now(),
    )
    page = maker.get("/programme/sources")
    order = [each.source.pk for each, *_ in page.context["sources"]]
    assert order == [visit.pk, printed.pk, bare.pk]
    assert "Visited April 2018" in words(page) and "No date" in words(page)


def test_the_line_of_sight_from_finding_to_who_was_told(maker):
    finding, other = stands().findings.all()[:2]
    version = make_plan(AUTHORITY, "Plan", standard="", by=MAKER)
    add(version, "Weekly meeting", owner_post="Head of MASH", due=today(), findings={finding.pk})
    move_version(version, "live", reason="Agreed", by="dcs")
    show_to(version, "Overview and Scrutiny Committee", on=today(), purpose="to note", by=MAKER)
    page = words(maker.get(f"/programme/findings/{finding.pk}"))
    for said in (
        "Answered by 1 action, not yet running.",
        "Weekly meeting",
        "Head of MASH",
        "No test of difference yet: A1",
        "Overview and Scrutiny Committee",
    ):
        assert said in page
    bare = words(maker.get(f"/programme/findings/{other.pk}"))
    assert "Nothing in the plan answers it." in bare and "Nobody yet" in bare
    assert "An action is added to a version that is being written. Refresh Plan to add it." in bare


def test_a_finding_that_nothing_answers_leads_to_where_an_action_is_added(maker, client):
    finding = stands().findings.first()
    here = f"/programme/findings/{finding.pk}"
    version = make_plan(AUTHORITY, "Plan", standard="", by=MAKER)
    there = f"/programme/versions/{version.pk}/action?finding={finding.pk}"
    assert there in maker.get(here).text and maker.get(there).status_code == 200
    assert here in maker.get("/programme").text
    signed_in(client, "scrutiny_member")
    assert there not in client.get(here).text
    signed_in(client, "partner_lead")
    assert client.get(here).status_code == 403


def test_told_before_is_decided_on_the_findings_page(maker):
    from datetime import date

    earlier = stands("Recruit more staff.", published=date(2011, 1, 1)).findings.first()
    finding = stands().findings.first()
    suggest(finding, [(earlier.pk, 0.8, "Both are about time.")], by=MAKER)
    here = f"/programme/findings/{finding.pk}"
    assert "Were you told this in 2011?" in words(maker.get(here))
    assert "It was never closed." in words(maker.get(here))
    send(maker, f"/programme/repeats/{Repeat.objects.get().pk}", {"wanted": "repeats"})
    assert "You were told this in 2011" in words(maker.get(here))
    refused = send(maker, f"/programme/repeats/{Repeat.objects.get().pk}", {"wanted": "differs"})
    assert refused.status_code == 409 and "Say why" in words(refused)
    assert "Said again in 2016" in words(maker.get(f"/programme/findings/{earlier.pk}"))


def test_who_comes_second_to_close_a_finding_is_told_and_opens_nothing_again(maker):
    finding = stands().findings.first()
    here = f"/programme/findings/{finding.pk}/close"
    opened = hidden(maker.get(here))
    close(finding, today(), "Audit 12", by="first")
    stale = maker.post(here, opened | {"on": "1 May 2017", "because": "Audit 13"})
    assert stale.status_code == 409 and "Audit 13" in stale.text
    assert "Finding 1 was changed by first while you had it open. It was closed by first: Audit 12" in words(
        stale
    )
    finding.refresh_from_db()
    assert finding.closed_because == "Audit 12"


def test_who_comes_second_to_decide_on_a_repeat_is_told(maker):
    earlier = stands("Recruit more staff.").findings.first()
    finding = stands().findings.first()
    suggest(finding, [(earlier.pk, 0.8, "Both are about time.")], by=MAKER)
    pair = Repeat.objects.get(finding=finding, earlier=earlier)
    decide(pair, "differs", edition=1, by="first")
    stale = maker.post(f"/programme/repeats/{pair.pk}", {"wanted": "repeats", "reason": "x", "edition": "1"})
    assert stale.status_code == 409 and "was changed by first" in words(stale)
    assert Repeat.objects.get(pk=pair.pk).decision == "differs"


def test_closing_and_opening_again(maker):
    finding = stands().findings.first()
    here = f"/programme/findings/{finding.pk}"
    assert "Say why, and on what evidence" in words(send(maker, f"{here}/close", {"on": "1 May 2017"}))
    send(maker, f"{here}/close", {"on": "1 May 2017", "because": "Audit 12"})
    assert "Closed on 1 May 2017." in words(maker.get(here)) and "Audit 12" in words(maker.get(here))
    page = words(maker.get(here))
    assert "Closed: finding 1" in page and "Closed on: from “nothing” to “1 May 2017”" in page
    send(maker, f"{here}/close", {"because": "Back"})
    page = words(maker.get(here))
    assert page.index("Opened again: finding 1") < page.index("Closed: finding 1")
    assert "Why it was closed: from “Audit 12” to “nothing”" in page and "Audit 12 Closed on" in page
    finding.refresh_from_db()
    assert finding.closed_on is None
