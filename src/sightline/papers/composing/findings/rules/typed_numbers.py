"""Which numbers of a text are figures, and which are days, years, limits, ages, references and numbers of things. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

TypedUnit = Literal["percent", "pounds", "count"]
MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
TIMES = r"(?:(?:working|calendar|clear|school)\s+)?(?:minute|hour|day|week|month|year)s?"
AND = r"(?:\s*-?\s*(?:,|and|or|to|-|–)\s*\d+(?:st|nd|rd|th)?)*"
NAMES_OF_THINGS = (
    "quarters?|phases?|rules?|programmes?|priority|priorities|sections?|paragraphs?|paras?|parts?|lists?|schedule|pages?|chapters?|"
    "outcomes?|stages?|steps?|bands?|tiers?|levels?|version|article|regulations?|appendix|annex|notes?|tables?|figures?|charts?|objectives?|"
    "themes?|actions?|recommendations?|findings?|domains?|key stages?|years?|grades?|types?|category|form|item|no\\.?|number"
)
NO_FIGURES = (
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}:\d{1,2}\b",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?{AND}\s+(?:of\s+)?{MONTHS}\b(?:,?\s+\d{{4}})?",
    rf"\b{MONTHS}\s+\d{{4}}\b",
    r"\b[QH][1-4]\b(?:\s+\d{4}(?:[-/–]\d{2,4})?)?",
    r"(?<![£\w])(?:19|20)\d{2}(?:\s?[-/–]\s?(?:\d{4}|\d{2}))?\b(?![.,]\d|%|\s?(?:million|m)\b)",
    r"\b(?-i:[A-Z]{2,})[.\s-]?\d+(?:/\d+)?\b\.?",
    rf"\b(?:{NAMES_OF_THINGS})\s+\(?\d+(?:\.\d+)*\)?{AND}",
    r"^\s*\(?\d+(?:\.\d+)*[.)]?\s+(?=(?-i:[A-Z]))",
    r"\b(?:aged?|ages)\s+(?:between\s+|of\s+|under\s+|over\s+)?\d+" + AND + r"\+?",
    rf"\b(?:at|by|on|from|until|before|after)\s+(?:day|week|month)\s+\d+{AND}",
    rf"\b\d+{AND}[-\s]+(?:years?[-\s]+olds?|plus)\b|\b\d+\+|\b\d{{1,2}}\s?[-–]\s?\d{{1,2}}s\b",
    r"\b(?:who\s+(?:are|is|were)|at|under|over)\s+\d{1,2}(?:\s+(?:and|or)\s+(?:over|under|above|below))?(?=\s+(?:now|have|has|who|and|are|is|or|to)\b|[,;)]|\.(?!\d))",
    rf"\b(?:within|beyond|over|under|after|before|for|at\s+least|more\s+than|less\s+than|longer\s+than|up\s+to|next|last|past|previous|every|following|first)\s+(?:the\s+(?:next|last|past|first)\s+)?\d+{AND}[\s-]+{TIMES}\b",
    r"\b\d+[-\s](?:day|week|month|year|hour|minute)\b(?!s)",
    r"\b\d+(?:st|nd|rd|th)\b|\b24/7\b|\b0\s?[-–]\s?\d{1,2}\b|\bper\s+1[0,]+\b|\bin\s+\d+\s+(?:(?:working|calendar|clear)\s+days|weeks|months|years)\b|\b\d+(?:\.\d+){2,}\b",
)
"""What is masked before figures are looked for, in this order."""
MASK = tuple(re.compile(each, re.IGNORECASE) for each in NO_FIGURES)
TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SMALL = {name: number for number, name in enumerate((*ONES, *TEENS), start=1)}
PARTS = {"half": 50.0, "a third": 100 / 3, "two thirds": 200 / 3, "a quarter": 25.0, "three quarters": 75.0}
SCALES = {"m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "k": 1e3, "thousand": 1e3, "": 1.0}
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
ONE_TO_TWENTY = "|".join(sorted((*SMALL, "twenty"), key=len, reverse=True))
SHARES = "|".join(each.replace(" ", r"[\s-]") for each in PARTS)
FIGURE = re.compile(
    rf"£\s?(?P<pounds>{NUMBER})\s?(?P<scale>million|billion|thousand|bn|m|k)?\b"
    rf"|(?<![\w.])(?P<percent>{NUMBER})\s?(?:%|per\s?cent\b)"
    rf"|\b(?P<part>\d+|{ONE_TO_TWENTY})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<whole>\d+|{ONE_TO_TWENTY})\b"
    rf"|\b(?P<share>{SHARES})\s+of\b"
    rf"|(?<![\w.£/])(?P<count>{NUMBER})(?![\w/%])"
    rf"|\b(?P<tens>{'|'.join(TENS)})(?:[-\s](?P<ones>{'|'.join(ONES)}))?\b"
    rf"|\b(?P<teens>{'|'.join(TEENS)})\b"
    r"|\b(?P<round>(?:a|one|two|three|four|five|six|seven|eight|nine)\s+(?:hundred|thousand|million|dozen))\b",
    re.IGNORECASE,
)
ROUND = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12}


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A figure that was typed: as it was, its value in its unit (pounds, percent, or what is counted), and with how many decimals.

    scale: by what the decimals are multiplied: £17.9m has one decimal of a million.
    """

    text: str
    value: float
    unit: TypedUnit
    places: int = 0
    scale: float = 1.0


def typed_numbers(text: str) -> Iterator[TypedNumber]:
    """The figures of a text, in its order. Words below ten count things and are none; from ten on they are."""
    left = text
    for pattern in MASK:
        left = pattern.sub(lambda match: "#" * len(match[0]), left)
    for match in FIGURE.finditer(left):
        yield _typed(match)


def _typed(match: re.Match[str]) -> TypedNumber:
    parts, text = {name: value for name, value in match.groupdict().items() if value}, match[0].strip()
    if "pounds" in parts:
        scale = SCALES[parts.get("scale", "").lower()]
        return TypedNumber(text, _value(parts["pounds"]) * scale, "pounds", _places(parts["pounds"]), scale)
    if "percent" in parts:
        return TypedNumber(text, _value(parts["percent"]), "percent", _places(parts["percent"]))
    if "part" in parts:
        return TypedNumber(text, 100 * _value(parts["part"]) / max(_value(parts["whole"]), 1), "percent")
    if "share" in parts:
        return TypedNumber(text, PARTS[" ".join(re.split(r"[\s-]+", parts["share"].lower()))], "percent")
    if "count" in parts:
        return TypedNumber(text, _value(parts["count"]), "count", _places(parts["count"]))
    return TypedNumber(text, _in_words(parts), "count")


def _in_words(parts: dict[str, str]) -> float:
    if "tens" in parts:
        return 20 + 10 * TENS.index(parts["tens"].lower()) + SMALL.get(parts.get("ones", "").lower(), 0)
    if "teens" in parts:
        return SMALL[parts["teens"].lower()]
    many, what = parts["round"].lower().split()
    return SMALL.get(many, 1) * ROUND[what]


def _value(text: str) -> float:
    plain = text.replace(",", "").lower()
    return float(20 if plain == "twenty" else SMALL.get(plain, 0) or plain)


def _places(text: str) -> int:
    return len(text.partition(".")[2])
