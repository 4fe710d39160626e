"""How many recommendations a source says it makes, against what is held of it."""

import pytest

from sightline.programme.sources.rules.counts import counts, said_words

BOTH = {"authority": {"said": 17, "where": "page 8"}, "board": {"said": 8, "where": "page 9"}}


@pytest.mark.parametrize(
    ("said", "kinds", "read", "agrees"),
    [
        (3, ["recommendation", "priority_action", "challenge"], "3 said, 3 held", True),
        (3, ["recommendation", "area_for_improvement"], "3 said, 2 held: 1 is missing", False),
        (3, ["recommendation"], "3 said, 1 held: 2 are missing", False),
        (3, ["recommendation"] * 4, "3 said, 4 held: 1 too many", False),
        (1, ["recommendation", "strength"], "1 said, 1 held", True),
        (0, [], "0 said, 0 held", True),
    ],
)
def test_what_is_said_is_held_against_what_asks_for_an_answer(said, kinds, read, agrees):
    found = counts({"authority": {"said": said, "where": "p"}}, [("authority", kind) for kind in kinds])
    assert [(each.words, each.agrees) for each in found] == [(read, agrees)]


def test_each_section_is_counted_apart_and_one_without_a_number_not_at_all():
    held = [("authority", "recommendation")] * 17 + [("board", "recommendation")] * 7
    assert [each.words for each in counts(BOTH, held)] == ["17 said, 17 held", "8 said, 7 held: 1 is missing"]
    assert counts({}, held) == ()
    assert [(each.section, each.where) for each in counts(BOTH, held)] == [
        ("The local authority", "page 8"),
        ("The safeguarding children board", "page 9"),
    ]


@pytest.mark.parametrize(
    ("sections", "words"),
    [
        (
            ["authority", "board"],
            "The local authority: 17 (page 8); The safeguarding children board: 8 (page 9)",
        ),
        (
            ["board", "authority"],
            "The local authority: 17 (page 8); The safeguarding children board: 8 (page 9)",
        ),
        (["board"], "The safeguarding children board: 8 (page 9)"),
        ([], ""),
    ],
)
def test_what_a_source_says_stands_in_the_order_of_sections(sections, words):
    assert said_words({name: BOTH[name] for name in sections}) == words
