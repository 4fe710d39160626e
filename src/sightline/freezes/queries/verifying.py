"""Is every freeze as it was sealed, and as it was said to be when it was made?"""

from collections.abc import Mapping

from sightline.freezes.models import Freeze
from sightline.freezes.queries.freezes import faults_of


def problems(seals: Mapping[str, str]) -> tuple[int, list[str]]:
    """How many freezes there are, and what is wrong with any of them, a sentence each that names it.

    `seals`: the seal of each freeze by its name and authority, as the trail has them from the day it was made: evidence from
    outside this room, which whoever asks brings along.
    """
    freezes = list(Freeze.objects.order_by("pk"))
    wrong = [fault for each in freezes for fault in faults_of(each)]
    names = {f"{each.name} {each.authority}": each for each in freezes}
    wrong += [
        f"Freeze {name} is not sealed as the trail says it was when it was made."
        for name, each in names.items()
        if seals.get(name) != each.seal
    ]
    wrong += [
        f"The trail says that {name} was frozen, and there is no such freeze."
        for name in sorted(seals.keys() - names.keys())
    ]
    return len(freezes), wrong
