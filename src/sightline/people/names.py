"""Which names a new account may have: none that can be taken for somebody else's; and a person's full name. Pure.

After Unicode's report on security (UTS 39), by its simplest safe profile: letters of one alphabet only, here ASCII's, and no
name whose skeleton, what it looks like at a glance, is another's. Names there are already stay as they are.
"""

import re
from collections.abc import Iterable

ALLOWED = re.compile(r"[a-z0-9._@-]+")
_PAIRS = (("rn", "m"), ("vv", "w"))
_LETTERS = str.maketrans({"0": "o", "1": "l", "i": "l", "_": ".", "-": "."})


LONGEST_FULL_NAME = 150


def tidy_full_name(name: str) -> str:
    """A person's name as it is kept: one space between words, none around."""
    return " ".join(name.split())


def fault_of_full_name(name: str) -> str:
    """What is wrong with a person's name, tidied, in a sentence; blank when nothing is. A name may be missing."""
    if len(name) > LONGEST_FULL_NAME:
        return f"A full name has at most {LONGEST_FULL_NAME} letters."
    return (
        ""
        if name.isprintable()
        else "A full name has letters, spaces and marks that can be seen, and nothing else."
    )


def skeleton(name: str) -> str:
    """What the name looks like at a glance: two names of one skeleton cannot be told apart."""
    seen = name.translate(_LETTERS)
    for pair, single in _PAIRS:
        seen = seen.replace(pair, single)
    return seen


def fault_of_name(name: str, others: Iterable[str]) -> str:
    """What is wrong with a new name, tidied, in a sentence; blank when nothing is. `others`: the names there are."""
    if not name:
        return "Enter a name."
    if not ALLOWED.fullmatch(name):
        return "A name has letters from a to z without accents, figures, full stops, hyphens, underscores and @, and nothing else."
    alike = next((other for other in others if skeleton(other) == skeleton(name)), "")
    return (
        f"It looks like {alike}, whom we have already. Choose a name that cannot be taken for it."
        if alike
        else ""
    )
