"""What a coded value means: Ofsted's own codes first, then the bare codes, then councils' spellings.

A spelling stands for a group, and the group's text is what we keep: a finer code is never made up. Where the
published spellings give two answers, nothing is decided.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sightline.returns.cells.folding import folded
from sightline.standards.annex_a import OPEN_SETS, code_sets, groups

How = Literal["code", "spelling", "free_text", "two_answers", "unknown"]
NO_CODE = "zzCodeError"
"""How the published spellings mark a value that belongs to no code at all."""

_LEADING = re.compile(r"^\(?\s*([A-Za-z]{1,3}\d{1,2}[A-Za-z]?|\d[A-Za-z]|[A-Z]{4})\s*\)?(?=[\s:\-–.\[]|$)")


@dataclass(frozen=True, slots=True)
class CodeMeaning:
    """What one typed value means: the value to store, how it was found, and the answers where there are two."""

    value: str
    how: How
    answers: tuple[str, ...] = ()


@cache
def meaning(set_name: str, text: str) -> CodeMeaning:
    """What `text` means in that code set. Never fails: what is not known is kept as it was typed."""
    plain = text.strip()
    own = _own(set_name).get(folded(plain))
    if own:
        return CodeMeaning(own, "code")
    spelt = _spelt(set_name)
    answers = spelt.exact.get(plain) or spelt.loose.get(folded(plain)) or ()
    if len(answers) > 1:
        return CodeMeaning(plain, "two_answers", answers)
    if answers and answers[0] != NO_CODE:
        return CodeMeaning(answers[0], "spelling")
    code = None if answers else _leading_code(set_name, plain)
    if code:
        return CodeMeaning(code, "code")
    return CodeMeaning(plain, "free_text" if set_name in OPEN_SETS else "unknown")


@cache
def _own(set_name: str) -> dict[str, str]:
    """Ofsted's spellings, bare codes and their words, folded; words that two codes share are left out."""
    words = code_sets()[set_name]
    preferred = {folded(each.preferred): each.code for each in words if each.preferred}
    without_letter = {folded(_without_letter(each.preferred)): each.code for each in words if each.preferred}
    bare = {folded(each.code): each.code for each in words}
    claims: dict[str, set[str]] = defaultdict(set)
    for each in words:
        for text in (each.label, each.detail, *each.also):
            if text:
                claims[folded(text)].add(each.code)
    shared = {text: codes.copy().pop() for text, codes in claims.items() if len(codes) == 1}
    return shared | bare | without_letter | preferred


@dataclass(frozen=True)
class _Spelt:
    """Councils' spellings as typed, and folded where folding leaves one answer or the same two."""

    exact: dict[str, tuple[str, ...]]
    loose: dict[str, tuple[str, ...]]


@cache
def _spelt(set_name: str) -> _Spelt:
    exact: dict[str, list[str]] = defaultdict(list)
    loose: dict[str, list[str]] = defaultdict(list)
    for group in groups().get(set_name, ()):
        for spelling in group.spellings:
            for index, text in ((exact, spelling), (loose, folded(spelling))):
                answer = group.means or group.text
                if answer not in index[text]:
                    index[text].append(answer)
    return _Spelt({k: tuple(v) for k, v in exact.items()}, {k: tuple(v) for k, v in loose.items()})


def _leading_code(set_name: str, plain: str) -> str | None:
    """The code a value begins with (`N1 Abuse`, `PR4 - Private`), where what follows are only words about it."""
    match = _LEADING.match(_without_letter(plain))
    by_upper = {each.code.upper(): each.code for each in code_sets()[set_name]}
    return by_upper.get(match[1].upper()) if match else None


def _without_letter(text: str) -> str:
    return re.sub(r"^[A-Za-z]{1,2}\)\s*", "", text)
