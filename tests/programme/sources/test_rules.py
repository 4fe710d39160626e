"""Moves in a list of findings that is being confirmed."""

import pytest

from sightline.programme.sources.rules import findings as moves
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


def test_a_list_with_one_that_says_nothing_is_not_right():
    with pytest.raises(CannotMendError, match="Finding 2 of the list says nothing"):
        moves.all_right(listed("A", " "))
    assert texts(moves.all_right(moves.left_out(listed("A", " "), 1))) == ["A", " "]


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"text": " "}, "text", "what it says"),
        ({"kind": "joke"}, "kind", "what kind"),
        ({"section": "moon"}, "section", "whom it is put to"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(values, field, said):
    with pytest.raises(CannotMendError, match=said) as refused:
        moves.with_values(listed("A"), 0, values)
    assert refused.value.field == field


def test_what_is_not_sent_stays_and_what_is_no_field_is_not_kept():
    before = [fresh(text="A", read="A", tags=["care"], page=3)]
    (now,) = moves.with_values(before, 0, {"page": 4, "read": "B", "state": "left_out"})
    assert now == before[0] | {"page": 4, "state": "accepted"}


def test_one_that_is_typed_was_not_read_and_so_is_not_corrected():
    assert not moves.is_corrected(fresh(text="A"))


@pytest.mark.parametrize("place", [-1, 1, 3])
@pytest.mark.parametrize(
    "move",
    [
        moves.left_out,
        moves.taken_back,
        moves.merged,
        lambda drafts, place: moves.moved(drafts, place, 1),
        lambda drafts, place: moves.split(drafts, place, "A\n\nB"),
        lambda drafts, place: moves.with_values(drafts, place, {"text": "B"}),
    ],
    ids=["leave out", "take in", "join", "move", "split", "mend"],
)
def test_a_place_that_is_gone_is_a_sentence(move, place):
    with pytest.raises(CannotMendError, match="not in the list any more"):
        move(listed("A"), place)


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


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({"value": "6", "unit": "%", "comparator": "4.5%", "of": ""}, "6% against 4.5%"),  # nobody says whose
        ({"value": "6", "unit": "%", "comparator": "4.5%", "of": None}, "6% against 4.5%"),
        ({"value": "6", "unit": "%", "comparator": "", "of": "England"}, "6%"),
        ({"value": 6}, "6"),
    ],
)
def test_a_figure_of_which_less_is_kept_is_said_as_far_as_it_goes(figure, words):
    assert figure_words(figure) == words


@pytest.mark.parametrize(
    "typed", ["about six", "6% | neighbours", "6% | | 4%", "6%\nabout six", " | England | 4%"]
)
def test_what_is_no_figure_is_said(typed):
    with pytest.raises(CannotMendError, match="is no figure"):
        figures_in(typed)
