"""An easy-read edition: a line an idea, room for a picture, words explained, figures in their simplest true form; and hard words told."""

import pytest

from sightline.papers.composing.composing import LARGER_LETTERS, PaperStamp, composed
from sightline.papers.composing.content import NamedFigure
from sightline.papers.composing.editions import EASY_READ, EDITIONS, NoSuchPaperEditionError
from sightline.papers.composing.figure_book import BookFigure, FigureToken
from sightline.papers.composing.findings.gathering import findings_in
from sightline.papers.composing.simple_figures import simple_words, words_of_figure, words_of_named
from sightline.papers.document.blocks import PaperHeading, PaperNote, PaperPictured
from sightline.papers.document.plain import plain_lines
from sightline.papers.document.runs import plain_text
from sightline.papers.readability.hard_words import abbreviations_in, explained, hard_words, hard_words_in
from sightline.papers.readability.reading_age import measured_text
from support.small_paper import BODY, STAMP, SmallBook, content, template


def easy(text, figures=None):
    paper = content(summaries={"easy_read": text}, figures=figures or {})
    return paper, composed(paper, template(BODY), SmallBook(), EASY_READ, STAMP)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (71.428, "percent", "about 71 in every 100"),
        (6.0, "percent", "6 in every 100"),
        (6.5, "percent", "about 7 in every 100"),
        (0.49, "percent", "fewer than 1 in every 100"),
        (0.5, "percent", "about 1 in every 100"),
        (99.49, "percent", "about 99 in every 100"),
        (99.5, "percent", "more than 99 in every 100"),
        (0.0, "percent", "0 in every 100"),
        (100.0, "percent", "100 in every 100"),
        (54.2, "per_10000", "about 54 in every 10,000"),
        (0.3, "per_10000", "fewer than 1 in every 10,000"),
        (1204.0, "count", "1,204"),
        (16.7, "average", "about 17"),
        (41.5, "days", "about 42 days"),
        (1.0, "days", "1 day"),
        (1.2, "days", "about 1 day"),
        (850_000.0, "pounds", "£850,000"),
        (850_000.4, "pounds", "about £850,000"),
        (17_900_000.0, "pounds", "£17.9 million"),
        (17_940_000.0, "pounds", "about £17.9 million"),
        (4_000_000.0, "pounds", "£4 million"),
    ],
)
def test_a_figure_is_said_simply_and_never_to_be_what_it_is_not(value, unit, words):
    assert simple_words(value, unit) == words


def test_only_easy_read_says_it_so_and_of_the_same_figure():
    figure = BookFigure(
        token=FigureToken("AS01"),
        title="",
        value=30 / 42 * 100,
        unit="percent",
        numerator=30,
        denominator=42,
        source="",
    )
    said = {edition: words_of_figure(figure, edition) for edition in EDITIONS}
    assert said.pop(EASY_READ) == "about 71 in every 100" and set(said.values()) == {"71.4% (30 of 42)"}
    days = NamedFigure(value=5, unit="days")
    assert words_of_named(days, EASY_READ) == words_of_named(days, "officers") == "5"
    assert words_of_named(NamedFigure(value=85, unit="percent", of=40), EASY_READ) == "85 in every 100"


def test_each_line_is_one_idea_with_its_picture_and_hard_words_follow():
    paper, made = easy(
        "## How we did\nSocial workers saw {AS01} of you. | A girl\n\n- We will **listen**.\nYou {figure asked} asked.",
        {"asked": {"value": 12, "unit": "children"}},
    )
    blocks = list(made.document.blocks())
    assert made.gaps == () and made.document.letters == LARGER_LETTERS >= 16
    assert blocks[0] == PaperHeading("How we did", 1)
    lines = [(plain_text(each.runs), each.picture) for each in blocks if isinstance(each, PaperPictured)]
    assert lines == [
        ("Social workers saw about 71 in every 100 of you.", "A girl"),
        ("We will listen.", ""),
        ("You 12 asked.", ""),
        ("Social worker: a person whose job is to help children and families.", ""),
    ]
    assert isinstance(blocks[-1], PaperNote) and "Too short for a reading age" in plain_text(blocks[-1].runs)
    assert "Picture: A girl" in list(plain_lines(made.document))
    assert findings_in(made, paper, template(BODY), SmallBook()) == []


@pytest.mark.parametrize("line", ["{table AS01}", "{only officers}", "> Said", "1. One", "| A girl"])
def test_what_is_no_line_is_a_gap(line):
    _, made = easy(f"We help.\n{line}")
    assert [each.why for each in made.gaps] == ["an easy-read edition has headings and lines alone"]


def test_what_is_hard_to_read_is_told_with_what_to_say_instead():
    text = (
        "We ensure safeguarding. We act.\nYour IRO helps.\nYour EHCP (a plan) helps.\n"
        + "This line has a great many words in it that you do not need to read at all."
    )
    paper, made = easy(text)
    found = findings_in(made, paper, template(BODY), SmallBook())
    assert [(each.rule, each.severity, each.excerpt[:20]) for each in found if each.rule != "P12"] == [
        ("P13", "warning", "safeguarding"),
        ("P13", "warning", "ensure"),
        ("P15", "warning", "We ensure safeguardi"),
        ("P14", "warning", "IRO"),
        ("P11", "warning", "This line has a grea"),
    ]
    assert {each.advice for each in found} >= {
        "Say: make sure.",
        "Say: keeping children safe.",
        "This sentence has 18 words, and 15 are enough. Make two of it.",
        "This line has 2 sentences. Give each its own line.",
    }


def test_a_typed_number_is_no_figure_here_either():
    paper, made = easy("We saw 72 in every 100 of you.")
    assert [each.rule for each in findings_in(made, paper, template(BODY), SmallBook())] == ["P05"]


def test_what_nobody_wrote_is_no_edition():
    with pytest.raises(NoSuchPaperEditionError, match="This paper has no easy-read edition"):
        easy("  \n ")
    with pytest.raises(NoSuchPaperEditionError, match="plain_english, easy_read"):
        composed(content(), template(BODY), SmallBook(), "press", PaperStamp(dated=STAMP.dated))


def test_every_hard_word_says_what_to_do_and_its_pattern_finds_it():
    for each in hard_words():
        assert bool(each.instead) != bool(each.meaning), each.word
        assert each.pattern.search(each.word), each.word
    assert len({each.word.lower() for each in hard_words()}) == len(hard_words())


def test_meanings_are_easy_themselves():
    wrong = {
        each.word: measured_text([each.meaning]).longest
        for each in hard_words()
        if measured_text([each.meaning]).longest > 15
        or any(other.instead for other, _ in hard_words_in(each.meaning))
    }
    assert wrong == {}


def test_a_word_within_a_phrase_is_not_told_again():
    assert [word for _, word in hard_words_in("Child protection conferences and a placement")] == [
        "Child protection conferences",
        "placement",
    ]
    assert [each.word for each in explained(["Your placement.", "An assessment, a placement"])] == [
        "assessment",
        "placement",
    ]


def test_an_abbreviation_that_the_text_explains_or_everybody_knows_is_none():
    text = "The NHS, LACs, CiC, an initial health assessment (IHA) and MASH (a team) on TV. I help. LACs too."
    assert list(abbreviations_in(text)) == ["LACs", "CiC"]
