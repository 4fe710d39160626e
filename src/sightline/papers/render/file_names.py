"""What a paper's files are called: a committee system makes the address of what it publishes from a file's name."""

import re
import unicodedata

LONGEST = 90
PUBLIC = ("", "public")
_SAID = {"&": " and ", "/": "-", "–": "-", "—": "-", "‑": "-", "’": "", "'": "", "‘": ""}
_NOT_IN_A_NAME = re.compile(r"[^\w ().-]|_")


def file_stem(title: str, edition: str = "") -> str:
    """The name without its ending: the title in plain words, and whose edition it is where that is not everybody's."""
    return plain_name(title, "Paper") + (
        "" if edition.strip().lower() in PUBLIC else f" - {plain_name(edition)} edition"
    )


def plain_name(text: str, otherwise: str = "") -> str:
    """Letters, figures, spaces, hyphens, full stops and brackets; cut at a word. `otherwise` where nothing is left."""
    for letter, instead in _SAID.items():
        text = text.replace(letter, instead)
    words = " ".join(_NOT_IN_A_NAME.sub(" ", unicodedata.normalize("NFC", text)).split())
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition(" ")[0] or words[:LONGEST]
    return words.strip(" .-") or otherwise
