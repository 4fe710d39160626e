"""What a report says about its findings, on the page where it is confirmed, on the source's and on the finding's."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sightline.programme.models import Finding, Passage, Source, SourceDraft
from sightline.programme.sources.services.corrections import mend_finding
from support.figure_pages import words
from support.people import granted, signed_in
from support.plans import person
from support.printed_reports import report
from support.sources import AUTHORITY, MAKER

pytestmark = pytest.mark.django_db
CITED = "Assessments take too long."
NAMED = "Few carers know of private fostering."
MARKED = "Supervision is not reflective."
WHOSE = "without saying for which"


@pytest.fixture
def pdf() -> bytes:
    """A report of two recommendations: one cites a paragraph, one is named by a mark, and one mark names none."""
    printed = report().heading("Recommendations")
    printed.point("1.", "Ensure that assessments are timely. (paragraph 3)").point(
        "2.", "Improve private fostering."
    )
    printed.break_page().heading("Key findings").point("3.", f"Staff are proud. {CITED}")
    printed.point("4.", f"{NAMED} (Recommendation 2) Leaders know it.")
    return printed.point("5.", f"Leaders listen. {MARKED} (Recommendation)").pdf()


@pytest.fixture
def draft(client, pdf, tmp_path, monkeypatch) -> SourceDraft:
    monkeypatch.setenv("SIGHTLINE_DATA", str(tmp_path / "data"))
    signed_in(client, MAKER, authority=AUTHORITY)
    file = SimpleUploadedFile("report.pdf", pdf)
    client.post("/programme/sources/drop-in", {"file": file})
    return SourceDraft.objects.get()


@pytest.fixture
def source(client, draft) -> Source:
    facts = {"title": "Inspection of Westmere, 2025", "said_on": "5/3/2025", "edition": "1"}
    client.post(f"/programme/sources/drafts/{draft.pk}/facts", facts)
    client.post(f"/programme/sources/drafts/{draft.pk}", {"do": "all_right", "edition": "2"})
    return Source.objects.get()


def confirm_page(client, draft: SourceDraft, place: int) -> str:
    return words(client.get(f"/programme/sources/drafts/{draft.pk}?place={place}"))


def test_each_finding_is_confirmed_beside_what_the_report_says_about_it(client, draft):
    first, second = confirm_page(client, draft, 1), confirm_page(client, draft, 2)
    assert f"What the report says about it “Staff are proud. {CITED}” Paragraph 3, page" in first
    assert (
        f"What the report says about it “{NAMED} (Recommendation 2) Leaders know it.” Paragraph 4, page"
        in second
        and NAMED not in first
    )
    assert f"1 passage is marked as evidence for what the report asks for, {WHOSE}." in first
    assert f"“Leaders listen. {MARKED} (Recommendation)” Paragraph 5, page" in first


def test_what_it_judges_is_a_list(client, draft):
    page = client.get(f"/programme/sources/drafts/{draft.pk}").text
    judged = page.partition(">Judgements</dt>")[2].partition("</dd>")[0]
    assert judged.count("<li>") == 5 and "Overall effectiveness: <strong>Inadequate</strong>" in judged


def test_a_page_of_evidence_can_be_looked_at_beside_the_finding(client, draft):
    page = client.get(f"/programme/sources/drafts/{draft.pk}?place=1&page=2").text
    assert 'alt="Page 2 of report.pdf' in page and "Finding 1 of 2" in page
    assert 'href="?place=1&amp;page=2#finding"' in page


def test_a_finding_that_is_left_out_gives_its_evidence_back(client, draft):
    sent = {"do": "leave_out", "place": "2", "edition": "1"}
    client.post(f"/programme/sources/drafts/{draft.pk}", sent)
    assert "2 passages are marked as evidence" in confirm_page(client, draft, 1)


def test_the_source_says_where_each_finding_has_its_evidence_and_what_is_nobodys(client, source):
    page = words(client.get(f"/programme/sources/{source.pk}"))
    assert "Evidence: Paragraph 3 (page " in page and "Evidence: Paragraph 4 (page " in page
    assert WHOSE in page and f"“Leaders listen. {MARKED} (Recommendation)” Paragraph 5, page" in page
    assert NAMED not in page


def test_the_finding_shows_what_the_report_says_about_it(client, source):
    first, second = source.findings.all()
    page = words(client.get(f"/programme/findings/{first.pk}"))
    assert f"What the report says about it “Staff are proud. {CITED}” Paragraph 3, page" in page
    assert NAMED not in page and "The report marks 1 passage as evidence without saying of what" in page
    assert f"“{NAMED} (Recommendation 2) Leaders know it.” Paragraph 4, page" in words(
        client.get(f"/programme/findings/{second.pk}")
    )


def test_a_page_on_which_the_report_speaks_of_it_can_be_looked_at_and_no_other(client, source):
    first = source.findings.first()
    where = f"/programme/findings/{first.pk}/page"
    assert f'href="{where}?page=2">page 2</a>' in client.get(f"/programme/findings/{first.pk}").text
    answers = [client.get(f"{where}{each}") for each in ("", "?page=2", "?page=3", "?page=x")]
    assert [each.status_code for each in answers] == [200, 200, 404, 200]
    own, evidence, _, named_wrongly = answers
    assert own["Content-Type"] == evidence["Content-Type"] == "image/png"
    assert own.content == named_wrongly.content != evidence.content


def test_a_finding_that_is_corrected_has_the_evidence_of_the_paragraphs_it_then_cites(client, source):
    second = Finding.objects.get(place=2)
    edition = source.edition
    values = {"text": second.text, "paragraphs": [5]}
    mend_finding(second, values, edition=edition, reason="It is about supervision", by=MAKER)
    page = words(client.get(f"/programme/findings/{second.pk}"))
    assert (
        f"“Leaders listen. {MARKED} (Recommendation)” Paragraph 5, page" in page
        and "without saying of what" not in page
    )


def test_an_outsider_reads_none_of_it(client, source):
    where = [f"/programme/sources/{source.pk}", f"/programme/findings/{source.findings.first().pk}"]
    granted(person("partner"))
    client.force_login(person("partner"))
    for each in where:
        answer = client.get(each)
        assert answer.status_code == 403 and CITED not in answer.text and MARKED not in answer.text
    client.logout()
    assert all(client.get(each)["Location"].startswith("/sign-in") for each in where)
    assert Passage.objects.count() == 3
