"""A change of a definition that the fictional council's analyst proposes: it waits for a second person."""

from datetime import date

from sightline.definitions.models import DefinitionChange
from sightline.definitions.services.proposing import propose_leaving_out

MEASURE = "AS03"
UNBORN = {"age": ["Unborn"]}
FROM = date(2026, 4, 1)
REASON = "An unborn child cannot be seen. Agreed by the performance board on 5 October 2026"


def add_definition_change() -> None:
    """Propose it, where nothing was proposed yet."""
    if not DefinitionChange.objects.exists():
        offered = {"age": ["Unborn", "Under 1"]}
        propose_leaving_out(MEASURE, UNBORN, offered=offered, starts=FROM, reason=REASON, by="analyst")
