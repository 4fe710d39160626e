"""Is every freeze as it was sealed, and as the trail says that it was made?"""

from sightline.freezes.models import Freeze
from sightline.freezes.queries.freezes import faults_of
from sightline.freezes.verbs import FreezeVerb
from sightline.trail.models import Line


def problems() -> tuple[int, list[str]]:
    """How many freezes there are, and what is wrong with any of them, a sentence each that names it."""
    freezes = list(Freeze.objects.order_by("pk"))
    seals = {
        line.what: line.detail.get("seal", "") for line in Line.objects.filter(action=FreezeVerb.FREEZE_MADE)
    }
    wrong = [fault for each in freezes for fault in faults_of(each)]
    for each in freezes:
        name = f"{each.name} {each.authority}"
        if seals.get(name) != each.seal:
            wrong.append(f"Freeze {name} is not sealed as the trail says it was when it was made.")
    present = {f"{each.name} {each.authority}" for each in freezes}
    wrong += [
        f"The trail says that {name} was frozen, and there is no such freeze."
        for name in sorted(seals.keys() - present)
    ]
    return len(freezes), wrong
