"""Files nobody should trust: each gets a sentence, and none harms the process that asks."""

import time
import zlib

import pytest

from sightline.files import limited
from sightline.inspections import reading
from sightline.inspections.reading import read_report
from sightline.inspections.report import NotReadableError
from sightline.inspections.report_values import as_values, report_from
from sightline.inspections.whole import report_of
from support import reading_here
from support.printed_reports import Printed, report


@pytest.fixture(scope="module")
def good() -> bytes:
    return report().heading("What needs to improve?").point("•", "The quality of plans (paragraph 4).").pdf()


def refused(pdf: bytes) -> str:
    with pytest.raises(NotReadableError) as caught:
        read_report(pdf)
    return str(caught.value)


def test_reads_a_file_and_its_bytes_the_same(good, tmp_path):
    (tmp_path / "any name.pdf").write_bytes(good)
    assert (
        read_report(tmp_path / "any name.pdf")
        == read_report(str(tmp_path / "any name.pdf"))
        == read_report(good)
    )
    assert read_report(good) == report_of(good)
    assert read_report(good).findings[0].paragraphs == (4,)


def test_a_report_survives_being_made_into_values(good):
    whole = report_of(good)
    assert report_from(as_values(whole)) == whole


def test_boxes_lie_where_the_words_are(good):
    [finding] = report_of(good).findings
    [box] = finding.boxes
    assert box.page == finding.page == 1
    assert 60 < box.left < 80 and 200 < box.right < 400 and 0 < box.bottom - box.top < 30


@pytest.mark.parametrize(
    ("begins", "said"),
    [
        (b"", "The file is empty"),
        (b"   \n", "The file is empty"),
        (b"<!DOCTYPE html><html><body>Sign in", "a web page saved under the name of a PDF"),
        (b"PK\x03\x04rest", "save it as a PDF first"),
        (b"\xd0\xcf\x11\xe0rest", "an old Word file"),
        (b"\x89PNGrest", "a picture"),
        (b"just some words", "is not a PDF"),
        (b"%PDF-1.7\nnothing follows", "damaged or cut short"),
    ],
)
def test_what_is_no_pdf_gets_a_sentence(begins, said):
    sentence = refused(begins)
    assert said in sentence
    assert "reports.ofsted.gov.uk" in sentence


def test_a_locked_pdf_says_so():
    assert "locked with a password" in refused(report().pdf(password="secret"))


def test_a_truncated_pdf_is_refused_or_read_in_part(good):
    for share in (0.3, 0.6, 0.9):
        try:
            read = read_report(good[: int(len(good) * share)])
        except NotReadableError as fault:
            assert "Fetch" in str(fault)
        else:
            assert [each.text for each in read.findings] in ([], ["The quality of plans (paragraph 4)."])


def test_a_scanned_report_says_so():
    printed = Printed()
    printed._canvas.rect(70, 70, 300, 300, fill=1)
    assert "it was scanned" in refused(printed.break_page().pdf())


def test_another_pdf_says_that_it_is_no_report():
    printed = Printed().paragraph(
        "Flour, butter and sugar are stirred until they are pale and light as air. " * 20
    )
    assert "nothing in it speaks of an inspection" in refused(printed.pdf())


def test_a_report_without_a_list_is_read_and_says_so():
    read = read_report(report().pdf())
    assert read.findings == ()
    assert "No list of recommendations" in read.remarks[-1]
    assert read.judgements["overall"] == "Inadequate"


def test_too_many_pages_are_refused():
    printed = report()
    for _ in range(301):
        printed.break_page()
    assert "at most 300" in refused(printed.pdf())


def test_too_large_a_file_is_refused_unopened(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_MB", 0.001)
    (tmp_path / "big.pdf").write_bytes(b"%PDF-" + b"0" * 2000)
    with pytest.raises(NotReadableError, match="at most"):
        read_report(tmp_path / "big.pdf")


def test_a_file_that_is_not_there():
    with pytest.raises(NotReadableError, match="There is no file"):
        read_report("/nowhere/at/all.pdf")


@pytest.mark.own_process
def test_a_slow_file_is_given_up(good, monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_SECONDS", 0.01)
    assert "was given up" in refused(good)


def bomb(content: bytes) -> bytes:
    """A PDF of one page whose content stream is these bytes, deflated."""
    stream = zlib.compress(content, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, start)
    )


@pytest.mark.own_process
def test_a_stream_that_swells_a_thousandfold_ends_in_a_sentence():
    began = time.monotonic()
    sentence = refused(bomb(b"0 " * 400_000_000))
    assert sentence.endswith("type the findings in.") or "into a new PDF" in sentence
    assert time.monotonic() - began < reading.LONGEST_SECONDS + 20


@pytest.mark.own_process
def test_millions_of_letters_on_one_page_end_in_a_sentence():
    sentence = refused(bomb(b"BT /F 1 Tf " + b"(Ofsted inspects) Tj " * 200_000 + b"ET"))
    assert "Fetch it again" in sentence or "new PDF" in sentence


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (reading_here.abort, "broke off its reading"),
        (reading_here.take_bit_by_bit, "needs more memory than a report"),
    ],
)
@pytest.mark.own_process
def test_a_reader_that_dies_is_a_sentence(good, monkeypatch, work, words):
    monkeypatch.setattr(reading, "run_limited", lambda _, pdf, **how: limited.run_limited(work, **how))
    assert words in refused(good)


def test_damaged_bytes_anywhere_never_raise_anything_else(good):
    for at in range(40, len(good), max(1, len(good) // 6)):
        try:
            read_report(good[:at] + b"\xff\x00\x41" + good[at + 3 :])
        except NotReadableError as fault:
            assert str(fault).endswith(".")
