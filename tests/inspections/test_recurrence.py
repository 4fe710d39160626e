"""Which earlier findings a new one repeats. The labels in repeats.csv were set by hand before anything was suggested."""

import csv
from pathlib import Path

import pytest

from sightline.inspections.recurrence import recurring, suggest
from sightline.inspections.themes import all_themes, themes_of
from sightline.inspections.whole import report_of

PAIRS = {
    "sefton": ("sefton-2016-06-27", "sefton-2022-05-09"),
    "cheshire_east": ("cheshire-east-2015-09-15", "cheshire-east-2024-05-16"),
    "somerset": ("somerset-2015-03-27", "somerset-2022-09-21"),
}
EARLIER = (
    "Make sure that children who are privately fostered are known and visited.",
    "Improve the education of children in care.",
    "Hold strategy meetings in time, with the police there.",
    "Make plans better.",
)


def test_the_same_rare_matter_is_suggested_with_a_reason():
    [found] = suggest(
        ["The response to children living in private fostering arrangements and to disabled children."],
        EARLIER,
    )
    assert (found.earlier, found.themes) == (0, ("private_fostering",))
    assert "Both are about private fostering." in found.why
    assert 0.45 <= found.score <= 1


def test_plans_alone_are_no_repetition():
    assert suggest(["Planning for transport."], ["Plans for buildings."]) == []


def test_the_same_words_are_the_surest_repetition():
    text = "Strategy meetings are held in time and with the police there."
    best = suggest([text], [*EARLIER, text])[0]
    assert best.earlier == 4 and best.score > 0.85


def test_a_link_to_paragraphs_tells_nothing():
    one, other = "Improve dentistry (paragraphs 41, 42).", "Improve allotments (paragraphs 41, 42)."
    assert suggest([one], [other]) == []


def test_nothing_earlier_or_nothing_new_gives_nothing():
    assert suggest([], EARLIER) == []
    assert suggest(["Improve everything."], []) == []
    assert suggest([""], [""]) == []


def test_order_does_not_change_a_score():
    new = ["Children who go missing have no return interview.", "Private fostering is not known."]
    forward = {(new[s.new], EARLIER[s.earlier]): s.score for s in suggest(new, EARLIER)}
    back = {(new[1 - s.new], EARLIER[3 - s.earlier]): s.score for s in suggest(new[::-1], EARLIER[::-1])}
    assert forward == back and forward


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("homeless 16 to 17-year-olds", "homeless_16_17"),
        ("homeless 16 and 17 year olds", "homeless_16_17"),
        ("young people aged 16 or 17 years", "homeless_16_17"),
        ("children who are privately fostered", "private_fostering"),
        ("the take-up of return home interviews", "missing_or_exploitation"),
        ("managers’ oversight of work", "management_oversight"),
        ("dentistry for children", "health"),
        ("the number of section 47 enquiries", "child_protection_response"),
    ],
)
def test_themes_by_their_words(text, theme):
    assert theme in [each.id for each in themes_of(text)]


def test_themes_are_those_counted_in_the_sector_and_a_few_of_ours():
    assert len(all_themes()) == len({theme.id for theme in all_themes()}) == 24
    assert all(0 < theme.share < 100 for theme in all_themes())


def test_rarer_themes_tell_more():
    weights = {theme.id: theme.weight for theme in all_themes()}
    assert weights["private_fostering"] > weights["assessment"] > weights["plans"]


@pytest.fixture(scope="module")
def read(shared):
    return {
        name: report_of((shared / "ofsted" / f"{name}.pdf").read_bytes()).findings
        for pair in PAIRS.values()
        for name in pair
    }


def suggested(read) -> set[tuple[str, int, str]]:
    """Council, the new finding's place in its list, the earlier one's number."""
    return {
        (council, each.new + 1, read[before][each.earlier].number)
        for council, (before, after) in PAIRS.items()
        for each in suggest([f.text for f in read[after]], [f.text for f in read[before]])
    }


def test_most_of_what_is_suggested_is_right_and_most_of_what_recurs_is_found(read):
    with (Path(__file__).parent / "repeats.csv").open(encoding="utf-8") as file:
        labels = {(row["council"], int(row["new"]), row["earlier"]) for row in csv.DictReader(file)}
    found = suggested(read)
    right = len(found & labels)
    assert right / len(found) >= 0.8
    assert right / len(labels) >= 0.7


def test_sefton_was_told_in_2016(read):
    found = suggested(read)
    assert {("sefton", 9, "6"), ("sefton", 9, "117"), ("sefton", 9, "7")} <= found


def test_themes_that_recur_at_sefton(read):
    before, after = ([f.text for f in read[name]] for name in PAIRS["sefton"])
    again = recurring(after, before)
    assert {"private_fostering", "homeless_16_17"} <= set(again)
    assert len(again) == 13
