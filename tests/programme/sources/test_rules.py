"""Moves in a list of findings that is being confirmed."""

import pytest

from sightline.programme.kinds import SOURCE_KINDS
from sightline.programme.sources.rules import findings as moves
from sightline.programme.sources.rules.fields_by_kind import ASKED
from sightline.programme.sources.rules.findings import (
    CannotMendError,
    figure_words,
    figures_in,
    figures_text,
    fresh,
)


def listed(*texts: str) -> list[moves.Draft]:
    return [
        fresh(text=text, read=text, number=str(n), boxes=[[1, n, n, n, n]]) for n, text in enumerate(texts, 1)
    ]


def texts(found) -> list[str]:
    return [each["text"] for each in found]


def test_mending_accepts_and_keeps_what_was_read():
    before = listed("One.", "Two.")
    now = moves.with_values(before, 1, {"text": " Two,\n mended. ", "kind": "priority_action"})
    assert (now[1]["text"], now[1]["read"], now[1]["state"]) == ("Two,\nmended.", "Two.", "accepted")
    assert (now[1]["kind"], moves.is_corrected(now[1]), now[0], texts(before)) == (
        "priority_action",
        True,
        before[0],
        ["One.", "Two."],
    )


def test_bullets_that_were_read_are_not_mended_by_being_accepted():
    read = "Improve:\n• one thing\n• another."
    now = moves.with_values([fresh(text=read, read=read)], 0, {"text": read.replace("\n", "\r\n")})
    assert (now[0]["text"], moves.is_corrected(now[0])) == (read, False)


def test_splitting_at_a_blank_line():
    now = moves.split(listed("A B", "C"), 0, "A.\r\n\r\nB is\nlong.\n\n \nD")
    assert texts(now) == ["A.", "B is\nlong.", "D", "C"]
    assert [each["number"] for each in now] == ["1", "", "", "2"]
    with pytest.raises(CannotMendError, match="blank line"):
        moves.split(listed("A"), 0, "A\nB\n\n")


def test_joining_two_keeps_the_lines_of_both():
    now = moves.merged(listed("A", "B", "C"), 0)
    assert (texts(now), now[0]["boxes"], now[0]["read"]) == (
        ["A B", "C"],
        [[1, 1, 1, 1, 1], [1, 2, 2, 2, 2]],
        "A B",
    )
    with pytest.raises(CannotMendError, match="last one"):
        moves.merged(now, 1)


@pytest.mark.parametrize(("place", "by", "order"), [(0, 1, "BAC"), (2, -1, "ACB"), (1, 1, "ACB")])
def test_moving(place, by, order):
    assert "".join(texts(moves.moved(listed("A", "B", "C"), place, by))) == order


@pytest.mark.parametrize(("place", "by"), [(0, -1), (2, 1)])
def test_nothing_moves_past_the_end(place, by):
    with pytest.raises(CannotMendError, match="end of the list"):
        moves.moved(listed("A", "B", "C"), place, by)


def test_leaving_out_and_taking_in_again():
    out = moves.left_out(listed("A", "B"), 0)
    assert [each["state"] for each in moves.all_right(out)] == ["left_out", "accepted"]
    assert moves.taken_back(out, 0)[0]["state"] == "open"


@pytest.mark.parametrize("values", [{"text": " "}, {"kind": "joke"}, {"section": "moon"}])
def test_what_cannot_be_is_said(values):
    with pytest.raises(CannotMendError):
        moves.with_values(listed("A"), 0, values)


def test_a_place_that_is_gone_is_a_sentence():
    with pytest.raises(CannotMendError, match="not in the list any more"):
        moves.left_out(listed("A"), 3)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("6% | neighbours | 4.5%", "6% against neighbours’ 4.5%"),
        ("£1,200 a week | England | £900", "£1,200 a week against England’s £900"),
        ("47 children", "47 children"),
    ],
)
def test_a_sources_own_figures_out_and_back(typed, words):
    found = figures_in(typed)
    assert [figure_words(each) for each in found] == [words]
    assert figures_in(figures_text(found)) == found


@pytest.mark.parametrize("typed", ["about six", "6% | neighbours", "6% | | 4%"])
def test_what_is_no_figure_is_said(typed):
    with pytest.raises(CannotMendError, match="is no figure"):
        figures_in(typed)


def test_every_kind_of_source_has_its_form():
    assert set(ASKED) == set(SOURCE_KINDS)
    assert all("series_number" not in asked for kind, asked in ASKED.items() if kind != "monitoring_visit")
