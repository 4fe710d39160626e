"""What makes an edition that is a text of its own hard to read: long sentences, hard words, abbreviations, a reading age above its goal."""

from collections.abc import Iterator, Sequence

from sightline.papers.composing.editions import EASY_READ
from sightline.papers.composing.findings.composed_lines import ComposedLine
from sightline.papers.composing.findings.paper_finding import PaperFinding, finding
from sightline.papers.document.runs import plain_text
from sightline.papers.lint.paper_rule import LONGEST_EXCERPT
from sightline.papers.readability.goals import GOALS
from sightline.papers.readability.hard_words import abbreviations_in, hard_words_in
from sightline.papers.readability.reading_age import (
    above_goal,
    age_words,
    measured_text,
    sentences_of,
    words_in,
)


def reading_findings(lines: Sequence[ComposedLine], edition: str) -> Iterator[PaperFinding]:
    """What is found in the prose of such an edition."""
    prose, goal = [each for each in lines if each.runs], GOALS[edition]
    for line in prose:
        yield from _words(line)
        sentences = sentences_of(plain_text(line.runs))
        if edition == EASY_READ and len(sentences) > 1:
            yield _found(
                "P15", line, line.text, f"This line has {len(sentences)} sentences. Give each its own line."
            )
        for sentence in sentences:
            if (number := words_in(sentence)) > goal.sentence:
                advice = f"This sentence has {number} words, and {goal.sentence} are enough. Make two of it."
                yield _found("P11", line, sentence, advice)
    measure = measured_text([plain_text(each.runs) for each in prose])
    if above_goal(measure, goal.age):
        advice = f"{age_words(measure, goal.age)} Write shorter sentences and shorter words."
        yield _found("P12", prose[0], prose[0].text, advice)


def _words(line: ComposedLine) -> Iterator[PaperFinding]:
    text = plain_text(line.runs)
    for word, as_typed in hard_words_in(text):
        if word.instead:
            yield _found("P13", line, as_typed, f"Say: {word.instead}.")
    for each in abbreviations_in(text):
        advice = "Write out what it stands for, here or in brackets after it."
        yield _found("P14", line, each, advice)


def _found(rule: str, line: ComposedLine, excerpt: str, advice: str) -> PaperFinding:
    return finding(rule, line.number, excerpt[:LONGEST_EXCERPT], advice=advice, field=line.field)
