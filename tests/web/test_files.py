"""A file that leaves: its kind, its name, nothing that runs, and no copy kept on the way."""

import csv
import io

import pytest

from sightline.web.files import calendar_out, csv_out, file_out, given_out, plain_name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.json", "application/json; charset=utf-8"),
        ("chart 2.svg", "image/svg+xml"),
    ],
)
def test_a_file_is_saved_under_its_name_as_what_it_is_and_kept_by_nobody(name, kind):
    answer = file_out(b"bytes", name)
    assert (answer.content, answer["Content-Type"]) == (b"bytes", kind)
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in answer["Cache-Control"] and "private" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_name_cannot_end_the_header_or_climb_out_of_a_folder():
    assert plain_name('te"am: 1/é\r\n.xlsx') == "te-am- 1----.xlsx"
    assert file_out("x", '"; evil.json')["Content-Disposition"] == 'attachment; filename="-- evil.json"'


def test_a_kind_nobody_named_does_not_leave():
    with pytest.raises(KeyError):
        file_out("alert()", "page.js")


def test_a_csv_is_read_by_excel_and_runs_nothing():
    answer = csv_out(("name", "value"), [("=1+1", -1), ("é, b", None)], "list.csv")
    text = answer.content.decode("utf-8")
    assert text.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(text[1:]))) == [["name", "value"], ["'=1+1", "-1"], ["é, b", ""]]
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    with pytest.raises(ValueError, match="shorter"):
        csv_out(("name", "value"), [("one",)], "list.csv")


def test_a_calendar_is_fetched_and_its_address_told_to_nobody():
    answer = calendar_out("BEGIN:VCALENDAR", "due.ics")
    assert answer["Content-Disposition"] == 'inline; filename="due.ics"'
    assert (answer["Content-Type"], answer["Referrer-Policy"]) == (
        "text/calendar; charset=utf-8",
        "no-referrer",
    )
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("name", "disposition"),
    [
        ("a.pdf", 'attachment; filename="a.pdf"'),
        ("page.html", 'attachment; filename="page.html"'),
        ('a "b".txt', r'attachment; filename="a \"b\".txt"'),
        ("Née.txt", "attachment; filename*=utf-8''N%C3%A9e.txt"),
    ],
)
def test_a_file_somebody_gave_keeps_its_name_and_opens_as_nothing(tmp_path, name, disposition):
    kept = tmp_path / "kept"
    kept.write_bytes(b"<script>")
    answer = given_out(kept, name)
    assert dict(answer.items()) == {
        "Content-Type": "application/octet-stream",
        "Content-Length": "8",
        "Content-Disposition": disposition,
        "X-Content-Type-Options": "nosniff",
        "Expires": answer["Expires"],
        "Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private",
    }
    assert answer.getvalue() == b"<script>"


def test_a_file_that_is_gone_is_not_given(tmp_path):
    with pytest.raises(FileNotFoundError):
        given_out(tmp_path / "gone", "a.pdf")
