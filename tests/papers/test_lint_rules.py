"""What each rule of the linter finds in a paper, and what it leaves alone: drawn."""

import pytest

from sightline.papers.lint.discover import paper_rules
from sightline.papers.lint.linting import lint
from sightline.papers.lint.paper_text import PaperText, days_in

TOP = "Report to:\tScrutiny Committee\tDate of Meeting:\tTuesday 14 November 2017"
SEEN = "\tSeen by:\tName\tDate"


def found(rule: str, *lines: str, top: str = TOP) -> list[tuple[int, str]]:
    """The lines at which a rule finds something, and how severe that is; the line of the meeting is the first."""
    return [(each.line, each.severity) for each in lint(PaperText.of([top, *lines])) if each.rule == rule]


ERROR, WARNING = "error", "warning"


@pytest.mark.parametrize(
    ("rule", "lines", "expected"),
    [
        ("L01", ["(Please delete as appropriate and remove this text)"], [(2, ERROR)]),
        (
            "L01",
            ["[Insert name of officer]", "<insert date>", "Lorem ipsum"],
            [(2, ERROR), (3, ERROR), (4, ERROR)],
        ),
        ("L01", ["We deleted what was appropriate.", "[Social worker] was performing well"], []),
        (
            "L02",
            ["- (1) Note the report", "- (2)", "(iii)", "b)", "4."],
            [(3, ERROR), (4, ERROR), (5, ERROR), (6, ERROR)],
        ),
        ("L02", ["2. Progress", "(N/A)", "2017"], []),
        ("L04", [SEEN, "\tProperty\tOfficer\tNo date: no property affected"], []),
        ("L04", [SEEN, "\tProperty\tOfficer\tNo date:"], [(3, ERROR)]),
        ("L05", ["Legal Implications:", "", "Equality Implications: None"], [(2, ERROR)]),
        ("L05", ["Legal Implications:", "There are none"], []),
        (
            "L05",
            ["Legal Implications:\tN/A", "6.2. Legal Implications", "6.2.1. The Council is under a notice."],
            [],
        ),
        (
            "L05",
            ["(B) Capital Costs", "Implications of the Proposals:", "Legal Implications: None"],
            [(2, ERROR)],
        ),
        ("L05", ["(A) Revenue Costs", "There are no direct costs."], []),
        ("L05", ["HR Implications"], [(2, ERROR)]),  # nothing follows at all
        ("L06", ["Appendices:", "A - Plan", "Background Papers:", "The plan is at Annex A."], [(5, ERROR)]),
        ("L06", ["Appendices:", "A - Plan", "Background Papers:", "The plan is at Appendix A."], []),
        (
            "L06",
            ["Appendices:", "The following appendices are attached:", "A: Plan", "See Appendix B."],
            [(5, ERROR)],
        ),
        ("L06", ["Appendices:", "Annex 1 - Plan", "It is at Annex 1."], []),
        ("L06", ["Appendices:", "Score Card", "Background Papers:", "See Annex A."], []),
        ("L06", ["The plan is at Appendix 1 and Annex A."], []),  # no list to hold it against
        ("L07", ["The chart below shows improvement."], [(2, ERROR)]),
        ("L07", ["The chart below shows it.", "Quarter\tShare", "Q1\t84%", "Q2\t88%"], []),
        ("L07", ["The chart below shows it.", "2. Progress", "Q1\t84%", "Q2\t88%"], [(2, ERROR)]),
        ("L07", ["The chart below shows it.", "Q1\t84%", "That is all."], [(2, ERROR)]),
        ("L07", ["Officers chart the way ahead."], []),
        ("L08", ["Bi – annual reports", "on a six monthly basis"], [(2, WARNING), (3, WARNING)]),
        (
            "L08",
            ["on a six monthly basis", "a biased sample", "a biannual report"],
            [(2, WARNING), (4, WARNING)],
        ),
        ("L08", ["on a six monthly basis"], []),
        ("L09", ["The number on full care orders continues to reduce."], [(2, WARNING)]),
        ("L09", ["It continues to reduce, from 62 to 48."], []),
        ("L09", ["We expect performance to improve."], []),
        ("L09", ["2.8 Performance has improved.", "(2) It has improved, to 62."], [(2, WARNING)]),
        ("L10", ["85% of supervision met the standard."], [(2, WARNING)]),
        ("L10", ["Measure\tQ2 2026-27\t95% interval", "its 95% confidence limits"], []),
        ("L10", ["85% (34 of 40) met it.", "85% of 40", "85 per cent, n = 40", "in 34 out of 40, 85%"], []),
        ("L11", ["N/A Implementation Date for the Decision"], [(2, ERROR)]),
        ("L11", ["N/A", "None of the Implications matter", "Legal Implications:\tN/A", "No Date"], []),
        ("L12", ["(FD 4914/17) and (LD.5353/23.)", "FD5298/18"], [(2, WARNING), (2, WARNING), (3, WARNING)]),
        ("L12", ["FD.5298/18 and (LD.4523/18)", "see 4914/17", "FD.5298/18."], [(4, WARNING)]),
        (
            "L13",
            ["Note 3.3 and the Board is asked", "3. Priorities", "- 3.3 Work is underway"],
            [(2, "info")],
        ),
        ("L13", ["See paragraph 4.1", "3. Priorities"], [(2, ERROR)]),
        ("L13", ["under Rule 46", "Note the report"], []),
        (
            "L14",
            ["Tel: 0151 934 3128", "Vicky.B@sefton.gov.uk", "post@council.gov.uk 01270 371105"],
            [(2, WARNING), (3, WARNING), (4, WARNING)],
        ),
        ("L14", ["14/11/2017", "£17,900,000", "FD.4914/17", "0.85 of 1200"], []),
        ("L16", ["The Council will approve it on 2 November 2017."], [(2, ERROR)]),
        (
            "L16",
            ["The Council will approve it on 14 November 2017.", "It will begin on 27th November 2017."],
            [],
        ),
        ("L16", ["On 2 November 2017 the plan was approved. It will go on.", "It will be ready soon."], []),
    ],
)
def test_what_is_found_and_what_is_left_alone(rule, lines, expected):
    assert found(rule, *lines) == expected


@pytest.mark.parametrize(
    ("line", "key", "expected"),
    [
        (
            "The Chair of the Committee () has given approval for the 'call-in' period to be waived.",
            "No",
            "the chair, the day, an executive decision",
        ),
        ("The Chair (Councillor A. Ames) agreed on 6 November 2017 that call-in be waived.", "Yes", ""),
        ("Councillor Ames waived the call in on 6 November 2017.", "N", "an executive decision"),
        ("Councillor Ames waived the call-in.", "Yes", "the day"),
        ("The committee may call in a decision.", "No", ""),
    ],
)
def test_a_waiver_of_call_in_names_whom_when_and_what(line, key, expected):
    matches = [
        each
        for each in lint(PaperText.of([TOP, f"Is this a Key Decision:\t{key}", line]))
        if each.rule == "L03"
    ]
    assert [each.advice.partition("It lacks ")[2].partition(". ")[0] for each in matches] == (
        [expected] if expected else []
    )


@pytest.mark.parametrize(
    ("rows", "undated", "late"),
    [
        ([SEEN, "\tMonitoring Officer\tJo Gale\t3/11/17", "Summary:\tThis"], [], []),
        ([SEEN, "\tMonitoring Officer\tJo Gale\t7/11/17"], [], [3]),  # due on 6 November
        ([SEEN, "\tMonitoring Officer\tJo Gale\t6/11/17"], [], []),
        ([SEEN, "\tSolicitor\tAnn Clarke\tDuto", "\tLocal Member(s)\tAll\t"], [3, 4], []),
        ([SEEN, "\tSolicitor\t\t3/11/17"], [3], []),
        (["Late item", SEEN, "\tSolicitor\tAnn Clarke\t7/11/17"], [], []),
        ([SEEN, "\tSolicitor\tAnn Clarke\t3/11/17", "plain words", "\tOther\tJo\t"], [], []),
        (["\tSeen by:\tName", "\tSolicitor\tAnn Clarke\t"], [], []),  # a table without a column of dates
    ],
)
def test_sign_offs_are_dated_and_in_time(rows, undated, late):
    assert [line for line, _ in found("L04", *rows)] == undated
    assert [line for line, _ in found("L15", *rows)] == late


def test_without_a_day_of_meeting_nothing_is_late_or_past():
    rows = [SEEN, "\tSolicitor\tAnn Clarke\t7/11/17", "It will happen on 2 March 2001."]
    assert found("L15", *rows, top="Report") == [] == found("L16", *rows, top="Report")


def test_a_picture_without_alternative_text_is_a_chart_nobody_hears_of():
    (fault,) = lint(PaperText.of([TOP, ""], [(2, "Chart 1")]))
    assert (fault.rule, fault.line, "“Chart 1”" in fault.advice) == ("L07", 2, True)


def test_the_day_of_the_meeting_and_other_days():
    assert str(PaperText.of([TOP]).meeting) == "2017-11-14"
    assert str(PaperText.of(["Report for information Cabinet – 14 June 2017"]).meeting) == "2017-06-14"
    assert PaperText.of(["Report"]).meeting is None
    assert [str(each) for each in days_in("on 12/6/17, 2 nd May 2017 and 31 June 2017")] == [
        "2017-06-12",
        "2017-05-02",
    ]
    assert days_in("on 3 May") == [] and str(days_in("on 3 May", 2026)[0]) == "2026-05-03"


def test_a_long_line_is_told_in_short():
    (fault,) = lint(PaperText.of(["x", f"{'very ' * 60}bi-annual"]))
    assert len(fault.excerpt) == 160 and fault.excerpt.endswith("…")
    assert list(fault.as_json()) == ["rule", "severity", "line", "excerpt", "advice"]


def test_every_rule_says_what_it_finds_how_severe_it_is_and_what_to_do():
    assert list(paper_rules()) == [f"L{number:02}" for number in range(1, 17)]
    for rule in paper_rules().values():
        assert (
            rule.title
            and rule.advice.endswith((".", ":"))
            and rule.severity in (ERROR, WARNING)
            and rule.source
        )
