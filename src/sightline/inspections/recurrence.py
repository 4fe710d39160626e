"""Which earlier findings a new one repeats: suggested by theme and by wording, with a score and why. A person decides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sightline.inspections.themes import Theme, themes_of
from sightline.inspections.wording import BRACKET, REFERS

LEAST = 0.45
"""Suggestions under this score are kept back; decision 24 says what it was chosen on."""
THEME_SHARE = 0.6
MOST_WORDS_NAMED = 3
STOP = frozenset(
    [
        "a",
        "an",
        "all",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "but",
        "by",
        "can",
        "each",
        "ensure",
        "ensuring",
        "for",
        "from",
        "has",
        "have",
        "how",
        "in",
        "including",
        "into",
        "improve",
        "improving",
        "is",
        "it",
        "its",
        "make",
        "more",
        "need",
        "needs",
        "not",
        "of",
        "on",
        "or",
        "other",
        "our",
        "out",
        "so",
        "strengthen",
        "strengthening",
        "sufficient",
        "such",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "under",
        "use",
        "used",
        "was",
        "well",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "will",
        "with",
        "within",
        "without",
        "young",
        "people",
        "child",
        "children",
        "quality",
        "effective",
        "effectively",
        "provide",
        "provision",
        "local",
        "authority",
        "service",
        "services",
        "consistently",
        "consistent",
        "timely",
        "clear",
        "clearly",
        "particular",
        "number",
    ]
)
ENDINGS = re.compile(r"(ations?|ments?|ings?|ities|ness|ers?|ies|ed|ly|es|s|al|e)$")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """That new finding number `new` repeats earlier finding number `earlier` (both positions, from 0), and why."""

    new: int
    earlier: int
    score: float
    themes: tuple[str, ...]
    words: tuple[str, ...]
    why: str


def suggest(new: Sequence[str], earlier: Sequence[str], least: float = LEAST) -> list[Suggestion]:
    """Pairs of texts that say the same again, the likeliest first for each new one. Scores run from 0 to 1."""
    if not new or not earlier:
        return []
    alike, terms, weights = _wording([*new, *earlier], len(new))
    themes = [themes_of(text) for text in (*new, *earlier)]
    suggestions = []
    for n in range(len(new)):
        for e in range(len(earlier)):
            shared, by_theme = _by_theme(themes[n], themes[len(new) + e])
            score = THEME_SHARE * by_theme + (1 - THEME_SHARE) * float(np.sqrt(alike[n, e]))
            if score >= least:
                words = _in_full(_shared_words(weights[n], weights[len(new) + e], terms), new[n])
                suggestions.append(
                    Suggestion(n, e, round(score, 3), tuple(t.id for t in shared), words, _why(shared, words))
                )
    return sorted(suggestions, key=lambda each: (each.new, -each.score, each.earlier))


def recurring(new: Sequence[str], earlier: Sequence[str]) -> tuple[str, ...]:
    """The themes that findings of both named, the rarest first."""
    before = {theme.id for text in earlier for theme in themes_of(text)}
    again = {theme.id: theme for text in new for theme in themes_of(text) if theme.id in before}
    return tuple(sorted(again, key=lambda name: (-again[name].weight, name)))


def _by_theme(one: tuple[Theme, ...], other: tuple[Theme, ...]) -> tuple[list[Theme], float]:
    """The themes two findings share, the rarest first, and how far they make them one matter (0 to 1).

    A long finding may name five matters and repeat one: what is not shared counts half, and only that of the one that
    names less. And themes that most reports name say little, however well they cover: plans alone are no repetition.
    """
    shared = sorted((theme for theme in one if theme in other), key=lambda theme: -theme.weight)
    weight = sum(theme.weight for theme in shared)
    least = min(sum(theme.weight for theme in one), sum(theme.weight for theme in other))
    if not weight:
        return [], 0.0
    return shared, 2 * weight / (weight + least) * float(1 - np.exp(-weight))


def _wording(texts: Sequence[str], new: int) -> tuple[np.ndarray, list[str], np.ndarray]:
    """Cosines of new by earlier texts under TF-IDF; the terms; and each text's weights, scaled to length 1."""
    counted = [_terms(text) for text in texts]
    terms = sorted({term for each in counted for term in each})
    place = {term: n for n, term in enumerate(terms)}
    counts = np.zeros((len(texts), len(terms)))
    for row, each in enumerate(counted):
        for term in each:
            counts[row, place[term]] += 1
    holding = (counts > 0).sum(axis=0)
    weights = np.log1p(counts) * np.log((1 + len(texts)) / (1 + holding))
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    weights = np.divide(weights, lengths, out=np.zeros_like(weights), where=lengths > 0)
    return np.clip(weights[:new] @ weights[new:].T, 0, 1), terms, weights


def _terms(text: str) -> list[str]:
    """Words that tell, cut to their stems, and pairs of them."""
    plain = REFERS.sub(
        " ", BRACKET.sub(lambda match: " " if REFERS.search(match[0]) else match[0], text)
    ).lower()
    words = [word for word in re.findall(r"[a-z]{3,}|\d{2}", plain.replace("’", "")) if word not in STOP]
    stems = [_stem(word) for word in words]
    return stems + [f"{one} {two}" for one, two in pairwise(stems)]


def _stem(word: str) -> str:
    return ENDINGS.sub("", word) if len(word) > 5 else word.rstrip("s")


def _in_full(stems: Sequence[str], text: str) -> tuple[str, ...]:
    """Stems as the words of the text they were cut from."""
    printed = {_stem(word): word for word in re.findall(r"[a-z]{3,}|\d{2}", text.lower().replace("’", ""))}
    return tuple(printed.get(stem, stem) for stem in stems)


def _shared_words(one: np.ndarray, other: np.ndarray, terms: list[str]) -> tuple[str, ...]:
    products = one * other
    best = [int(n) for n in np.argsort(-products, kind="stable")[:12] if products[n] > 0]
    return tuple(terms[n] for n in best if " " not in terms[n])[:MOST_WORDS_NAMED]


def _why(themes: list[Theme], words: tuple[str, ...]) -> str:
    about = f"Both are about {_list_in_words([theme.title for theme in themes[:3]])}." if themes else ""
    sentence = f"Both use {_list_in_words([f'“{word}”' for word in words])}." if words else ""
    return " ".join(filter(None, (about, sentence)))


def _list_in_words(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
