"""Who may comment on a version, and until when.

| state | closes | may comment | may be asked |
|---|---|---|---|
| out for comments | tomorrow, today | yes | yes |
| out for comments | yesterday | closed on that day | the date has passed |
| draft | tomorrow | taken back to draft | send it out first |
| submitted, live, superseded | tomorrow | it is so, closed | nobody can be asked |
"""

from datetime import date, timedelta

import pytest

from sightline.people.matrix import MATRIX
from sightline.programme.consultation.rules import (
    ASKED_ROLES,
    NOT_OUT_YET,
    answers_in_words,
    fault_of_asking,
    fault_of_commenting,
)

TODAY = date(2026, 12, 14)
NEXT, BEFORE = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("state", "closes", "fault"),
    [
        ("consulted", NEXT, ""),
        ("consulted", TODAY, ""),
        ("consulted", BEFORE, "Comments closed on 13 December 2026."),
        ("draft", NEXT, "This version was taken back to draft, so comments are closed."),
        ("submitted", NEXT, "This version is submitted, so comments are closed."),
        ("live", NEXT, "This version is live, so comments are closed."),
        ("superseded", BEFORE, "This version is superseded, so comments are closed."),
    ],
)
def test_whoever_was_asked_comments_while_it_is_out_and_its_last_day_counts(state, closes, fault):
    assert fault_of_commenting(state, closes, TODAY) == fault


@pytest.mark.parametrize(
    ("state", "closes", "fault"),
    [
        ("consulted", NEXT, ("", "")),
        ("consulted", TODAY, ("", "")),
        ("consulted", BEFORE, ("That date has passed. Enter one that is still to come.", "closes")),
        ("draft", NEXT, (NOT_OUT_YET, "")),
        ("live", NEXT, ("This version is live. Nobody can be asked to comment on it.", "")),
    ],
)
def test_people_are_asked_of_a_version_that_is_out_and_until_a_day_that_comes(state, closes, fault):
    assert fault_of_asking(state, closes, TODAY) == fault


@pytest.mark.parametrize(
    ("answers", "fault", "words"),
    [
        ([True, False, False], "", "Comments are open until 14 December 2026. 1 of 3 asked has commented."),
        ([True, True], "", "Comments are open until 14 December 2026. 2 of 2 asked have commented."),
        ([False], "Comments closed on 13 December 2026.", "Comments closed on 13 December 2026. 0 of 1 asked have commented."),
    ],
)  # fmt: skip
def test_how_many_have_commented_is_said_in_a_sentence(answers, fault, words):
    assert answers_in_words(answers, fault, TODAY) == words


def test_no_role_is_asked_that_never_sees_a_plan():
    assert set(MATRIX) - set(ASKED_ROLES) == {"auditor", "system_administrator"}
