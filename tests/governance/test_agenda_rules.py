"""What an item may say, when it comes too late, what is shown of it to whom, and what may become of what is tracked."""

from dataclasses import replace
from datetime import date

import pytest

from sightline.governance.rules.agenda import fault_of_item, fault_of_late_item
from sightline.governance.rules.calling_in import call_in_clock, fault_of_call_in, fault_of_waiver
from sightline.governance.rules.items import ItemTerms, title_shown
from sightline.governance.rules.kinds import MATTERS
from sightline.governance.rules.sight import MeetingSight
from sightline.governance.rules.states import (
    ANSWERED,
    DONE,
    MATTER_STATES,
    OPEN,
    WITHDRAWN,
    fault_of_move,
    ways,
)

ITEM = ItemTerms(title="Improvement plan")
DECIDES = replace(ITEM, purpose="decision", executive=True)
MEETING = date(2017, 11, 14)


# item → the field that is wrong, and the beginning of why
@pytest.mark.parametrize(
    ("terms", "field", "why"),
    [
        (ITEM, "", ""),
        (DECIDES, "", ""),
        (replace(DECIDES, key=True), "", ""),
        (replace(ITEM, paragraph=3, exempt_reason="A contract is out"), "", ""),
        (replace(ITEM, title=""), "title", "Enter the item’s title"),
        (replace(ITEM, purpose="talk"), "purpose", "Choose whether"),
        (replace(ITEM, executive=True), "executive", "An item for information holds no decision"),
        (replace(ITEM, key=True), "key", "An item for information holds no decision"),
        (replace(DECIDES, executive=False, key=True), "key", "A key decision is a decision of the executive"),
        (replace(ITEM, exempt_reason="A contract"), "paragraph", "Choose the paragraph"),
        (replace(ITEM, paragraph=8, exempt_reason="x"), "paragraph", "Choose a paragraph from 1 to 7"),
        (replace(ITEM, paragraph=3), "exempt_reason", "Enter why the public interest"),
    ],
)
def test_what_an_item_may_say(terms, field, why):
    wrong, sentence = fault_of_item(terms)
    assert wrong == field and sentence.startswith(why) and bool(sentence) == bool(why)


def test_an_items_history_names_every_field():
    assert ITEM.in_history["title"] == "Improvement plan" and ITEM.in_history["paragraph"] == ""


# body, published on, today, the chair's reason → refused?
@pytest.mark.parametrize(
    ("kind", "published", "today", "reason", "begins"),
    [
        ("scrutiny", None, date(2017, 11, 6), "", ""),
        ("scrutiny", None, date(2017, 11, 7), "", "The agenda had to be out by 6 November 2017."),
        ("scrutiny", date(2017, 11, 3), date(2017, 11, 3), "", "The agenda went out on 3 November 2017."),
        ("scrutiny", None, date(2017, 11, 14), "A letter came", ""),
        ("scrutiny", None, date(2017, 11, 15), "", ""),  # the record of a meeting that is over
        ("improvement_board", None, date(2017, 11, 14), "", ""),
    ],
)
def test_a_late_item_needs_the_chairs_reason(kind, published, today, reason, begins):
    fault = fault_of_late_item(kind, MEETING, published, today, reason)
    assert fault.startswith(begins) and bool(fault) == bool(begins)


@pytest.mark.parametrize(
    ("paragraph", "may_read", "title"),
    [
        (3, True, "A contract"),
        (3, False, "Exempt item (paragraph 3 of Schedule 12A)"),
        (None, False, "Item taken in private"),
    ],
)
def test_whoever_may_not_read_an_item_reads_no_title(paragraph, may_read, title):
    assert title_shown("A contract", paragraph, may_read=may_read) == title


# sight → sees body 1 (not in public), body 2 (in public); reads exempt items of 1 and 2; is inside 1
@pytest.mark.parametrize(
    ("sight", "sees", "reads", "inside"),
    [
        (MeetingSight(True, frozenset(), "all"), (True, True), (True, True), True),
        (MeetingSight(True, frozenset(), "none"), (True, True), (False, False), True),
        (MeetingSight(False, frozenset({1}), "own"), (True, True), (True, False), True),
        (MeetingSight(False, frozenset({1}), "none"), (True, True), (False, False), True),
        (MeetingSight(False, frozenset(), "own"), (False, True), (False, False), False),
        (MeetingSight(False, frozenset(), "all"), (False, True), (True, True), False),
    ],
)
def test_who_sees_which_meeting_and_reads_which_exempt_item(sight, sees, reads, inside):
    assert (sight.sees(1, in_public=False), sight.sees(2, in_public=True)) == sees
    assert tuple(sight.reads(each, exempt=True) for each in (1, 2)) == reads
    assert all(sight.reads(each, exempt=False) for each in (1, 2)) and sight.is_inside(1) is inside


# kind and state → where it may go
@pytest.mark.parametrize(
    ("kind", "state", "to"),
    [
        ("action", OPEN, [DONE, WITHDRAWN]),
        ("follow_up", OPEN, [DONE, WITHDRAWN]),
        ("question", OPEN, [ANSWERED, WITHDRAWN]),
        ("challenge", OPEN, [ANSWERED, WITHDRAWN]),
        ("recommendation", OPEN, [ANSWERED, WITHDRAWN]),
        ("recommendation", ANSWERED, [DONE, OPEN, WITHDRAWN]),
        ("action", DONE, [OPEN]),
    ],
)
def test_what_is_to_be_done_is_done_and_what_is_asked_is_answered(kind, state, to):
    assert ways(kind, state) == to


# kind, from, to, words → field and why
@pytest.mark.parametrize(
    ("kind", "was", "wanted", "words", "field", "why"),
    [
        ("question", OPEN, ANSWERED, "On 3 May", "", ""),
        ("question", OPEN, ANSWERED, " ", "words", "Enter the answer."),
        ("action", OPEN, DONE, "", "words", "Enter what was done."),
        ("action", OPEN, ANSWERED, "x", "state", "This goes to “Done” or “Withdrawn” from “Open”."),
        ("action", OPEN, WITHDRAWN, "", "words", "Say why"),
        ("action", DONE, OPEN, "", "words", "Say why"),
        ("action", DONE, WITHDRAWN, "x", "state", "From 'Done'"),
        ("action", OPEN, "lost", "x", "state", "There is no state"),
    ],
)
def test_a_matter_moves_with_words(kind, was, wanted, words, field, why):
    wrong, sentence = fault_of_move(kind, was, wanted, words)
    assert wrong == field and sentence.startswith(why) and bool(sentence) == bool(why)


@pytest.mark.parametrize("kind", MATTERS)
def test_every_matter_can_end_and_be_opened_again(kind):
    ends = {each for each in ways(kind, OPEN) if each != WITHDRAWN}
    assert len(ends) == 1 and all(OPEN in ways(kind, each) for each in ends)
    assert set(MATTER_STATES.words) == set(MATTER_STATES.may) == set(MATTER_STATES.shapes)


def test_call_in_runs_five_working_days_from_publication():
    clock = call_in_clock(date(2025, 5, 2))
    assert clock.ends == date(2025, 5, 12) and "Early May" in clock.how
    assert clock.open_on(date(2025, 5, 12)) and not clock.open_on(date(2025, 5, 13))


@pytest.mark.parametrize(
    ("more", "begins"),
    [
        ({}, ""),
        ({"executive": False}, "“Plan” is no decision of the executive"),
        ({"waived": True}, "Call-in of this decision was waived"),
        ({"published": None}, "Record first on which day"),
        ({"called_on": date(2025, 5, 1)}, "The decision was published on 2 May 2025"),
        ({"called_on": date(2025, 5, 13)}, "It could be called in until 12 May 2025"),
    ],
)
def test_when_a_decision_can_be_called_in(more, begins):
    asked_for = {
        "executive": True,
        "published": date(2025, 5, 2),
        "waived": False,
        "called_on": date(2025, 5, 12),
        "title": "Plan",
    }
    fault = fault_of_call_in(**(asked_for | more))
    assert fault.startswith(begins) and bool(fault) == bool(begins)


# S17:75 waives call-in "in respect of the executive decision" in a report for information
@pytest.mark.parametrize(
    ("executive", "texts", "field", "begins"),
    [
        (True, ("Chair of Overview and Scrutiny", "Rule 46", "The plan is due"), "", ""),
        (
            False,
            ("Chair of Overview and Scrutiny", "Rule 46", "The plan is due"),
            "",
            "“Plan” holds no executive decision",
        ),
        (True, ("", "Rule 46", "The plan is due"), "chair", "Enter who agreed"),
        (True, ("Chair", " ", "The plan is due"), "rule", "Enter the rule"),
        (True, ("Chair", "Rule 46", ""), "reason", "Enter why"),
    ],
)
def test_call_in_is_waived_of_an_executive_decision_only_and_says_who_by_which_rule_and_why(
    executive, texts, field, begins
):
    fields = tuple(zip(("chair", "rule", "reason"), texts, strict=True))
    wrong, sentence = fault_of_waiver("Plan", executive=executive, texts=fields)
    assert wrong == field and sentence.startswith(begins) and bool(sentence) == bool(begins)
