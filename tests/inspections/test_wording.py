"""Lines joined, and what a sentence cites."""

import pytest

from sightline.inspections.headings import list_kind
from sightline.inspections.wording import joined, paragraphs, tags


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["one", "two"], "one two"),
        (["good-", "quality homes"], "good-quality homes"),
        (["manage-", "ment of work"], "management of work"),
        (["short-", "and long-term"], "short- and long-term"),
        (["inter\u00ad", "vention"], "intervention"),
        (["ages 16–", "17"], "ages 16–17"),
        (["plans –", "and reviews"], "plans – and reviews"),
        ([], ""),
    ],
)
def test_lines_are_joined(lines, said):
    assert joined(lines, frozenset({"management"})) == said


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("(paragraphs 41, 42 and 58)", (41, 42, 58)),
        ("paragraphs 12–15", (12, 13, 14, 15)),
        ("paragraphs 12 to 14 and 20", (12, 13, 14, 20)),
        ("(paragraph 5)", (5,)),
        ("as paragraph 7 says", (7,)),
        ("(paragraph 36) and (paragraphs 40, 83)", (36, 40, 83)),
        ("(Paragraphs 3, 3 & 4)", (3, 4)),
        ("(paras 9 and paragraph 10)", (9, 10)),
        ("(paragraphs 21, 23, 25, and 33)", (21, 23, 25, 33)),
        ("paragraph 12 of the statutory guidance", ()),
        ("16 and 17-year-olds", ()),
        ("paragraphs 90–12", (90, 12)),
        ("paragraphs of text", ()),
    ],
)
def test_paragraphs_are_counted_out(text, cited):
    assert paragraphs(text) == cited


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("of referrals (Enabler 1).", ("Enabler 1",)),
        ("(Outcomes 1 and 3)", ("Outcome 1", "Outcome 3")),
        ("(Outcome 4, Enabler 2)", ("Outcome 4", "Enabler 2")),
        ("(national framework: Principle 2)", ("Principle 2",)),
        ("so that leavers do well – Outcome 4", ("Outcome 4",)),
        ("outcome 3 is not tagged here", ()),
        ("better outcomes (IROs)", ()),
    ],
)
def test_tags_are_read_from_brackets(text, named):
    assert tags(text) == named


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Recommendations", "recommendation"),
        ("Recommendations for the local authority", "recommendation"),
        ("Key recommendations", "recommendation"),
        ("What needs to improve?", "area_for_improvement"),
        ("What needs to improve in this area of social work practice?", "area_for_improvement"),
        ("What does the LSCB need to improve?", "area_for_improvement"),
        ("Areas for Improvement", "area_for_improvement"),
        ("Area for improvement", "area_for_improvement"),
        ("Areas for development", "area_for_improvement"),
        ("Priority and immediate action", "priority_action"),
        ("Areas for priority action", "priority_action"),
        ("Areas for immediate and priority action", "priority_action"),
        ("Immediate priority actions", "priority_action"),
        ("Areas that need to improve", "area_for_improvement"),
        ("What needs to improve further?", "area_for_improvement"),
        ("What needs improving?", "area_for_improvement"),
        ("What the local authority needs to improve", "area_for_improvement"),
        ("The local authority needs to improve:", "area_for_improvement"),
        ("What does Westmere need to improve?", "area_for_improvement"),
        ("Areas for partnership improvement", "area_for_improvement"),
        ("Priority areas for improvement", "area_for_improvement"),
        ("The partnership", None),
        ("Immediate priorities", None),
        ("Priority groups", None),
        ("Recommendations were made and followed", None),
        ("Areas for improvement that were identified have been dealt with.", None),
        ("Summary of key findings", None),
        ("Main findings", None),
        ("What is working well", None),
        ("Strengths", None),
        ("Action", None),
        ("", None),
    ],
)
def test_headings_that_open_a_list(heading, kind):
    assert list_kind(heading) == kind
