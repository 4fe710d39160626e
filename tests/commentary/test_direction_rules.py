"""Direction words: what a text claims, and whether the signal bears it out.

The sentences are facts: what councils' papers said, with the paper and the line. S17: Sefton, Overview and Scrutiny, 14 November 2017;
S18: 25 September 2018; S23: Health and Wellbeing Board, 8 March 2023; SO17: Somerset, Cabinet, 14 June 2017; CE15: Cheshire East,
24 November 2015.
"""

import csv
from pathlib import Path

import pytest

from sightline.commentary.rules import direction
from sightline.commentary.rules.checking import SILENT, checked, from_kept
from sightline.commentary.rules.direction import Claim, Movement, claims_in, held_against, way_of

# the paper and its line | the sentence | what it claims: kind, ! strong, ~ continuing, not; blank for nothing
PAPERS = """
S17:113 | There is currently a renewed focus on the timeliness of assessments and that children are seen within 5 and 10 days of the start of assessment, we expect the performance to improve over quarters 3 and 4. |
S17:113 | Positively we have seen an improvement in the quality of assessments. | good, better
S17:111 | There have been a number of challenges over quarters 1 and 2 and performance in a number of areas requires improvement to be good. |
S17:117 | Health colleagues have implemented systems which should result in positive progress and there will be an audit at the end of quarter 3 to ensure that there is improvement in this area. |
S17:119 | There has been an increase in the number of new entrants into care and analysis has been undertaken to understand this rise. | up
S17:119 | Positively, the numbers of children placed at home on full care orders continues to reduce though we do have an increasing number on interim care orders | good, down~, up
S17:119 | Placement stability is positive and we do have more children placed with Sefton foster carers. | good, up
S17:121 | There has been a significant increase in adoption activity, we currently have 14 children placed for adoption | up!
S17:121 | Timeliness of adoption is generally good. | good
S17:138 | Frequency of supervision did reduce during the period, predominantly due to the summer break and this will continue to be monitored. | down
S17:157 | The general picture is one of reducing caseloads for both social workers and IRO's, (average caseloads of 20 and 75 respectively) though some individuals do have high caseloads | down
S17:165 | We do recognise that there is still much to drive improvement in performance across all areas to ensure that outcomes for children continue to improve. |
S18:12 | This plan is the third refresh of our Improvement plan and incorporates learning from the Local Government Care Practice Diagnostic |
S23:124 | Ensuring that recording how Social Workers have considered and plan to manage these risks is an essential part of work and there is a relentless focus on practice improvement. |
SO17:18 | The timeliness of completion of health assessments for those young people who have been in care for more than one year is currently below statistical neighbours. |
SO17:19 | As a result, overall outcomes for children are improving, supported by the strategic improvement plan. | better
CE15:60 | Cheshire East is currently under a notice to improve. |
CE15:64 | In addition, it is important to note that improvements in safeguarding practice have resulted in an increase in the number of children in care. | up
"""
ROWS = [[cell.strip() for cell in row.split(" |")] for row in PAPERS.strip().splitlines()]


def drawn(text):
    return ", ".join(
        f"{'not ' if each.negated else ''}{each.kind}{'!' if each.strong else ''}{'~' if each.continuing else ''}"
        for each in claims_in(text)
    )


@pytest.mark.parametrize(("source", "sentence", "claims"), ROWS, ids=[f"{row[0]} {row[2]}" for row in ROWS])
def test_what_councils_papers_claim(source, sentence, claims):
    assert drawn(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Timeliness has not improved.", "not better"),
        ("There was no increase this quarter.", "not up"),
        ("The rate remains broadly stable.", "steady"),
        ("Performance has been maintained.", "steady"),
        ("It dropped sharply in August.", "down!"),
        ("Timeliness has improved significantly.", "better!"),
        ("Numbers rose; caseloads fell further.", "up, down~"),
        ("Timeliness has slipped, but the backlog reduced.", "worse, down"),
        ("We will reduce the backlog.", ""),
        ("Managers meet monthly to look at it.", ""),
        ("It hasn’t improved.", "not better"),
        ("Significant effort by all the teams reduced caseloads.", "down"),
        ("", ""),
    ],
)
def test_what_plain_sentences_claim(sentence, claims):
    assert drawn(sentence) == claims


def test_the_words_are_given_as_they_were_typed():
    assert [each.words for each in claims_in("The number Continues to Reduce.")] == ["Continues to Reduce"]
    assert [each.words for each in claims_in("It improved significantly. It improved significantly.")] == [
        "improved significantly"
    ]


def test_every_pattern_is_told_by_its_own_example():
    path = Path(direction.__file__).with_name("direction_words.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(direction.lexicon()) > 25
    patterns = [pattern for _, pattern in direction.lexicon()]
    assert [
        row["example"]
        for row, each in zip(rows, patterns, strict=True)
        if not each.search(row["example"].lower())
    ] == []


UP = Movement(way="up", better="higher", sentence="Above the upper limit.", lasting=True)


def moved(way, better="higher", lasting=True):
    return Movement(way=way, better=better, sentence="The chart.", lasting=lasting)


@pytest.mark.parametrize(
    ("kind", "way", "better", "verdict"),
    [
        ("up", "up", "lower", "supported"),
        ("up", "none", "higher", "not supported"),
        ("up", "down", "higher", "not supported"),
        ("down", "down", "neither", "supported"),
        ("better", "up", "higher", "supported"),
        ("better", "up", "lower", "not supported"),
        ("better", "down", "lower", "supported"),
        ("worse", "down", "higher", "supported"),
        ("worse", "up", "lower", "supported"),
        ("better", "up", "neither", "cannot tell"),
        ("steady", "none", "higher", "supported"),
        ("steady", "up", "higher", "not supported"),
        ("up", "unknown", "higher", "cannot tell"),
        ("steady", "unknown", "higher", "cannot tell"),
        ("good", "up", "higher", "cannot tell"),
    ],
)
def test_a_claim_is_held_against_the_signal_with_its_polarity(kind, way, better, verdict):
    assert held_against(Claim("x", kind), moved(way, better)).verdict == verdict


def test_what_is_denied_and_what_goes_on():
    assert held_against(Claim("not improved", "better", negated=True), moved("none")).verdict == "supported"
    assert held_against(Claim("not improved", "better", negated=True), moved("up")).verdict == "not supported"
    goes_on = Claim("continues to increase", "up", continuing=True)
    assert held_against(goes_on, moved("up")).verdict == "supported"
    assert held_against(goes_on, moved("up", lasting=False)).verdict == "cannot tell"
    assert held_against(goes_on, moved("none", lasting=False)).verdict == "not supported"
    assert (way_of("better", "neither"), way_of("down", "neither")) == ("unknown", "down")


def test_quiet_text_about_a_figure_that_moved_is_flagged():
    about = {"figure": "81.4%", "unit": "percent"}
    before = [("Q1 2026-27", "Managers look at  every case.")]
    quiet = "managers look at every case."
    assert checked(quiet, UP, **about, before=before).quiet.startswith(
        "The text is the same as for Q1 2026-27"
    )
    assert checked(quiet, UP, **about).quiet == SILENT
    assert checked("It is positive.", UP, **about).quiet == SILENT
    assert not checked("It has increased.", UP, **about, before=before).quiet
    assert not checked(quiet, moved("none"), **about, before=before).quiet
    assert not checked(quiet, moved("unknown"), **about, before=before).quiet


def test_a_percentage_that_is_none_of_those_shown_is_pointed_out():
    text = "85% of supervision met the standard, up from 76.4 per cent; the target is 90%."
    result = checked(text, UP, figure="81.4%", unit="percent", numbers=[81.4, 76.4, 90.0])
    assert [each.partition(";")[0] for each in result.numbers] == ["The text says 85%"]
    assert not checked("81% of 253 were in time", UP, figure="81.4%", unit="percent", numbers=[81.4]).numbers
    assert not checked("85% were", UP, figure="12 days", unit="days").numbers
    assert result.flagged
    assert not checked("It rose.", UP, figure="81.4%", unit="percent").flagged


def test_what_is_kept_with_a_text_reads_back_as_it_was():
    result = checked("It dropped to 85%.", UP, figure="81.4%", unit="percent")
    assert (result.not_supported, from_kept(result.as_kept())) == (1, result)
    assert from_kept({}).claims == ()
