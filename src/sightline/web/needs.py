"""What a page needs of whoever asks for it: declared once, beside the room's addresses, for the doorkeeper to read.

Each room's `urls.py` has a `NEEDS`: for every address's name ANYBODY, SIGNED_IN or a Need. The people room refuses
what is not declared, and a test walks every address as every role.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Need:
    """A permission by its name, and what the trail says was refused; `{name}` there stands for a part of the address.

    `takes` is what may be sent there beside a form's own fields: nothing, one document, or files to load.
    """

    permission: str
    what: str
    takes: Literal["", "a document", "files to load"] = ""


ANYBODY, SIGNED_IN = Need("anybody", ""), Need("signed in", "")
"""For pages that hold no data and want no sign-in; for pages that are every signed-in person's own."""

Needs = Mapping[str, Need]
