"""Where sources disagree, drawn: the sign of a stream, the table of signs, the order of flags and the sentences."""

from datetime import date
from itertools import product

import pytest

from sightline.programme.overview.rules import disagreement as rules
from sightline.programme.overview.rules.disagreement import SourceStatement, compared, first_sentence, sign_of

TODAY = date(2026, 11, 14)


def says(stream: str, direction: str, title: str = "", **more) -> SourceStatement:
    return SourceStatement(
        stream=stream, title=title or f"{stream} {direction}", direction=direction, words="w", **more
    )


# directions of one stream → its sign
SIGNS = [
    ("", "none"),
    ("-", "silent"),
    ("up", "up"),
    ("down", "down"),
    ("flat", "flat"),
    ("up flat", "up"),
    ("flat down -", "down"),
    ("up down", "mixed"),
    ("down up flat", "mixed"),
]


@pytest.mark.parametrize(("directions", "sign"), SIGNS)
def test_the_sign_of_a_stream(directions, sign):
    those = [says("data", "" if each == "-" else each) for each in directions.split()]
    assert sign_of(those, TODAY) == sign


@pytest.mark.parametrize(
    ("on", "sign"), [(None, "up"), (date(2025, 11, 14), "up"), (date(2025, 11, 13), "silent"), (TODAY, "up")]
)
def test_what_was_judged_more_than_a_year_ago_stands_beside_nothing(on, sign):
    assert sign_of([says("audit", "up", on=on)], TODAY) == sign


def weight(data: str, audit: str) -> int:
    """The table a second time, in other words."""
    moved = {"up", "down"}
    if "none" in (data, audit) or "silent" in (data, audit) or data == audit:
        return 0
    if "flat" in (data, audit):
        return 1
    return 2 if "mixed" in (data, audit) else 3 * ({data, audit} == moved)


MEMBERS = {"up": "up", "down": "down", "flat": "flat", "mixed": "up down", "silent": "-", "none": ""}


@pytest.mark.parametrize(("data", "audit"), list(product(MEMBERS, repeat=2)))
def test_every_pair_of_signs_disagrees_as_the_table_says(data, audit):
    those = [
        says(stream, "" if each == "-" else each)
        for stream, sign in (("data", data), ("audit", audit))
        for each in MEMBERS[sign].split()
    ]
    between = [flag for flag in compared(those, TODAY).flags if len(flag.streams) == 2]
    assert [flag.weight for flag in between] == ([weight(data, audit)] if weight(data, audit) else [])
    within = [flag.streams[0] for flag in compared(those, TODAY).flags if len(flag.streams) == 1]
    assert within == [stream for stream, sign in (("data", data), ("audit", audit)) if sign == "mixed"]


def test_every_flag_lists_the_sources_it_rests_on_and_no_other():
    timely, audited = says("data", "up", "timeliness"), says("audit", "down", "audited quality")
    old = says("audit", "up", "an audit of 2024", on=date(2024, 1, 1))
    other = says("data", "flat", "visits")
    waiting, voice = says("audit", "", "to be judged"), says("voice", "flat", "children")
    whole = compared([timely, other, audited, old, waiting, voice], TODAY)
    assert [(flag.weight, flag.streams, flag.sources) for flag in whole.flags] == [
        (3, ("data", "audit"), (timely, audited)),
        (1, ("data", "voice"), (timely, voice)),
        (1, ("audit", "voice"), (audited, voice)),
    ]
    assert whole.sentence == "Data up, audits down, feedback flat."
    assert whole.rank == (3, 5)


# what each stream says → the sentence, how many flags
SENTENCES = [
    ("", "Nothing says which way it goes.", 0),
    ("data:-", "Nothing says which way it goes.", 0),
    ("data:up", "Data up.", 0),
    ("data:up audit:up", "Data and audits up.", 0),
    ("data:up audit:flat voice:flat", "Data up, audits and feedback flat.", 2),
    ("data:down voice:up", "Feedback up, data down.", 1),
    ("data:up workforce:flat", "Data up.", 0),
    ("data:flat workforce:down", "Workforce down, data flat.", 0),
    ("data:up workforce:down complaints:down", "Data up, workforce and complaints down.", 2),
    ("data:up data:down", "Data up and down.", 1),
]


@pytest.mark.parametrize(("drawn", "sentence", "flags"), SENTENCES)
def test_the_sentence_says_which_stream_goes_which_way(drawn, sentence, flags):
    pairs = [each.split(":") for each in drawn.split()]
    whole = compared([says(stream, direction.strip("-")) for stream, direction in pairs], TODAY)
    assert (whole.sentence, len(whole.flags)) == (sentence, flags)


FIRST = [
    ([], "The plan has no priority, so there is nothing to set side by side."),
    ([(0, 0)], "No sources disagree, in 1 priority."),
    ([(0, 0), (0, 0)], "No sources disagree, in 2 priorities."),
    ([(3, 4), (0, 0)], "In 1 of 2 priorities one source says up and another down."),
    ([(1, 1)], "In 1 of 1 priority the sources agree only in part."),
    (
        [(3, 3), (2, 2), (1, 1)],
        "In 1 of 3 priorities one source says up and another down; in 2 they agree only in part.",
    ),
]


@pytest.mark.parametrize(("ranks", "sentence"), FIRST)
def test_the_first_sentence_counts_the_priorities(ranks, sentence):
    assert first_sentence(ranks) == sentence
    assert set(rules.SIGNS) >= set(rules.ORDER)
