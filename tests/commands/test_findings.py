import json

import pytest

from sightline.cli import main
from support.printed_reports import Layout, report


@pytest.fixture
def printed(tmp_path):
    def make(pdf: bytes) -> str:
        path = tmp_path / "inspection-2024-05-16.pdf"
        path.write_bytes(pdf)
        return str(path)

    return make


def full() -> bytes:
    written = report(Layout(bottom=600)).heading("Areas for priority action")
    written.point("•", "The response to children at risk (paragraphs 3 to 5).")
    written.heading("What needs to improve?").point("•", "The quality of plans for children (Outcome 3).")
    return written.heading("What happens next").pdf()


def test_json_is_what_the_contract_says(printed, capsys):
    assert main(["findings", printed(full()), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert list(said) == ["council", "published", "framework", "judgements", "findings"]
    assert said["published"] is None  # not printed, and not guessed from the file's name
    assert list(said["judgements"]) == [
        "overall",
        "leaders",
        "help_and_protection",
        "in_care",
        "care_leavers",
        "adoption",
        "board",
    ]
    assert said["findings"][0] == {
        "number": None,
        "kind": "priority_action",
        "section": "authority",
        "text": "The response to children at risk (paragraphs 3 to 5).",
        "paragraphs": [3, 4, 5],
        "tags": [],
        "page": 1,
    }
    assert said["findings"][1]["tags"] == ["Outcome 3"]


def test_a_person_reads_the_answer_first(printed, capsys):
    assert main(["findings", printed(full())]) == 0
    said = capsys.readouterr()
    first, second, *rest = said.out.splitlines()
    assert first == "Westmere: 1 priority action and 1 area for improvement."
    assert (
        second
        == "Framework ILACS. Inspected 20 January 2025 to 31 January 2025. Published: not printed. 2 pages."
    )
    assert any(line.strip().startswith("p1 •  The response to children at risk") for line in rest)
    assert all(len(line) <= 100 for line in rest)


def test_a_report_without_a_list_is_no_failure_and_says_so(printed, capsys):
    assert main(["findings", printed(report().pdf()), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["findings"] == []
    assert "No list of recommendations" in said.err


def test_what_is_no_report_is_a_failure_with_a_sentence(printed, capsys):
    assert main(["findings", printed(b"<html>Page not found</html>")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "web page" in said.err
    assert main(["findings", "/nowhere/report.pdf"]) == 1
