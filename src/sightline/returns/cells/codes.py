"""A coded value of the SSD: the code, the code and its words in one cell, or the words alone.

The codes and their words are data (`standards/data/codes.csv`, `code_words.csv`); councils' own spellings are those
published for Annex A, as far as they stand for one code. Nothing is guessed: words that two codes share, or that
contradict the code beside them, are kept as they were written and said to be unread.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from sightline.returns.cells.columns import CellMeaning, Texts, Wrong
from sightline.returns.cells.folding import folded
from sightline.returns.cells.texts import MARKS
from sightline.standards import annex_a
from sightline.standards.codes import CodedColumn, code_words, codes, group_texts

ANNEX_A_SETS = {
    "sex": "gender",
    "ethnicity": "ethnicity",
    "referral_source": "source",
    "primary_need": "need",
    "abuse_category": "abuse_category",
    "legal_status": "legal_status",
    "leaving_reason": "ceased_reason",
    "placement": "placement_type",
    "placement_provider": "placement_provider",
    "closure_reason": "closure_reason",
    "eligibility": "eligibility",
    "in_touch": "in_touch",
    "accommodation": "accommodation",
    "suitability": "suitability",
    "activity": "activity",
    "decision_reversed": "reversed_reason",
}
"""The set of Annex A whose published spellings are of the same codes."""
UNKNOWN = Wrong(
    "unknown_code",
    "a code of the national set, or its words: the text is kept as it was written",
    "kept_as_typed",
)
TWO_ANSWERS = Wrong(
    "two_answers", "one code: the code and the words beside it differ, so the text is kept as it was written",
    "kept_as_typed",
)  # fmt: skip
IN_WORDS = "in words, read as codes"
TRUNCATED = 12
"""From how many letters on a text that was cut short may stand for the one meaning that begins so."""

_STATUTE = re.compile(
    r"\b(?:s|sec|sect|section)\.?\s*\d+\w*(?:\.\d+)?(?:\s*\(\w+\))*|\bC\.?A\.?\s*'?(?:19)?89\b|\bchildren act 1989\b"
    r"|\bAdop(?:tion)? Act \d{4}\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"^[A-Za-z]{1,2}\d?\)\s*")
_HEAD = re.compile(r"^[\[(]?\s*([A-Za-z0-9]+)\s*[\])]?\s*([:;\-–—./|,=]*)\s*(.*)$", re.DOTALL)
_TAIL = re.compile(r"^(.*\S)\s*[\[(]\s*([A-Za-z]{0,4}\d+[A-Za-z]?)\s*[\])]$", re.DOTALL)


@dataclass(frozen=True)
class _Index:
    """A set, ready to be looked up: codes IN CAPITALS, words folded, and the groups' texts folded."""

    codes: dict[str, str]
    words: dict[str, frozenset[str]]
    groups: frozenset[str]


def coded(column: CodedColumn) -> Callable[[Texts], Sequence[CellMeaning]]:
    """What judges the distinct texts of a coded column."""
    return lambda texts: [_judged(column, text) for text in texts]


def _judged(column: CodedColumn, text: str | None) -> CellMeaning:
    if text is None:
        return CellMeaning(None)
    if text in MARKS:
        return CellMeaning(None, note=f"with '{text}', read as blank")
    code = code_of(column.set, text)
    if isinstance(code, str):
        return CellMeaning(code, note="" if code.upper() == text.upper() else IN_WORDS)
    if code is None and (column.open_set or folded(text) in _index(column.set).groups):
        return CellMeaning(text)
    return CellMeaning(text, code or UNKNOWN)


@cache
def code_of(set_name: str, text: str) -> str | Wrong | None:
    """The code a text stands for; None where it stands for none that is known, a Wrong where it stands for two."""
    index = _index(set_name)
    plain = text.strip().removesuffix(".0") if text.strip()[:1].isdigit() else text.strip()
    if plain.upper() in index.codes:
        return index.codes[plain.upper()]
    meant = _in_words(index, plain)
    if len(meant) == 1:
        return next(iter(meant))
    if folded(plain) in index.groups:
        return None
    return (
        _code_and_words(index, _LETTER.sub("", plain))
        or _code_behind(index, plain)
        or _cut_short(index, plain)
    )


def _in_words(index: _Index, plain: str) -> frozenset[str]:
    """The codes these words stand for: as they are, without their letter, or without the section of the Act."""
    for words in (plain, _LETTER.sub("", plain), _bare(plain)):
        if matches := index.words.get(folded(words)):
            return matches
    return frozenset()


def _bare(words: str) -> str:
    return _STATUTE.sub(" ", words)


def _code_and_words(index: _Index, plain: str) -> str | Wrong | None:
    """A code and then words: E11 Adopted, E11: Adopted, E11 - Adopted, (E11) Adopted."""
    head = _HEAD.match(plain)
    code = index.codes.get(head[1].upper()) if head else None
    if head is None or code is None:
        return None
    meant = _in_words(index, head[3]) if head[3] else frozenset({code})
    if meant and code not in meant:
        return TWO_ANSWERS
    marked = bool(head[2]) or plain.startswith(("(", "["))
    certain = marked or any(letter.isdigit() for letter in code) or code in meant
    return code if certain or code == _cut_short(index, head[3]) or _goes_on(index, code, head[3]) else None


def _goes_on(index: _Index, code: str, rest: str) -> bool:
    """Whether what follows a code of letters alone begins as one of its meanings does."""
    words = folded(rest)
    return any(code in codes and _alike(words, label) for label, codes in index.words.items())


def _alike(words: str, label: str) -> bool:
    return len(label) >= TRUNCATED and (words.startswith(label + " ") or label.startswith(words + " "))


def _code_behind(index: _Index, plain: str) -> str | Wrong | None:
    """Words and then a code in brackets: Interim care order [C1]."""
    match = _TAIL.match(plain)
    code = index.codes.get(match[2].upper()) if match else None
    if match is None or code is None:
        return None
    meant = _in_words(index, match[1])
    return TWO_ANSWERS if meant and code not in meant else code


def _cut_short(index: _Index, plain: str) -> str | None:
    """The one code whose meaning begins with these words: systems cut long texts off."""
    words = folded(plain)
    if len(words) < TRUNCATED:
        return None
    meant = {code for label, codes in index.words.items() if label.startswith(words) for code in codes}
    return meant.pop() if len(meant) == 1 else None


@cache
def _index(set_name: str) -> _Index:
    all_codes = codes(set_name)
    words: dict[str, set[str]] = defaultdict(set)
    for code, text in code_words(set_name):
        for each in {folded(text), folded(_bare(text))}:
            words[each].add(code)
    for text, code in _spellings(set_name):
        if code in all_codes and folded(text) not in words:
            words[folded(text)].add(code)
    groups = {folded(text) for text in group_texts(set_name)} | {
        folded(_LETTER.sub("", text)) for text in group_texts(set_name)
    }
    names = {code.upper(): code for code in all_codes}
    return _Index(names, {text: frozenset(codes) for text, codes in words.items()}, frozenset(groups))


def _spellings(set_name: str) -> list[tuple[str, str]]:
    """(text, code): councils' own spellings that stand for one code and no other."""
    answers: dict[str, set[str]] = defaultdict(set)
    for group in annex_a.groups().get(ANNEX_A_SETS.get(set_name, ""), ()):
        for text in group.spellings:
            answers[text].add(group.means or group.text)
    return [(text, means.pop()) for text, means in answers.items() if len(means) == 1]
