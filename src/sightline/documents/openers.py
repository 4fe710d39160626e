"""Who may open a document: whoever may see the thing it belongs to.

The rooms above say so as their applications start (`register`): sources here, audits and papers to come. This room asks
them, and knows none of them by name.
"""

from collections.abc import Callable

from sightline.documents.models import Document
from sightline.people.models import User

Opener = Callable[[User, Document], str]
"""What the document is of, in words, if this person may open it through that; blank if they may not."""

_openers: dict[str, Opener] = {}


def register(room: str, opener: Opener) -> None:
    """Say how documents that belong to things of this room are opened."""
    _openers[room] = opener


def opened_through(person: User, document: Document) -> str:
    """What the document is of, through which this person may open it; blank where no room opens it to them."""
    return next((of for opener in _openers.values() if (of := opener(person, document))), "")
