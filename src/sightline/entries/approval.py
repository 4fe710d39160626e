"""Another way of counting an entered measure takes a second person: the room above that asks for one says so (`register`).

This room asks it to propose, and knows no room above by name.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sightline.entries.models import EntryDefinition
    from sightline.entries.rules.entering import EntryTerms

Proposer = Callable[["EntryDefinition", "EntryTerms", str, str], None]
"""Takes the definition, what it is to say, why, and by whom; raises a refusal where it cannot be proposed."""
_registered: list[Proposer] = []


def register(proposer: Proposer) -> None:
    """Say who proposes."""
    _registered[:] = [proposer]


def proposer() -> Proposer | None:
    """Who proposes; None where no room asks for a second person."""
    return _registered[0] if _registered else None
