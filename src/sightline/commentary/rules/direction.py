"""Direction words: what a text claims of a figure, and whether the figure's signal bears it out. Pure.

The words are data, in `direction_words.csv`: patterns by kind. Of a sentence only what is said of the past is a claim: after a
word of hope, duty or aim ("we expect", "to ensure", "should") the next words of direction claim nothing.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Verdict = Literal["supported", "not supported", "cannot tell"]
Way = Literal["up", "down", "none", "unknown"]
SUPPORTED: Verdict = "supported"
NOT_SUPPORTED: Verdict = "not supported"
CANNOT_TELL: Verdict = "cannot tell"
MOVES = ("up", "down", "better", "worse", "steady", "good")
AIM_REACHES, NOT_REACHES, WITH_REACHES = 7, 4, 3
"""How many words back a word of aim, a negation, and a word such as "significant" still belong to a word of direction."""
SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
CLAUSE = re.compile(r"[,:()–]|\b(?:but|though|although|however|whilst|while|and we|which)\b")
WORD = re.compile(r"[\w’']+")


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that say which way a figure went: `kind` up, down, better, worse, steady or good (a level, no direction).

    `negated`: "has not improved". `strong`: "significant"; `continuing`: "continues to".
    """

    words: str
    kind: str
    negated: bool = False
    strong: bool = False
    continuing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What the signal says: the `way` a figure went, which way is better, and the sentence that says it, or why none can be said.

    `lasting`: whether the run of signals began before the latest point.
    """

    way: Way
    better: Literal["higher", "lower", "neither"]
    sentence: str
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim, whether the signal bears it out, and why."""

    claim: Claim
    verdict: Verdict
    why: str


@cache
def lexicon() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns in the order of the file, each with its kind; those that claim nothing first."""
    path = Path(__file__).with_name("direction_words.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple((row["kind"], re.compile(rf"\b(?:{row['pattern'].strip()})\b")) for row in rows)


def claims_in(text: str) -> list[Claim]:
    """What a text claims, in its order; a word said twice in one clause once."""
    claims: list[Claim] = []
    for sentence in SENTENCE.split(text):
        aims = False
        for clause in CLAUSE.split(sentence):
            plain = clause.lower().replace("’", "'").replace("n't", " not")
            in_clause = list(_claims_of(plain, clause, aims=aims))
            claims += [each for each in in_clause if each not in claims]
            aims = False
    return claims


def _claims_of(plain: str, clause: str, *, aims: bool) -> Iterator[Claim]:
    """The claims of one clause. A pattern that claims nothing takes its words out of the reach of the others."""
    free = plain
    places: list[tuple[int, int, str]] = []
    for kind, pattern in lexicon():
        for match in pattern.finditer(free):
            places.append((match.start(), match.end(), kind))
        if kind in ("none", *MOVES):
            free = pattern.sub(lambda match: "#" * len(match[0]), free)
    for start, end, kind in sorted(places):
        if kind not in MOVES or aims:
            continue
        if _near(plain, places, start, "aim", AIM_REACHES):
            continue
        yield Claim(
            words=" ".join(_phrase(plain, clause, places, start, end).split()),
            kind=kind,
            negated=kind != "steady" and _near(plain, places, start, "not", NOT_REACHES),
            strong=_beside(plain, places, start, end, "strong"),
            continuing=_beside(plain, places, start, end, "continuing"),
        )


def _near(plain: str, places: list[tuple[int, int, str]], start: int, kind: str, reach: int) -> bool:
    """Whether a word of this kind stands at most so many words before.

    The "to" of "continues to reduce" or "did manage to reduce" is none of aim: it belongs to a word that says it is so.
    """
    for begin, end, each in places:
        if each != kind or end > start or _belongs_to_more(places, begin, end):
            continue
        if len(WORD.findall(plain[end:start])) < reach:
            return True
    return False


def _belongs_to_more(places: list[tuple[int, int, str]], begin: int, end: int) -> bool:
    return any(kind == "continuing" and start <= begin and end <= stop for start, stop, kind in places)


def _beside(plain: str, places: list[tuple[int, int, str]], start: int, end: int, kind: str) -> bool:
    for begin, stop, each in places:
        if each != kind:
            continue
        between = plain[stop:start] if stop <= start else plain[end:begin] if begin >= end else ""
        if len(WORD.findall(between)) < WITH_REACHES:
            return True
    return False


def _phrase(plain: str, clause: str, places: list[tuple[int, int, str]], start: int, end: int) -> str:
    """The words as they were typed, with "continues to" or "significant" or "not" where they stand close before."""
    begin = start
    for place, stop, kind in sorted(places, reverse=True):
        reach = NOT_REACHES if kind == "not" else WITH_REACHES
        close = stop <= start and len(WORD.findall(plain[stop:start])) < reach
        if kind in ("strong", "continuing", "not") and close:
            begin = min(begin, place)
    last = end
    for place, stop, kind in places:
        if kind == "strong" and place >= end and not WORD.findall(plain[end:place]):
            last = max(last, stop)
    original = clause if len(clause) == len(plain) else plain
    return original[begin:last]


def held_against(claim: Claim, moved: Movement) -> CheckedClaim:
    """Whether the signal bears a claim out."""
    if claim.kind == "good":
        return CheckedClaim(claim, CANNOT_TELL, "It says how the figure is, not which way it went.")
    if moved.way == "unknown":
        return CheckedClaim(claim, CANNOT_TELL, moved.sentence)
    if claim.kind == "steady":
        steady = moved.way == "none"
        return CheckedClaim(claim, SUPPORTED if steady else NOT_SUPPORTED, moved.sentence)
    way = way_of(claim.kind, moved.better)
    if way == "unknown":
        return CheckedClaim(claim, CANNOT_TELL, "Neither way is better for this measure.")
    if claim.negated:
        borne_out = moved.way != way
        return CheckedClaim(claim, SUPPORTED if borne_out else NOT_SUPPORTED, moved.sentence)
    if moved.way != way:
        return CheckedClaim(claim, NOT_SUPPORTED, moved.sentence)
    if claim.continuing and not moved.lasting:
        return CheckedClaim(claim, CANNOT_TELL, f"It is the first signal of its kind. {moved.sentence}")
    return CheckedClaim(claim, SUPPORTED, moved.sentence)


def way_of(kind: str, better: str) -> Way:
    """Which way a figure went that got better or worse; of up and down the same."""
    if kind in ("up", "down"):
        return "up" if kind == "up" else "down"
    if better == "neither":
        return "unknown"
    return "up" if (kind == "better") == (better == "higher") else "down"
