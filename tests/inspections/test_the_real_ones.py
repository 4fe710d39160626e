"""The eleven published reports, each looked at by eye against its pages."""

from collections import Counter
from datetime import date

import pytest

from sightline.inspections.report import Report
from sightline.inspections.whole import report_of

RI, RIG, IN, GOOD, OUT = (
    "Requires improvement",
    "Requires improvement to be good",
    "Inadequate",
    "Good",
    "Outstanding",
)
FACTS = {
    # file: council, framework, published, counts (authority: r, p, a; board: r, p, a),
    #       overall, leaders, help and protection, in care, care leavers, adoption, board
    "barnsley-2014-08-08": ("Metropolitan Borough of Barnsley Council", "SIF", date(2014, 8, 8), (0, 0, 25, 0, 0, 7),
                            (RI, RI, RI, RI, GOOD, RI, RI)),
    "cheshire-east-2015-09-15": ("Cheshire East Unitary Authority", "SIF", date(2015, 9, 15), (17, 0, 0, 8, 0, 0),
                                 (RIG, RI, RI, RI, RI, GOOD, RI)),
    "norfolk-2015-10-20": ("Norfolk County Council", "SIF", date(2015, 10, 19), (19, 0, 0, 6, 0, 0),
                           (IN, RI, RI, IN, IN, RI, RI)),
    "sefton-2016-06-27": ("Sefton Borough Council", "SIF", date(2016, 6, 27), (11, 0, 0, 7, 0, 0),
                          (RIG, RI, RI, RI, RI, RI, IN)),
    "somerset-2015-03-27": ("Somerset County Council", "SIF", date(2015, 3, 27), (0, 9, 12, 0, 4, 6),
                            (IN, IN, IN, IN, IN, RI, IN)),
    "leeds-2018-12-18": ("Leeds", "ILACS", None, (0, 0, 4, 0, 0, 0), (OUT, OUT, OUT, GOOD, None, None, None)),
    "sefton-2022-05-09": ("Sefton", "ILACS", None, (0, 0, 14, 0, 0, 0), (IN, IN, IN, IN, None, None, None)),
    "somerset-2022-09-21": ("Somerset", "ILACS", None, (0, 0, 2, 0, 0, 0), (GOOD, GOOD, GOOD, GOOD, None, None, None)),
    "cheshire-east-2024-05-16": ("Cheshire East", "ILACS", None, (0, 0, 7, 0, 0, 0), (IN, RIG, RIG, RIG, IN, None, None)),
    "hackney-2024-08-20": ("Hackney", "ILACS", None, (0, 0, 3, 0, 0, 0), (GOOD, GOOD, GOOD, GOOD, RIG, None, None)),
    "doncaster-2025-03-18": ("Doncaster", "ILACS", None, (0, 0, 3, 0, 0, 0), (GOOD, GOOD, GOOD, GOOD, RIG, None, None)),
}  # fmt: skip
NAMES = ("overall", "leaders", "help_and_protection", "in_care", "care_leavers", "adoption", "board")


@pytest.fixture(scope="module")
def read(shared):
    known: dict[str, Report] = {}

    def of(name: str) -> Report:
        if name not in known:
            known[name] = report_of((shared / "ofsted" / f"{name}.pdf").read_bytes())
        return known[name]

    return of


@pytest.mark.parametrize("name", FACTS)
def test_says_whose_it_is_when_and_how_judged(read, name):
    council, framework, published, _, judged = FACTS[name]
    report = read(name)
    assert (report.council, report.framework, report.published) == (council, framework, published)
    assert report.judgements == dict(zip(NAMES, judged, strict=True))


@pytest.mark.parametrize("name", FACTS)
def test_holds_every_finding_in_its_section_and_kind(read, name):
    counted = Counter((each.section, each.kind) for each in read(name).findings)
    order = [
        (s, k)
        for s in ("authority", "board")
        for k in ("recommendation", "priority_action", "area_for_improvement")
    ]
    assert tuple(counted[each] for each in order) == FACTS[name][3]


@pytest.mark.parametrize("name", FACTS)
def test_every_sentence_is_whole(read, name):
    for finding in read(name).findings:
        begins, ends = finding.text[0], finding.text.rstrip()[-1]
        assert begins.isupper() and (
            ends in ".)" or (name.startswith("cheshire-east-2015") and finding.number == "151")
        )
        assert not any(words in finding.text for words in ("Ofsted produces", "Inspection of", "  "))


def test_cites_the_paragraphs_that_are_printed(read):
    report = read("cheshire-east-2015-09-15")
    own = [each for each in report.findings if each.section == "authority"]
    assert [each.number for each in own] == [str(n) for n in range(1, 18)]
    assert all(each.paragraphs for each in own)
    assert own[5].paragraphs == (21, 23, 25, 33, 50, 55, 59, 86, 107)
    assert own[6].paragraphs == (41, 42, 58, 175)
    assert own[0].paragraphs == (36, 40, 83, 112)
    board = [each for each in report.findings if each.section == "board"]
    assert [each.number for each in board] == [str(n) for n in range(151, 159)]
    assert {each.page for each in board} == {43, 44}


def test_a_link_broken_over_two_lines_is_whole(read):
    twelfth = next(each for each in read("norfolk-2015-10-20").findings if each.number == "12")
    assert twelfth.paragraphs == (100, 101, 102)


def test_nested_points_stay_in_their_findings(read):
    eighth = next(each for each in read("norfolk-2015-10-20").findings if each.number == "8")
    assert eighth.text.count("\n• ") == 4
    assert eighth.paragraphs == (58, 59, 127, 54, 55, 60)


def test_numbers_of_the_boards_review(read):
    def board(name: str) -> list[str | None]:
        return [each.number for each in read(name).findings if each.section == "board"]

    assert board("sefton-2016-06-27") == [str(n) for n in range(116, 123)]
    assert board("somerset-2015-03-27") == [str(n) for n in range(159, 169)]


def test_tags_of_the_national_framework(read):
    assert [each.tags for each in read("doncaster-2025-03-18").findings] == [
        ("Enabler 1",),
        ("Outcome 3",),
        ("Outcome 4",),
    ]


def test_hyphens_at_a_lines_end(read):
    texts = " ".join(
        each.text for name in ("leeds-2018-12-18", "barnsley-2014-08-08") for each in read(name).findings
    )
    assert "both short- and longer-term objectives" in texts
    assert "Runaways sub-group to improve" in texts


def test_a_part_of_a_list_under_its_own_heading(read):
    fourth = next(each for each in read("somerset-2015-03-27").findings if each.number == "4")
    assert fourth.heading == "Priority and immediate action – Partnership"


def test_says_that_there_are_no_priority_actions(read):
    assert any(
        "did not find any areas for priority" in remark for remark in read("barnsley-2014-08-08").remarks
    )
