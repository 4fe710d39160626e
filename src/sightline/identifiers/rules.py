"""What in a text seems to say who a child is: an NHS number, a unique pupil number, a name beside a date of birth. Pure.

It warns and proves nothing: a text that only a person can read as a child's, as "the twins from Elm Road", passes.
"""

import io
import re
import zipfile
from collections.abc import Collection
from typing import Any

from sightline.files.archives import BROKEN

MOST_READ = 20 * 1024 * 1024
"""Bytes of a file that are looked through, after unpacking."""

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
_LABELLED = re.compile(rf"{_ANY}.{{0,60}}?{_LABEL}.{{0,20}}?{_DAY}|{_LABEL}.{{0,20}}?{_DAY}.{{0,40}}?{_ANY}")
_BESIDE = re.compile(rf"({_NAME}|{_FILED})[ ,;:(\t-]{{1,3}}{_DAY}")
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_/-]{3,39}")
_NOT_PEOPLE = re.compile(
    r"\b(?:Audit|Board|Cabinet|Committee|Conference|Council|Forum|Framework|Group|Inspection|Meeting|Panel|Partnership|Plan"
    r"|Policy|Report|Review|Scrutiny|Service|Services|Survey|Team|Update|Visit|Workshop|January|February|Feb|March|Mar|Apr"
    r"|Jun|July|Jul|Aug|September|Sept|Sep|October|Oct|November|Nov|December|Dec)\b"
)
"""What stands beside a day and is no child; of the months those that nobody is called (April, May, June and August are names)."""
_ENDS = re.compile(r"</(?:w:p|w:tc|a:p|si|c|row)>")
_TAG = re.compile(r"<[^>]*>")


def identifiers_in(text: str, children: Collection[str] = ()) -> tuple[str, ...]:
    """The kinds of identifier this text seems to hold, in words; none of what it holds. `children`: references of ours."""
    born = bool(_LABELLED.search(text)) or any(
        not _NOT_PEOPLE.search(found[1]) for found in _BESIDE.finditer(text)
    )
    found = (
        (NHS, any(_is_nhs("".join(each.groups())) for each in _NHS.finditer(text))),
        (UPN, bool(_UPN.search(text))),
        (BORN, born),
        (REFERENCE, bool(children) and any(each in children for each in references_in(text))),
    )
    return tuple(kind for kind, holds in found if holds)


def references_in(text: str) -> frozenset[str]:
    """The words that could be a child's reference: four to forty letters and digits, six where all are digits (a year is none)."""
    return frozenset(
        each
        for each in _REFERENCE.findall(text)
        if any(sign.isdigit() for sign in each) and (len(each) > 5 or not each.isdigit())
    )


def text_of(content: bytes) -> str:
    """The text of a plain text, CSV or Office file; blank for a PDF, read by a process of its own, and for a picture."""
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    if content.startswith((b"%PDF-", b"\x89PNG", b"\xff\xd8\xff")):
        return ""
    return content[:MOST_READ].decode("utf-8-sig", errors="replace")


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


def _office(content: bytes) -> str:
    parts, left = [], MOST_READ
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith(".xml") and name.startswith(("word/", "xl/", "ppt/slides/")) and left > 0:
                    with archive.open(name) as part:
                        read = part.read(left)
                    left -= len(read)
                    parts.append(_TAG.sub("", _ENDS.sub("\n", read.decode("utf-8", errors="replace"))))
    except (*BROKEN, RuntimeError):
        return ""  # what it is, and that it is damaged, is said by whoever keeps it
    return "\n".join(parts)
