"""Whatever the wrapping, the furniture, the bullets and the numbers: the same points come out, whole."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.inspections.whole import report_of
from support.printed_reports import BOLD, Layout, Printed, report

WORDS = [
    "the",
    "quality",
    "of",
    "plans",
    "for",
    "children",
    "in",
    "care",
    "so",
    "that",
    "they",
    "are",
    "timely",
    "and",
    "clear",
    "management",
    "oversight",
    "supervision",
    "16",
    "and",
    "17-year-olds",
    "who",
    "are",
    "homeless",
    "2015",
    "assessments,",
    "which",
    "consider",
    "risk;",
    "private",
    "fostering",
    "arrangements",
    "health",
    "dentistry",
    "mental-health",
    "support",
    "education,",
    "employment",
    "or",
    "training",
    "at",
    "reviews",
    "(IROs)",
    "partners’",
    "work",
]
words = st.lists(st.sampled_from(WORDS), min_size=4, max_size=60).map(
    lambda some: "Improve " + " ".join(some) + "."
)
layouts = st.builds(
    Layout,
    size=st.sampled_from([10, 11, 12, 13]),
    width=st.sampled_from([300, 380, 430, 450]),
    pitch=st.sampled_from([14.5, 16, 18]),
    gap=st.sampled_from([8, 12, 16]),
    foot=st.sampled_from(["number", "running", "both", "none"]),
    head=st.sampled_from(["", "Westmere Council", "Ofsted inspection report"]),
    bottom=st.sampled_from([500, 640, 740]),
    hang=st.sampled_from([14, 18, 28, 36]),
    footnote=st.sampled_from(["", "The national framework sets out outcomes and enablers."]),
)
HEADINGS = {
    "Recommendations": "recommendation",
    "Recommendation": "recommendation",
    "Areas for improvement": "area_for_improvement",
    "Area for improvement": "area_for_improvement",
    "Areas for Improvement": "area_for_improvement",
    "What needs to improve?": "area_for_improvement",
    "What needs to improve": "area_for_improvement",
    "What needs to improve in this area of social work practice": "area_for_improvement",
    "What needs to improve in this area of social work practice?": "area_for_improvement",
    "What does the local authority need to improve?": "area_for_improvement",
    "Areas for further improvement": "area_for_improvement",
    "Priority and immediate action": "priority_action",
    "Areas for priority action": "priority_action",
    "Area for priority action": "priority_action",
    "Immediate priority actions": "priority_action",
    "Areas of priority action": "priority_action",
    "Priority actions": "priority_action",
}
LABELS = {
    "1.": lambda n: f"{n}.",
    "1)": lambda n: f"{n})",
    "(1)": lambda n: f"({n})",
    "i.": lambda n: (
        f"{['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv'][n - 1]}."
    ),
    **{sign: (lambda n, sign=sign: sign) for sign in ("•", "–", "-", "o", "■", "·")},
}
many = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def closing(printed: Printed) -> bytes:
    printed.heading("The experiences and progress of children who need help and protection: inadequate")
    for number in (1, 2):
        printed.point(
            f"{number}.", "Children wait too long, and nobody asks why; this is no point of any list."
        )
    return printed.pdf()


def flat(text: str) -> str:
    return " ".join(text.replace("\n", " ").split())


@many
@given(
    layouts,
    st.sampled_from(sorted(HEADINGS)),
    st.sampled_from(sorted(LABELS)),
    st.lists(words, min_size=1, max_size=14),
)
def test_the_same_points_come_out(layout, heading, label, points):
    printed = report(layout).heading(heading)
    for number, words in enumerate(points, 1):
        printed.point(LABELS[label](number), words)
    read = report_of(closing(printed))
    assert [flat(each.text) for each in read.findings] == points
    assert {each.kind for each in read.findings} == {HEADINGS[heading]}
    assert all((each.number is None) == (len(LABELS[label](3)) == 1) for each in read.findings)


@many
@given(
    layouts,
    st.lists(st.lists(words, min_size=1, max_size=4), min_size=1, max_size=5),
    st.sampled_from("•–o■"),
)
def test_nested_points_stay_inside(layout, groups, sign):
    printed = report(layout).heading("Recommendations")
    for number, (first, *nested) in enumerate(groups, 1):
        printed.point(f"{number}.", first[:-1] + ":" if nested else first)
        for words in nested:
            printed.point(sign, words, indent=layout.hang)
    read = report_of(closing(printed))
    assert [each.number for each in read.findings] == [str(n + 1) for n in range(len(groups))]
    for finding, (_, *nested) in zip(read.findings, groups, strict=True):
        parts = [flat(part.removeprefix("• ")) for part in finding.text.split("\n")]
        assert parts[1:] == nested


@many
@given(layouts, st.lists(words, min_size=3, max_size=12), st.sampled_from(["•", "1."]))
def test_points_without_a_hanging_indent(layout, points, label):
    printed = report(layout).heading("Areas for improvement")
    for number, words in enumerate(points, 1):
        printed.point(LABELS[label](number), words, hang=0)
    assert [flat(each.text) for each in report_of(closing(printed)).findings] == points


@many
@given(layouts, st.lists(words, min_size=1, max_size=6), st.lists(words, min_size=1, max_size=6))
def test_the_boards_own_review_is_kept_apart(layout, own, boards):
    numbers = count(1)
    printed = report(layout).heading("What does the local authority need to improve?", 16)
    printed.heading("Priority and immediate action", 12)
    printed.paragraph("There are no areas for priority and immediate action.")
    printed.heading("Areas for improvement", 12)
    for words in own:
        printed.point(f"{next(numbers)}.", words)
    printed.heading("The local authority’s strengths", 16).point(f"{next(numbers)}.", "Workers work hard.")
    printed.break_page().heading("Section 2: The effectiveness of the Local Safeguarding Children Board", 16)
    printed.paragraph("The board works, and knows what it does not do.").heading("Recommendations", 14)
    for words in boards:
        printed.point(f"{next(numbers)}.", words)
    read = report_of(closing(printed))
    assert [flat(each.text) for each in read.findings if each.section == "authority"] == own
    assert [flat(each.text) for each in read.findings if each.section == "board"] == boards
    assert any("There are no areas for priority" in remark for remark in read.remarks)


@many
@given(layouts)
def test_judgements_and_days_of_any_layout(layout):
    read = report_of(closing(report(layout)))
    assert list(read.judgements.values()) == [
        "Inadequate",
        "Good",
        "Inadequate",
        "Requires improvement to be good",
        "Outstanding",
        None,
        None,
    ]
    assert (read.council, read.framework, read.published) == ("Westmere", "ILACS", None)
    assert (read.visited_from.isoformat(), read.visited_to.isoformat()) == ("2025-01-20", "2025-01-31")


def test_points_in_bold_letters():
    printed = report().heading("Recommendations", 16)
    for number in (1, 2, 3):
        printed.point(
            f"{number}.",
            f"Ensure that the {number} of these is read although it is set in bold letters. " * 2,
            font=BOLD,
        )
    assert [each.number for each in report_of(closing(printed)).findings] == ["1", "2", "3"]


def test_lists_in_time_as_inspections_of_2012_printed_them():
    printed = report().heading("Areas for improvement")
    printed.paragraph(
        "In order to improve services the local authority and its partners should take the following action."
    )
    for when, points in {"Immediately:": 2, "Within three months:": 3, "Within six months:": 1}.items():
        printed.lines(when, font=BOLD).space()
        for n in range(points):
            printed.point(
                "■", f"ensure that matter {n} is put right in every team of the service and stays so"
            )
    read = report_of(closing(printed))
    assert [each.heading.split(" – ")[1] for each in read.findings] == [
        *["Immediately"] * 2,
        *["Within three months"] * 3,
        "Within six months",
    ]


def test_points_without_any_sign_are_paragraphs_and_said_to_be():
    printed = report().heading("Area for priority action")
    printed.paragraph(
        "The local authority must make sure that strategy meetings are held in time, with the police there."
    )
    printed.paragraph(
        "The local authority must see children alone when it asks what has happened to them at home."
    )
    read = report_of(closing(printed))
    assert [each.text[:24] for each in read.findings] == ["The local authority must"] * 2
    assert any("each paragraph was taken for one point" in remark for remark in read.remarks)


@pytest.mark.parametrize(
    "sentence",
    [
        "There are no areas for priority action.",
        "There were no areas for priority action identified at this visit.",
        "The inspection did not find any areas for priority and immediate action.",
        "Inspectors did not identify any areas for priority action.",
        "None identified for improvement.",
    ],
)
def test_a_heading_that_says_there_is_nothing(sentence):
    read = report_of(closing(report().heading("Areas for priority action").paragraph(sentence)))
    assert read.findings == ()
    assert any(sentence in remark for remark in read.remarks)


def test_what_leads_over_to_a_list_is_no_point_and_what_says_more_is_not_lost():
    printed = report().heading("Areas for priority action")
    printed.paragraph("Too many children are at risk, and leaders did not know it.")
    printed.point("•", "The response to children at immediate risk of harm.")
    read = report_of(closing(printed))
    assert [each.text for each in read.findings] == ["The response to children at immediate risk of harm."]
    assert any("leaders did not know it" in remark for remark in read.remarks)


def test_a_table_of_contents_opens_no_list():
    printed = Printed()
    printed.lines("Contents", size=26)
    printed.lines("Recommendations 8", font=BOLD).lines("Areas for improvement ........ 9", font=BOLD)
    printed.lines("Summary for children 10", font=BOLD).break_page()
    printed.paragraph(
        "Inspectors looked at how the council works, and they say here what they found of it. " * 4
    )
    assert report_of(printed.pdf()).findings == ()


def test_earlier_recommendations_are_not_this_reports():
    printed = (
        report()
        .heading("Progress since the previous inspection")
        .heading("Recommendations from the last inspection")
    )
    printed.point("1.", "Ensure that something was done long ago.")
    assert report_of(closing(printed)).findings == ()
