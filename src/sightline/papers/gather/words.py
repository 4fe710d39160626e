"""Words of others that go into a paper's text, and how lists and days are marked up there. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

NUMBER_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SMALL_NUMBER = re.compile(r"(?<![\w.,£-])\d(?![\w%,-]|\.\d)")
SENTENCE_START = re.compile(r"(?:^|(?<=\. ))[a-z]")


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section of the body before anybody wrote in it."""

    key: str
    heading: str
    text: str


def plain(text: str) -> str:
    """Words of somebody's as they stand in a paper: a brace is a brace, a line is a paragraph, and nothing is marked up by chance."""
    lines = (" ".join(line.split()).replace("{", "\\{").lstrip("#->* ") for line in text.splitlines())
    return "\n\n".join(line for line in lines if line)


def in_line(text: str) -> str:
    """The same in one line."""
    return " ".join(plain(text).split())


def small_in_words(text: str) -> str:
    """Counts of things below ten in words, as a paper has them: a numeral there stands for a figure. One milestone overdue."""
    words = SMALL_NUMBER.sub(lambda match: NUMBER_WORDS[int(match[0])], text)
    return SENTENCE_START.sub(lambda match: match[0].upper(), words)


def bullets(items: Iterable[str]) -> str:
    """A list; blank where it is empty."""
    return "\n".join(f"- {each}" for each in items)


def paragraphs(texts: Iterable[str]) -> str:
    """Paragraphs, blank ones left out."""
    return "\n\n".join(filter(None, texts))


def day(on: date | None) -> str:
    """A day as a token, so that it is a real one; no date where there is none."""
    return f"{{day {on.isoformat()}}}" if on else "no date"
