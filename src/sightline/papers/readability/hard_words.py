"""Words that are hard for whoever does not work with them: what to say instead, and what they mean; and what abbreviations stand for. Pure."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ABBREVIATION = re.compile(r"\b(?:[A-Z]{2,}s?|[A-Z]{2,}\d*|[A-Z][a-z]?[A-Z]+s?)\b")
"""LAC, CiC, MASH, EHCPs."""
KNOWN_TO_ALL = frozenset({"TV", "UK", "NHS", "GP", "OK", "PDF", "BSL", "ID"})


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word or a phrase: what to say instead, blank where there is nothing shorter; what it means, blank where it is said instead."""

    word: str
    instead: str
    meaning: str
    pattern: re.Pattern[str]


@cache
def hard_words() -> tuple[HardWord, ...]:
    """All of them, phrases before the words in them."""
    path = Path(__file__).parent / "hard_words.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: -len(row["word"]))
    return tuple(
        HardWord(
            row["word"],
            row["instead"],
            row["meaning"],
            re.compile(rf"\b{row['pattern'] or re.escape(row['word'])}\b", re.IGNORECASE),
        )
        for row in rows
    )


def hard_words_in(text: str) -> Iterator[tuple[HardWord, str]]:
    """The hard words of a text, each as it stands there; a word within a phrase that is one is not told again."""
    left = text
    for each in hard_words():
        if match := each.pattern.search(left):
            yield each, match[0]
            left = each.pattern.sub(lambda match: " " * len(match[0]), left)


def explained(texts: Iterable[str]) -> list[HardWord]:
    """The words of these texts that have a meaning to tell, in the order of the alphabet."""
    words = {each.word: each for text in texts for each, _ in hard_words_in(text) if each.meaning}
    return [words[name] for name in sorted(words, key=str.lower)]


def abbreviations_in(text: str) -> Iterator[str]:
    """The abbreviations of a text that its own words do not explain, each once: in brackets after, or with their words in brackets."""
    for each in dict.fromkeys(ABBREVIATION.findall(text)):
        familiar = each.removesuffix("s") in KNOWN_TO_ALL
        explains = re.search(rf"\(\s*{re.escape(each)}\s*\)|\b{re.escape(each)}\s*\(", text)
        if not familiar and explains is None:
            yield each
