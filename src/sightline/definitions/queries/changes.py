"""The changes of definitions there are, and the versions that came of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from sightline.definitions.models import DefinitionChange
from sightline.definitions.rules.kinds import LEAVES_OUT
from sightline.definitions.rules.states import APPROVED, PROPOSED
from sightline.measuring.measure import Measure
from sightline.measuring.own_definitions import FIRST_NUMBER, versions_of
from sightline.people.models import User
from sightline.teams.queries import authorities

TO_PROPOSE, TO_APPROVE = "measures.define", "measures.approve"


@dataclass(frozen=True, slots=True)
class DefinitionVersion:
    """One version of a measure's definition: its number from 1, and the change that made it; None for what it ships with."""

    number: int
    change: DefinitionChange | None

    @property
    def starts(self) -> date | None:
        """The day it holds from; None for all months."""
        return self.change.starts if self.change else None


def changes_of(measure_id: str) -> list[DefinitionChange]:
    """Every change of one measure's definition, in the order they were proposed."""
    return [each for each in DefinitionChange.objects.all() if measure_id in each.measures]


def versions(measure_id: str, changes: list[DefinitionChange] | None = None) -> list[DefinitionVersion]:
    """The versions of one measure's definition, in order; `changes`: those of it, where somebody has them."""
    of_it = changes_of(measure_id) if changes is None else changes
    approved = sorted(
        (each for each in of_it if each.state == APPROVED), key=lambda each: (each.decided_at, each.pk)
    )
    first = DefinitionVersion(FIRST_NUMBER, None)
    return [first, *(DefinitionVersion(number, each) for number, each in enumerate(approved, start=2))]


def in_force(measure_id: str, day: date | None = None) -> Mapping[str, tuple[str, ...]]:
    """What the definition leaves out of cases of a day, today where none is named."""
    on = day or timezone.localdate()
    holding = [each for each in versions_of(measure_id) if (each.starts or date.min) <= on]
    return holding[-1].leaves_out if holding else {}


def waiting() -> list[DefinitionChange]:
    """The changes that wait for approval, the oldest first."""
    return list(DefinitionChange.objects.filter(state=PROPOSED))


def waiting_for(person: User) -> list[DefinitionChange]:
    """Those of them that this person may decide on."""
    if not (person.has_perm(TO_APPROVE) and is_of_every(person)):
        return []
    return [each for each in waiting() if each.proposed_by != person.get_username()]


def is_of_every(person: User) -> bool:
    """Whether this person is of every authority of the store: a definition holds for all of them alike."""
    return not person.authority or set(authorities()) <= {person.authority}


def may_propose(person: User) -> bool:
    """Whether this person may propose a change of a definition."""
    return person.has_perm(TO_PROPOSE) and is_of_every(person)


def may_decide(person: User, change: DefinitionChange) -> bool:
    """Whether this person may decide on a change: who approves measures, and has not proposed it."""
    return change.state == PROPOSED and change in waiting_for(person)


def waits_already(measure_ids: list[str]) -> DefinitionChange | None:
    """A change that waits and concerns any of these measures."""
    return next((each for each in waiting() if set(each.measures) & set(measure_ids)), None)


def unapproved_release(measure: Measure) -> DefinitionChange | None:
    """The change that a release of Sightline brought to this measure and nobody has approved; None where there is none."""
    return next(
        (each for each in waiting() if measure.id in each.measures and each.kind not in (LEAVES_OUT,)), None
    )
