"""Where the sources of a priority disagree: the sign of each stream, a table of signs, and a sentence. Pure.

The table says how far two streams contradict each other; a priority's flags are ranked by it. A stream of which nothing is held, or that
says nothing of a direction, agrees and disagrees with nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from types import MappingProxyType

STREAMS: Mapping[str, str] = MappingProxyType(
    {
        "data": "Data",
        "audit": "Audits",
        "voice": "Feedback",
        "workforce": "Workforce",
        "complaints": "Complaints",
    }
)
"""The streams in their order, in words."""
SIGNS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "up": ("Up", "▲", "green"),
        "down": ("Down", "▼", "red"),
        "mixed": ("Up and down", "◆", "orange"),
        "flat": ("Flat", "≈", "grey"),
        "silent": ("No direction", "○", "grey"),
        "none": ("Not held", "–", "grey"),
    }
)
"""What a stream says, with its words, shape and a GOV.UK tag colour. Up is better, whichever way the figure goes."""
TABLE: Mapping[frozenset[str], int] = MappingProxyType(
    {
        frozenset({"up", "down"}): 3,
        frozenset({"up", "mixed"}): 2,
        frozenset({"down", "mixed"}): 2,
        frozenset({"up", "flat"}): 1,
        frozenset({"down", "flat"}): 1,
        frozenset({"mixed", "flat"}): 1,
    }
)
"""Two signs → how far they disagree; any other two do not."""
CONTEXT = ("workforce", "complaints")
"""Streams of the whole council: one that did not move says nothing against a priority that did."""
WITHIN = 2
"""How far a stream disagrees with itself, where it is mixed."""
NEW_FOR = timedelta(days=365)
"""How long what somebody judged stands beside what the figures say now."""
ORDER = ("up", "down", "mixed", "flat")
BEARING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"up": ("up",), "down": ("down",), "mixed": ("up", "down"), "flat": ("flat",)}
)
"""Of a stream of that sign, which directions its flags rest on: beside what went up, what stayed flat says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatement:
    """One source in one stream: what it is, which way it says things go (up, down, flat, or blank), and the words it says it in.

    `href` leads to it. `on`: the day it was judged, None for what is so now.
    """

    stream: str
    title: str
    direction: str
    words: str
    href: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """Streams that disagree: how far, the two of them (one, where it disagrees with itself), and every source behind them."""

    weight: int
    streams: tuple[str, ...]
    sources: tuple[SourceStatement, ...]


@dataclass(frozen=True, slots=True)
class StreamsCompared:
    """What the streams of a priority say beside each other: a sign for each, the flags with the worst first, and a sentence."""

    signs: Mapping[str, str]
    flags: tuple[Flag, ...]
    sentence: str

    @property
    def rank(self) -> tuple[int, int]:
        """How far its sources disagree: the worst flag, then all of them together."""
        weights = [each.weight for each in self.flags]
        return max(weights, default=0), sum(weights)


def counts(statement: SourceStatement, today: date) -> bool:
    """Whether it says anything of a direction today: what was judged a year ago, to the day, still does."""
    return bool(statement.direction) and (statement.on is None or statement.on + NEW_FOR >= today)


def sign_of(statements: Sequence[SourceStatement], today: date) -> str:
    """The sign of one stream: mixed where some say up and some down; up beside flat is up, down beside flat is down."""
    if not statements:
        return "none"
    directions = {each.direction for each in statements if counts(each, today)}
    if {"up", "down"} <= directions:
        return "mixed"
    return next((each for each in ("up", "down", "flat") if each in directions), "silent")


def compared(statements: Sequence[SourceStatement], today: date) -> StreamsCompared:
    """The streams of one priority beside each other."""
    by_stream = {stream: [each for each in statements if each.stream == stream] for stream in STREAMS}
    signs = {stream: sign_of(each, today) for stream, each in by_stream.items()}
    counted = {
        stream: tuple(one for one in each if counts(one, today) and one.direction in BEARING[signs[stream]])
        for stream, each in by_stream.items()
        if signs[stream] in BEARING
    }
    flags = [
        Flag(weight, pair, counted[pair[0]] + counted[pair[1]])
        for pair in combinations(STREAMS, 2)
        if (weight := weight_of(pair, signs))
    ]
    flags += [Flag(WITHIN, (each,), counted[each]) for each in STREAMS if signs[each] == "mixed"]
    ranked = tuple(sorted(flags, key=lambda flag: -flag.weight))
    return StreamsCompared(signs, ranked, sentence_of(signs))


def weight_of(pair: tuple[str, str], signs: Mapping[str, str]) -> int:
    """How far two streams disagree, by TABLE; of CONTEXT nothing that did not move counts."""
    two = frozenset(signs[each] for each in pair)
    return 0 if "flat" in two and any(each in CONTEXT for each in pair) else TABLE.get(two, 0)


def sentence_of(signs: Mapping[str, str]) -> str:
    """What the streams say, in the order of ORDER: Data up, audits down, feedback flat. Of CONTEXT only what moved is said."""
    named = {
        sign: [
            STREAMS[each]
            for each in STREAMS
            if signs[each] == sign and not (sign == "flat" and each in CONTEXT)
        ]
        for sign in ORDER
    }
    parts = [f"{_listed(names)} {SIGNS[sign][0].lower()}" for sign, names in named.items() if names]
    if not parts:
        return "Nothing says which way it goes."
    sentence = ", ".join([parts[0], *(each[0].lower() + each[1:] for each in parts[1:])])
    return f"{sentence}."


def first_sentence(ranks: Sequence[tuple[int, int]]) -> str:
    """How many priorities have sources that contradict each other, and in how many they agree only in part."""
    if not ranks:
        return "The plan has no priority, so there is nothing to set side by side."
    against = sum(worst == max(TABLE.values()) for worst, _ in ranks)
    part = sum(0 < worst < max(TABLE.values()) for worst, _ in ranks)
    if not against and not part:
        return f"No sources disagree, in {len(ranks)} {_priorities(len(ranks))}."
    of = f"In {against or part} of {len(ranks)} {_priorities(len(ranks))}"
    if not against:
        return f"{of} the sources agree only in part."
    more = f"; in {part} they agree only in part" if part else ""
    return f"{of} one source says up and another down{more}."


def _priorities(number: int) -> str:
    return "priority" if number == 1 else "priorities"


def _listed(names: Sequence[str]) -> str:
    lower = [names[0], *(each.lower() for each in names[1:])]
    return lower[0] if len(lower) == 1 else f"{', '.join(lower[:-1])} and {lower[-1]}"
