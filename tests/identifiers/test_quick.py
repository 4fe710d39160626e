"""Looking a text through is quick, whatever the text, and sees what the slow way sees."""

import random
import time

import pytest

from identifiers import naive_twin
from sightline.identifiers import rules
from sightline.identifiers.rules import BORN, MOST_READ, NOT_ALL, identifiers_in, text_of

WORDS = (
    "Asha", "Khan", "KHAN", "d’Arcy", "O’Brien", "Mary-Jane", "Zoë", "NHS", "K", "the", "twins", "Panel", "March", "October",
    "born", "Born", "DOB", "d.o.b.", "dob", "date of birth", "birth", "on", "reborn",
    "3/4/12", "03/04/2012", "2012-04-03", "3 April 2012", "12-12-2010", "1.1.11", "31", "C-1042", "9434765919",
)  # fmt: skip
BETWEEN = (
    " ",
    " ",
    " ",
    ", ",
    ",",
    ";",
    "\t",
    "  ",
    " - ",
    " (",
    ": ",
    "\n",
    ". ",
    " of the twenty that were seen ",
    "-",
    "",
)


def text(chance: random.Random, length: int) -> str:
    return "".join(chance.choice(WORDS) + chance.choice(BETWEEN) for _ in range(length))


@pytest.mark.parametrize("length", [3, 6, 12, 40])
def test_the_quick_way_sees_what_the_slow_way_sees(length):
    chance = random.Random(20261129 + length)
    seen = {True: 0, False: 0}
    for _ in range(12_000 // length):
        words = text(chance, length)
        expected = naive_twin.born(words)
        assert (BORN in identifiers_in(words)) == expected, words
        seen[expected] += 1
    assert seen[True] > 5 and (seen[False] > 5 or length == 40)


# what a name may at most be away from a birth, before it and behind it
@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("Asha Khan" + "." * 60 + "born 3/4/12", True),
        ("Asha Khan" + "." * 61 + "born 3/4/12", False),
        ("born" + "." * 20 + "3/4/12" + "." * 40 + "Asha Khan", True),
        ("born" + "." * 20 + "3/4/12" + "." * 41 + "Asha Khan", False),
        ("born" + "." * 21 + "3/4/12 Asha Khan", False),
        ("Asha Khan\nborn 3/4/12", False),
        ("A" + "a" * 40 + ",  B" + "b" * 40 + ",  C" + "c" * 40 + ",  D" + "d" * 40 + " (3/4/12", True),
        ("Asha Khan -3-4-2012", True),
        ("NHS  DOB - born 3/4/12", True),
        ("Asha Khan    3/4/12", False),
    ],
)
def test_how_far_a_name_may_be_from_a_birth(words, near):
    assert (BORN in identifiers_in(words)) is near is naive_twin.born(words)


# texts made, or happening, to be slow: each a megabyte and more
SLOW = {
    "an attendance list": "Anna Bell Carla Dunn ",
    "days": "12/03/2010, ",
    "births": "born 12/03/2010, ",
    "names away from births": "Anna Bell Carla Dunn" + " x" * 35 + " born 3/4/12 " + "y " * 30,
    "names and births on lines of their own": "Anna Bell Carla Dunn\nborn 3/4/12\n",
    "one word": "A",
    "capitals": "ANNA, BELL, ",
    "hyphens": "Aa-",
    "no people beside days": "The Improvement Board, 12/03/2010 ",
    "digits": "943 476 5918 ",
}


@pytest.mark.parametrize("name", SLOW)
def test_a_megabyte_takes_no_longer_than_a_page_may(name):
    words = SLOW[name] * (1024 * 1024 // len(SLOW[name]))
    began = time.process_time()
    assert identifiers_in(words) == ()
    assert time.process_time() - began < 10  # a limit that stops what is made to be slow; most take a tenth


def test_tags_that_are_never_closed_take_no_longer():
    began = time.process_time()
    assert rules._TAG.sub("", "<" * 500_000) == "<" * 500_000
    assert time.process_time() - began < 5


@pytest.mark.parametrize(("size", "unread"), [(MOST_READ, ""), (MOST_READ + 1, NOT_ALL)])
def test_what_is_beyond_two_megabytes_is_said_not_to_be_read(size, unread):
    read, said = text_of(b"a" * size)
    assert len(read) == MOST_READ and said == unread
