"""What a version says to young people: told once, what is left out, what answers what they asked for, and how much fits."""

import pytest

from sightline.programme.plans.rules.young_people import (
    LETTERS_A_LINE,
    Act,
    TextGroup,
    Wish,
    missing,
    parts,
    too_long,
    wishes_of,
)

NONE: frozenset[int] = frozenset()
PRIORITIES = """
    id | kind     | words
    1  | priority | You will be heard.
    2  | priority |
    3  | theme    | You will be safe.
"""
ACTS = """
    reference | words         | status      | stands in | answers
    A1        | One worker.   | in_progress | 1 3       | 7         # told once, under the first it stands in
    A2        | A warm call.  | done        | 3         | 7 8
    A3        | A new room.   | not_started | 2         |           # its priority has no words: told last
    A4        |               | done        | 1         | 8         # no words: nothing in its place
    A5        | A promise.    | stopped     | 1         | 8 9       # stopped: promises nothing, answers nothing
"""


def drawn(table: str) -> list[list[str]]:
    lines = [line.partition("#")[0] for line in table.strip().splitlines()[1:]]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def groups() -> list[TextGroup]:
    return [TextGroup(int(number), kind, f"Title {number}", told) for number, kind, told in drawn(PRIORITIES)]


def act(number: int, reference: str, words: str, status: str, groups=NONE, findings=NONE) -> Act:
    title = f"Do {reference}"
    about = {"title": title, "words": words, "status": status, "groups": groups, "findings": findings}
    return Act(id=number, entry=number, reference=reference, **about)


def acts() -> list[Act]:
    numbers = lambda cell: frozenset(int(each) for each in cell.split())  # noqa: E731
    return [
        act(place, reference, told, status, numbers(stands), numbers(answers))
        for place, (reference, told, status, stands, answers) in enumerate(drawn(ACTS), start=1)
    ]


def test_each_text_is_told_once_and_what_has_none_is_left_out():
    told = [(part.words, [act.reference for act in part.acts]) for part in parts(groups(), acts())]
    assert told == [("You will be heard.", ["A1"]), ("You will be safe.", ["A2"]), ("", ["A3"])]


def test_what_young_people_asked_for_stands_with_what_answers_it_in_plain_words():
    said = wishes_of(
        [
            (7, "See us.", False),
            (8, "Ring us.", True),
            (9, "Ask us.", False),
            (10, "Feed us.", False),
            (11, "Hear us.", True),
        ],
        acts(),
    )
    told = [(each.text, [(act.reference, act.done) for act in each.acts], each.answered) for each in said]
    assert told == [
        ("See us.", [("A1", False), ("A2", True)], True),
        ("Ring us.", [("A2", True)], True),
        ("Ask us.", [], False),
        ("Feed us.", [], False),
    ]


@pytest.mark.parametrize(
    ("number", "others", "elsewhere"),
    [
        (9, {9: "The other plan"}, "The other plan"),  # only what was stopped answers it here
        (7, {7: "The other plan"}, ""),  # this plan answers it
        (8, {}, ""),
        (10, {9: "The other plan"}, ""),
    ],
)
def test_another_plan_is_named_where_this_one_does_not_answer(number, others, elsewhere):
    (wish,) = wishes_of([(number, "See us.", False)], acts(), others)
    assert wish.elsewhere == elsewhere


def test_what_is_missing_is_named_and_what_was_stopped_needs_no_text():
    found = missing(groups(), acts())
    assert [each.id for each in found.groups] == [2] and [each.reference for each in found.acts] == ["A4"]
    assert not missing([], []).any
    assert missing(groups(), []).any and missing([], acts()).any


def test_where_every_action_stands_under_words_nothing_comes_last():
    (part,) = parts(groups()[:1], acts()[:1])
    assert (part.words, [act.reference for act in part.acts]) == ("You will be heard.", ["A1"])
    assert parts([], []) == ()


def action_of(letters: int, lines: int = 1) -> Act:
    """An action with so many letters in each of so many lines."""
    return act(1, "A1", "\n".join(["x" * letters] * lines), "done")


# Two sides hold 72 lines; a page has 10 of its own. An action of one line takes 1.5, of 57 letters 2.5; a part 3.1 more;
# a wish of one line 2.5, and each answer to it 2.5.
@pytest.mark.parametrize(
    ("actions", "wishes", "long"),
    [
        ([], [], False),
        ([action_of(LETTERS_A_LINE)] * 39, [], False),  # 10 + 3.1 + 58.5
        ([action_of(LETTERS_A_LINE)] * 40, [], True),
        ([action_of(LETTERS_A_LINE + 1)] * 23, [], False),  # 10 + 3.1 + 57.5
        ([action_of(LETTERS_A_LINE + 1)] * 24, [], True),
        ([action_of(1, lines=23)] * 2, [], False),
        ([action_of(1, lines=30)] * 2, [], True),  # short lines are lines too
        ([], [Wish("See us.", (), True)] * 24, False),  # 10 + 60
        ([], [Wish("See us.", (), True)] * 25, True),
        ([], [Wish("See us.", (action_of(1),), True)] * 12, False),  # 10 + 60
        ([], [Wish("See us.", (action_of(1),), True)] * 13, True),
    ],
)
def test_a_version_with_too_much_to_say_is_too_long_for_two_sides(actions, wishes, long):
    assert too_long(parts([], actions), wishes) is long
