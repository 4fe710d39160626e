"""A sentence that says a list is empty is a remark; one that only says "no" of something else is a finding."""

import pytest

from sightline.inspections.none_to_answer import says_none
from sightline.inspections.whole import report_of
from support.printed_reports import report

NONE = [
    "There are no areas for priority action",
    "There are no areas of priority action.",
    "There are no areas for priority or immediate action.",
    "There were no areas for priority action identified at this visit.",
    "There are no priority and immediate actions for the local authority.",
    "There are no areas for priority action in Westmere.",
    "None identified",
    "None identified.",
    "None.",
    "No priority actions were found",
    "No areas for immediate or priority action were identified during this inspection.",
    "The inspection did not find any areas for priority and immediate action.",
    "Inspectors did not identify any areas for priority action.",
    "We have not identified any areas for priority action. The partnership knows its weaknesses.",
    "N/A",
]
MORE = "Leaders know their services well, and much of what they have set out to do has begun."
FINDINGS = [
    "The partnership has not identified its priorities for improvement.",
    "Ensure that no child waits for action after a strategy meeting.",
    "Implement a system to ensure there are no delays in accommodating children when they need to be looked after.",
    "There are no clear actions in the plans of children in need.",
    "No action was taken when children went missing.",
    "Improve plans that do not identify the areas of greatest risk to children.",
    "The local authority does not have effective oversight of actions from audits.",
    "Managers do not make sure that recommendations of reviews are carried out.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_says_that_there_is_none(sentence):
    assert says_none(sentence)


@pytest.mark.parametrize("sentence", FINDINGS)
def test_says_something_of_its_own(sentence):
    assert not says_none(sentence)


@pytest.mark.parametrize("label", ["16.", "•", "■", ""])
@pytest.mark.parametrize("sentence", NONE)
def test_a_point_that_says_there_is_none_is_a_remark(sentence, label):
    printed = report().heading("Priority and immediate action")
    printed = printed.point(label, sentence) if label else printed.paragraph(sentence).paragraph(MORE)
    printed.heading("Areas for improvement").point("17.", "Ensure that caseloads are manageable.")
    read = report_of(printed.pdf())
    assert [each.text for each in read.findings] == ["Ensure that caseloads are manageable."]
    assert any(sentence in remark for remark in read.remarks)
    assert not any("was not found" in remark for remark in read.remarks)


@pytest.mark.parametrize("sentence", FINDINGS)
def test_paragraphs_without_a_sign_that_say_no_of_something_are_not_lost(sentence):
    printed = report().heading("Areas for priority action").paragraph(sentence)
    assert [each.text for each in report_of(printed.pdf()).findings] == [sentence]
