"""What in a text seems to say who a child is: an NHS number, a unique pupil number, a name beside a date of birth. Pure.

It warns and proves nothing: a text that only a person can read as a child's, as "the twins from Elm Road", passes.
"""

import io
import re
import zipfile
from collections.abc import Collection
from typing import Any

from sightline.files.archives import BROKEN

MOST_READ = 2 * 1024 * 1024
"""Bytes of a file that are looked through, after unpacking: three times the longest inspection report."""
NOT_ALL = "only its first 2 MB of text were read"

NHS = "an NHS number"
UPN = "a unique pupil number"
BORN = "a name beside a date of birth"
REFERENCE = "a child's reference"
NOT_REPEATED = "Kept where it was said, and not repeated here."

_NHS = re.compile(r"(?<![\d/.-])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?![\d/-])")
_UPN = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]\b", re.IGNORECASE)
_UPPER, _LETTER = "A-ZÀ-ÖØ-ÞĀ-ž", "A-Za-zÀ-ÖØ-öø-ɏ"
"""Letters a name begins with, and all it is written with: Zoë Müller, Łukasz Żak, O’Brien."""
_FROM = rf"(?<![{_LETTER}])"
"""Where a word begins: nothing is tried from within one, so that a megabyte of letters takes no longer than one of words."""
_SECOND = rf"[{_UPPER}][{_LETTER}'’-]{{1,40}}"
_NAME = rf"{_FROM}[{_UPPER}](?=[{_LETTER}'’-]{{0,40}}[a-zß-öø-ÿā-ž])[{_LETTER}'’-]{{1,40}}(?:[ ,;\t]{{1,3}}{_SECOND}){{1,3}}"
"""Two words or more that begin with a capital, the first of them no acronym."""
_CAPITALS = rf"{_FROM}[{_UPPER}'’-]{{2,40}}"
_FILED = rf"{_CAPITALS}[,;\t][ \t]{{0,2}}{_SECOND}"
"""As case systems write a name: KHAN, Asha."""
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DAY = rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}} (?:{_MONTHS})[a-z]* \d{{4}})"
_LABEL = r"(?i:\bborn\b|\bd\.?o\.?b\b\.?|\bdate of birth\b)"
_ANY = rf"(?:{_NAME}|{_CAPITALS}[ ,;\t]{{1,3}}{_SECOND})"
_BETWEEN = r"[ ,;:(\t-]"
_IN_A_NAME = rf"[{_LETTER}'’-]"
_BIRTH = re.compile(rf"(?={_LABEL}.{{0,20}}?{_DAY})")
"""Where a birth begins, also within another: in “NHS DOB, born 3/4/12” the first may be a name."""
_BEFORE = re.compile(rf"{_ANY}.{{0,60}}+\Z")
_AFTER = re.compile(rf"{_LABEL}.{{0,20}}?{_DAY}.{{0,40}}?{_ANY}")
_A_DAY = re.compile(rf"{_SECOND}{_BETWEEN}{{1,3}}(?={_DAY})")
"""A day that stands right after a word with a capital, and where that word begins."""
_A_WORD = re.compile(rf"{_IN_A_NAME}[ ,;\t]{{1,3}}\Z")
_BESIDE = re.compile(rf"({_NAME}|{_FILED}){_BETWEEN}{{1,3}}\Z")
_LONGEST_NAME = 180
"""Letters in four words of a name at their longest, and what stands between them."""
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_/-]{3,39}")
_NOT_PEOPLE = re.compile(
    r"\b(?:Audit|Board|Cabinet|Committee|Conference|Council|Forum|Framework|Group|Inspection|Meeting|Panel|Partnership|Plan"
    r"|Policy|Report|Review|Scrutiny|Service|Services|Survey|Team|Update|Visit|Workshop|January|February|Feb|March|Mar|Apr"
    r"|Jun|July|Jul|Aug|September|Sept|Sep|October|Oct|November|Nov|December|Dec)\b"
)
"""What stands beside a day and is no child; of the months those that nobody is called (April, May, June and August are names)."""
_ENDS = re.compile(r"</(?:w:p|w:tc|a:p|si|c|row)>")
_TAG = re.compile(r"<[^<>]*>")


def identifiers_in(text: str, children: Collection[str] = ()) -> tuple[str, ...]:
    """The kinds of identifier this text seems to hold, in words; none of what it holds. `children`: references of ours."""
    kinds = (
        (NHS, any(_is_nhs("".join(each.groups())) for each in _NHS.finditer(text))),
        (UPN, bool(_UPN.search(text))),
        (BORN, _labelled(text) or _beside(text)),
        (REFERENCE, bool(children) and any(each in children for each in references_in(text))),
    )
    return tuple(kind for kind, holds in kinds if holds)


def _labelled(text: str) -> bool:
    """A name near a birth. Births are looked for first: names are common, and to try each of them takes seconds a megabyte."""
    for birth in _BIRTH.finditer(text):
        starts = birth.start()
        if _BEFORE.search(text, max(0, starts - 60 - _LONGEST_NAME), starts) or _AFTER.match(text, starts):
            return True
    return False


def _beside(text: str) -> bool:
    """A name with a day right behind it, none of its words one of those that are no people."""
    for day in _A_DAY.finditer(text):
        if not _A_WORD.search(text, max(0, day.start() - 4), day.start()):
            continue
        name = _BESIDE.search(text, max(0, day.end() - 3 - _LONGEST_NAME), day.end())
        if name and not _NOT_PEOPLE.search(name[1]):
            return True
    return False


def references_in(text: str) -> frozenset[str]:
    """The words that could be a child's reference: four to forty letters and digits, six where all are digits (a year is none)."""
    return frozenset(
        each
        for each in _REFERENCE.findall(text)
        if any(sign.isdigit() for sign in each) and (len(each) > 5 or not each.isdigit())
    )


def text_of(content: bytes) -> tuple[str, str]:
    """The text of a plain text, CSV or Office file, and in words what of it was not read; blank for PDFs and pictures.

    Trusts the bytes: for `run_limited`.
    """
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    if content.startswith((b"%PDF-", b"\x89PNG", b"\xff\xd8\xff")):
        return "", ""
    text = content[:MOST_READ].decode("utf-8-sig", errors="replace")
    return text, NOT_ALL if len(content) > MOST_READ else ""


def warning(kinds: Collection[str], unread: str = "") -> str:
    """What whoever gives it is told; blank where there is nothing to tell. `unread`: what of a file could not be read."""
    if not kinds and not unread:
        return ""
    seems = f"This seems to hold {' and '.join(kinds)}. " if kinds else ""
    closed = f"The file could not be looked through: {unread}. " if unread else ""
    way_on = (
        "Take it out and give it again, or confirm that it must be kept as it is"
        if kinds
        else "Look yourself whether it says who a child is, and confirm that it must be kept, or give another"
    )
    return f"{seems}{closed}Nothing is kept yet. {way_on}; your name is kept with that."


def warning_in_short(kinds: Collection[str], unread: str = "") -> str:
    """The warning as a list of what is wrong has it, beside the whole of it at its field."""
    return (
        f"This seems to hold {' and '.join(kinds)}"
        if kinds
        else f"The file could not be looked through: {unread}"
    )


def for_the_trail(words: str, kinds: Collection[str]) -> str:
    """Words as the trail may hold them, from which nothing can be taken out again: not those that seem to say who a child is."""
    return NOT_REPEATED if kinds else words


def kept_with(kinds: Collection[str], unread: str = "") -> dict[str, Any]:
    """What the trail says of words that were kept after a warning, and of a file that could not be looked through."""
    seems: dict[str, Any] = {"kept_although_it_seems_to_hold": list(kinds)} if kinds else {}
    return seems | ({"not_looked_through": unread} if unread else {})


def _is_nhs(digits: str) -> bool:
    """Whether the tenth digit is the check digit of the nine before it (modulus 11, NHS Data Dictionary)."""
    check = (
        11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    )
    return len(set(digits)) > 1 and check % 11 == int(digits[9]) and check != 10


def _office(content: bytes) -> tuple[str, str]:
    parts, left = [], MOST_READ
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith(".xml") and name.startswith(("word/", "xl/", "ppt/slides/")):
                    with archive.open(name) as part:
                        read = part.read(left + 1)
                    parts.append(_TAG.sub("", _ENDS.sub("\n", read[:left].decode("utf-8", errors="replace"))))
                    left -= len(read)
                    if left < 0:
                        return "\n".join(parts), NOT_ALL
    except (*BROKEN, RuntimeError):
        return "", ""  # what it is, and that it is damaged, is said by whoever keeps it
    return "\n".join(parts), ""
