"""Eight published reports of seven kinds, each looked at by eye against its pages."""

from collections import Counter
from datetime import date

import pytest

from sightline.inspections.report import Report
from sightline.inspections.whole import report_of

RI, RIG, GOOD, IN = "Requires improvement", "Requires improvement to be good", "Good", "Inadequate"
FACTS = {
    # file: council, framework, published, visited, counts (authority: r, p, a; board: r, p, a)
    "herefordshire-2014-06-30": ("Herefordshire Council", "SIF", date(2014, 6, 30),
                                 (date(2014, 4, 29), date(2014, 5, 21)), (0, 0, 28, 0, 0, 8)),
    "norfolk-2013-08-16": ("Norfolk County Council", "SLAC", date(2013, 8, 16),
                           (date(2013, 7, 8), date(2013, 7, 12)), (0, 0, 17, 0, 0, 0)),
    "isle-of-wight-2014-11-19": ("Isle of Wight Council", "SIF", date(2014, 11, 19),
                                 (date(2014, 9, 16), date(2014, 10, 8)), (0, 4, 17, 0, 0, 12)),
    "bedford-2017-04-07": ("Bedford Borough", "SIF", date(2017, 4, 7),
                           (date(2017, 1, 23), date(2017, 2, 16)), (10, 0, 0, 2, 0, 0)),
    "jtai-bracknell-forest-2019-03-08": ("Bracknell Forest", "JTAI", None,
                                         (date(2019, 1, 21), date(2019, 1, 25)), (0, 0, 15, 0, 0, 0)),
    "jtai-solihull-2022-02-21": ("Solihull", "JTAI", None, (date(2022, 1, 10), date(2022, 1, 14)), (0, 2, 8, 0, 0, 0)),
    "jtai-blackpool-2025-01-31": ("Blackpool", "JTAI", None, (date(2024, 11, 18), date(2024, 11, 22)), (0, 0, 5, 0, 0, 0)),
    "area-send-halton": ("Halton", "Area SEND", None, (date(2023, 11, 20), date(2023, 11, 24)), (0, 5, 12, 0, 0, 0)),
}  # fmt: skip


@pytest.fixture(scope="module")
def read(shared):
    known: dict[str, Report] = {}

    def of(name: str) -> Report:
        if name not in known:
            known[name] = report_of((shared / "found" / "letters" / f"{name}.pdf").read_bytes())
        return known[name]

    return of


@pytest.mark.parametrize("name", FACTS)
def test_says_whose_it_is_and_when(read, name):
    report = read(name)
    assert (
        report.council,
        report.framework,
        report.published,
        (report.visited_from, report.visited_to),
    ) == FACTS[name][:4]


@pytest.mark.parametrize("name", FACTS)
def test_holds_every_finding_in_its_section_and_kind(read, name):
    counted = Counter((each.section, each.kind) for each in read(name).findings)
    order = [
        (s, k)
        for s in ("authority", "board")
        for k in ("recommendation", "priority_action", "area_for_improvement")
    ]
    assert tuple(counted[each] for each in order) == FACTS[name][4]


def test_what_says_there_is_none_is_a_remark(read):
    for name, sentence in {
        "herefordshire-2014-06-30": "There are no areas of priority action.",
        "jtai-bracknell-forest-2019-03-08": "There are no areas for priority action",
    }.items():
        assert any(sentence in remark for remark in read(name).remarks)
        assert not any(sentence in finding.text for finding in read(name).findings)


def test_bullets_under_times(read):
    under = Counter(each.heading.split(" – ")[1] for each in read("norfolk-2013-08-16").findings)
    assert under == {"Immediately": 6, "Within three months": 4, "Within six months": 7}
    assert max(len(each.text) for each in read("norfolk-2013-08-16").findings) < 500
    assert read("norfolk-2013-08-16").judgements["overall"] == IN


def test_numbers_of_a_list_with_a_long_subheading(read):
    own = [each for each in read("isle-of-wight-2014-11-19").findings if each.section == "authority"]
    assert [each.number for each in own] == [str(n) for n in range(1, 22)]
    assert own[-1].heading.endswith("through effective systems and processes")


def test_grades_beside_labels_over_two_lines(read):
    judged = read("bedford-2017-04-07").judgements
    assert tuple(judged.values()) == (RIG, RI, RI, RI, GOOD, GOOD, GOOD)


def test_a_bracket_over_two_lines(read):
    assert any(
        "(MAPPA-2) meetings in Bracknell Forest" in each.text
        for each in read("jtai-bracknell-forest-2019-03-08").findings
    )


def test_nested_dashes(read):
    first = read("jtai-solihull-2022-02-21").findings[0]
    assert [part[:10] for part in first.text.split("\n")[1:]] == ["• ensuring"] * 3


def test_a_table_of_two_columns(read):
    findings = read("area-send-halton").findings
    actions = [each for each in findings if each.kind == "priority_action"]
    assert all(each.text.startswith("Leaders") and each.text.endswith(".") for each in actions)
    assert all("Halton Borough Council and NHS Cheshire" in each.heading for each in actions)
    assert [each.text[:28] for each in findings if each.heading == "Areas for improvement"] == [
        "Leaders should improve the q",
        "Leaders across the partnersh",
        "Leaders should ensure that c",
        "Leaders should improve the p",
    ]
    assert any("is a table: 5 rows" in remark for remark in read("area-send-halton").remarks)
