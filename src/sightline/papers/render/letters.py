"""What a text may hold where it is printed: nothing that a file's format forbids, and a name for a letter that no typeface here has."""

import re
import unicodedata

from sightline.papers.render.font_file import bold, regular

NO_LETTERS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Controls, halves of letters and what is no letter at all: neither XML nor PDF may hold them."""
LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
UNSEEN = frozenset("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")
"""What shows nothing by itself: joins, marks of direction, places where a line may break."""
BREAK_HERE = "\u200b"
LONGEST_WORD = 24
"""Letters of a word that is left whole on a line; beyond, it may break anywhere."""
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


def clean(text: str) -> str:
    """The text without what no file may hold; its line ends are one kind, tabs are spaces."""
    whole = NO_LETTERS.sub("", LINE_ENDS.sub("\n", text)).replace("\t", " ")
    return "".join(each for each in whole if ord(each) & 0xFFFE != 0xFFFE) if not whole.isascii() else whole


def printable(text: str) -> str:
    """The text as the typeface can print it: a letter it lacks is named in brackets, [grinning face].

    PDF/A and PDF/UA forbid a letter that shows as an empty box, because nobody can read it or hear it.
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(each if _prints(each) else _named(each) for each in composed)


def visible(text: str) -> bool:
    """Whether anything of the text is seen where it is printed: marks of direction and places to break are not."""
    return bool(printable(text).strip())


def breakable(text: str, longest: int = LONGEST_WORD) -> str:
    """The text with places to break inside every word longer than this, so that no word leaves the page."""
    pattern = _LONG if longest == LONGEST_WORD else re.compile(rf"\S{{{longest + 1},}}")
    return pattern.sub(lambda match: _broken(match.group()), text)


def _broken(word: str) -> str:
    out: list[str] = []
    for each in word:
        if out and not unicodedata.combining(each):
            out.append(BREAK_HERE)
        out.append(each)
    return "".join(out)


def _prints(letter: str) -> bool:
    if letter in "\n ":
        return True
    if letter in UNSEEN:
        return False
    return unicodedata.category(letter) != "Co" and regular().has(letter) and bold().has(letter)


def _named(letter: str) -> str:
    if letter in UNSEEN or unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return ""
    if unicodedata.category(letter).startswith("Z"):
        return " "
    name = unicodedata.name(letter, "")
    return f"[{name.lower()}]" if name else f"[U+{ord(letter):04X}]"
