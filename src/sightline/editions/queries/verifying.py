"""Is every published edition as it was sealed, and as it was said to be when it was published?"""

from collections.abc import Mapping

from sightline.editions.models import FigureEdition
from sightline.editions.queries.editions import faults_of


def problems(seals: Mapping[str, str]) -> tuple[int, list[str]]:
    """How many editions are published, and what is wrong with any of them, a sentence each that names it.

    `seals`: the seal of each by its name and authority, as the trail has them from the day it was published.
    """
    editions = list(FigureEdition.objects.exclude(published_by="").order_by("pk"))
    wrong = [fault for each in editions for fault in faults_of(each)]
    names = {f"{each.name} {each.authority}": each for each in editions}
    wrong += [
        f"Edition {name} is not sealed as the trail says it was when it was published."
        for name, each in names.items()
        if seals.get(name) != each.seal
    ]
    wrong += [
        f"The trail says that edition {name} was published, and there is no such edition."
        for name in sorted(seals.keys() - names.keys())
    ]
    return len(editions), wrong
