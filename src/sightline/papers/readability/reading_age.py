"""The reading age of a text, and its longest sentence. Pure.

Flesch-Kincaid grade: 0.39 x words a sentence + 11.8 x syllables a word - 15.59 (Kincaid, Fishburne, Rogers and Chissom, Derivation of
New Readability Formulas for Navy Enlisted Personnel, 1975). A child in grade n of an American school is n + 5 to n + 6 years old, so a
reading age is the grade and five, as is usual. It says how long words and sentences are, and nothing of whether they are understood:
a text is tried on those it is for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sightline.papers.readability.syllables import WORD, syllables_of
from sightline.statistics.amounts import rounded

SENTENCE = re.compile(r"(?<=[.!?])[”’\"')]*\s+(?=[“‘\"'(]?[A-Z0-9£])")
YOUNGEST = 5
"""A child begins to read at school: no reading age is told that is lower."""
FEWEST_WORDS = 30
"""Of fewer words a reading age says little, and is not told."""


@dataclass(frozen=True, slots=True)
class ReadingMeasure:
    """Of a text: its words, sentences and syllables, and the longest sentence by its words."""

    words: int
    sentences: int
    syllables: int
    longest: int
    longest_text: str = ""

    @property
    def age(self) -> float | None:
        """In years; None of a text of fewer than 30 words."""
        if self.words < FEWEST_WORDS:
            return None
        grade = 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
        return max(float(YOUNGEST), grade + 5)


def measured_text(paragraphs: Sequence[str]) -> ReadingMeasure:
    """The measure of a text in paragraphs: each of them ends a sentence. Headings are left to whoever gives the paragraphs."""
    sentences = [each for text in paragraphs for each in sentences_of(text)]
    words = [WORD.findall(each) for each in sentences]
    longest = max(range(len(words)), key=lambda at: len(words[at]), default=None)
    return ReadingMeasure(
        words=sum(map(len, words)),
        sentences=len(words),
        syllables=sum(syllables_of(word) for each in words for word in each),
        longest=0 if longest is None else len(words[longest]),
        longest_text="" if longest is None else sentences[longest],
    )


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph that have a word in them."""
    return [each for each in SENTENCE.split(" ".join(text.split())) if WORD.search(each)]


def words_in(text: str) -> int:
    """How many words a text has; a number is one."""
    return len(WORD.findall(text))


def age_words(measure: ReadingMeasure, goal: int) -> str:
    """Reading age about 11 (the goal is 11 or under). Its longest sentence has 21 words."""
    age = measure.age
    if measure.words == 0:
        return "Nothing is written yet."
    longest = f"The longest sentence has {measure.longest} word{'' if measure.longest == 1 else 's'}."
    if age is None:
        return f"Too short for a reading age: under {FEWEST_WORDS} words. {longest}"
    return f"Reading age about {rounded(age, 0):.0f}; the goal is {goal} or under. {longest}"


def above_goal(measure: ReadingMeasure, goal: int) -> bool:
    """Whether the reading age, as it is told, is above the goal."""
    return measure.age is not None and rounded(measure.age, 0) > goal
