"""From lines to a sentence, and what the sentence cites: paragraphs and the National Framework."""

import re
from collections.abc import Sequence

REFERS = re.compile(
    r"\bpara(?:graph)?s?\.?\s*((?:\d{1,3})(?:\s*(?:,\s*and|,|;|and|&|to|[-–—])\s*(?:para(?:graph)?s?\.?\s*)?\d{1,3})*)\b"
    r"(?!\s*(?:\(|of\s|\d))",
    re.IGNORECASE,
)
RANGE = re.compile(r"(\d{1,3})(?:\s*(?:to|[-–—])\s*(\d{1,3}))?")
SUSPENDED = re.compile(r"(and|or|to)\b")
"""What follows a hyphen that stands for a word still to come: "short- and long-term"."""
LONGEST_RANGE = 60
FRAMEWORK = re.compile(
    r"\b(Outcome|Enabler|Principle)s?\s+(\d(?:\s*(?:,\s*and|,|and|&)\s*\d)*)\b", re.IGNORECASE
)
BRACKET = re.compile(
    r"[(\[]([^()\[\]]*)[)\]]|[-–]\s*((?:Outcome|Enabler|Principle)s?\s[^.]{1,60})\.?$", re.IGNORECASE
)


def joined(lines: Sequence[str], words: frozenset[str] = frozenset()) -> str:
    """Lines as one text. A hyphen at a line's end goes only if the report also prints the word without it."""
    text = ""
    for line in (line.strip() for line in lines):
        if text.endswith("\u00ad"):
            text = text[:-1] + line
        elif re.search(r"\w-$", text) and line[:1].islower() and not SUSPENDED.match(line):
            text = text[:-1] + line if _was_broken(text, line, words) else text + line
        elif re.search(r"\d–$|\w-$", text) and line[:1].isdigit():
            text += line
        else:
            text = f"{text} {line}" if text else line
    return " ".join(text.replace("\u00ad", "").split(" "))


def _was_broken(text: str, line: str, words: frozenset[str]) -> bool:
    before, after = re.search(r"(\w+)-$", text), re.match(r"\w+", line)
    return bool(before and after and (before[1] + after[0]).lower() in words)


def paragraphs(text: str) -> tuple[int, ...]:
    """The numbered paragraphs a text cites, in the order it cites them, ranges counted out."""
    return tuple(dict.fromkeys(each for cited in REFERS.finditer(text) for each in counted_out(cited[1])))


def counted_out(text: str) -> tuple[int, ...]:
    """The numbers of "41, 42 and 58 to 60", ranges counted out."""
    numbers: list[int] = []
    for first, last in RANGE.findall(text):
        begin, end = int(first), int(last or first)
        numbers.extend(range(begin, end + 1) if begin <= end <= begin + LONGEST_RANGE else (begin, end))
    return tuple(dict.fromkeys(numbers))


def tags(text: str) -> tuple[str, ...]:
    """The National Framework's outcomes, enablers and principles named in brackets: "Outcome 3"."""
    names = [
        f"{name.capitalize()} {number}"
        for inside, after in BRACKET.findall(text)
        for name, numbers in FRAMEWORK.findall(inside or after)
        for number in re.findall(r"\d", numbers)
    ]
    return tuple(dict.fromkeys(names))
