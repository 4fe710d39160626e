"""The changes of definitions there are, and the versions that came of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from sightline.definitions.models import DefinitionChange
from sightline.definitions.rules.kinds import ENTERED
from sightline.definitions.rules.states import APPROVED, PROPOSED
from sightline.entries.models import EntryDefinition
from sightline.measuring.own_definitions import FIRST_NUMBER, versions_of
from sightline.people.models import User
from sightline.teams.queries import authorities

TO_PROPOSE, TO_APPROVE = "measures.define", "measures.approve"


@dataclass(frozen=True, slots=True)
class DefinitionVersion:
    """One version of a measure's definition: its number from 1, and the change that made it; None for what it ships with."""

    number: int
    change: DefinitionChange | None


def changes_of(measure_id: str) -> list[DefinitionChange]:
    """Every change of one measure's definition, in the order they were proposed.

    The figures that were seen beside are read where somebody asks a change for them: a measure's page asks for none.
    """
    return [each for each in DefinitionChange.objects.defer("beside") if measure_id in each.measures]


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
    if not person.has_perm(TO_APPROVE):
        return []
    others = [each for each in waiting() if each.proposed_by != person.get_username()]
    return [each for each in others if is_concerned(person, each)]


def is_of_every(person: User) -> bool:
    """Whether this person is of every authority of the store: a definition holds for all of them alike."""
    return not person.authority or set(authorities()) <= {person.authority}


def is_concerned(person: User, change: DefinitionChange) -> bool:
    """Whether a change is one of this person's: of every authority for what holds for all, of one for what its people enter."""
    if change.kind != ENTERED:
        return is_of_every(person)
    rows = EntryDefinition.objects.filter(reference__in=change.measures)
    return all(person.authority in ("", each.authority) for each in rows)


def may_propose(person: User, change: DefinitionChange | None = None) -> bool:
    """Whether this person may propose a change of a definition, or this one."""
    concerned = is_concerned(person, change) if change else is_of_every(person)
    return person.has_perm(TO_PROPOSE) and concerned


def may_decide(person: User, change: DefinitionChange) -> bool:
    """Whether this person may decide on a change: who approves measures, and has not proposed it."""
    return change.state == PROPOSED and change in waiting_for(person)


def waits_already(measure_ids: list[str]) -> DefinitionChange | None:
    """A change that waits and concerns any of these measures."""
    return next((each for each in waiting() if set(each.measures) & set(measure_ids)), None)
