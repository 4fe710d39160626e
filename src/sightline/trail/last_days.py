"""Who looked at children's records in the last days, what left, what was refused, and which glass was broken: at a glance."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from sightline.trail import line_groups, working_hours
from sightline.trail.models import Line
from sightline.trail.queries import LineChoice, lines, narrowed
from sightline.trail.rules import CHILDREN

DAYS = 7
SEEN = frozenset({"looks", "exports", "refusals", "glass"})
"""The groups of lines that tell."""


@dataclass(kw_only=True)
class PersonDays:
    """What one person did in these days. `children`: how many different ones are named in their lines."""

    actor: str
    looks: int = 0
    exports: int = 0
    refusals: int = 0
    glass: int = 0
    outside_hours: int = 0
    children: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class ChildDays:
    """A child, how many looks and files name it, and by how many people."""

    child: str
    looks: int
    people: int


@dataclass(frozen=True, kw_only=True)
class LastDays:
    """The last days: from the day `first` on. Lines are newest first.

    `people`: who saw most children first. `most_looks` and `most_people`: how often, and by how many people, the child was seen
    who was seen most. `unreviewed`: breakings of glass in these days that nobody has reviewed.
    """

    first: date
    people: list[PersonDays]
    exports: list[Line]
    refusals: list[Line]
    glass: list[Line]
    looks: int
    outside_hours: int
    most_looks: int
    most_people: int
    unreviewed: int


def last_days(today: date, days: int = DAYS) -> LastDays:
    """What the trail says of `today` and the days before it, `days` in all."""
    first = today - timedelta(days=days - 1)
    seen = list(_telling(narrowed(lines(), LineChoice(first=first, last=today))))
    by_group = {group: [line for line, own in seen if own == group] for group in SEEN}
    looks, exports = by_group["looks"], by_group["exports"]
    most = next(iter(_children([*looks, *exports])), ChildDays("", 0, 0))
    return LastDays(
        first=first,
        people=_people(seen),
        exports=exports,
        refusals=by_group["refusals"],
        glass=[line for line in by_group["glass"] if _breaks(line)],
        looks=len(looks),
        outside_hours=sum(_is_outside(line) for line in [*looks, *exports]),
        most_looks=most.looks,
        most_people=most.people,
        unreviewed=_unreviewed(by_group["glass"]),
    )


def most_looked_at(today: date, *, days: int = DAYS, most: int) -> list[ChildDays]:
    """The children who were looked at most in these days, `most` of them at most, the most looks first."""
    choice = LineChoice(first=today - timedelta(days=days - 1), last=today)
    seen = _telling(narrowed(lines(), choice))
    return _children(line for line, group in seen if group in ("looks", "exports"))[:most]


def _children(looks: Iterable[Line]) -> list[ChildDays]:
    times: Counter[str] = Counter()
    people: dict[str, set[str]] = {}
    for line in looks:
        for child in set(line.detail.get(CHILDREN, ())):
            times[child] += 1
            people.setdefault(child, set()).add(line.actor)
    rows = [ChildDays(child, count, len(people[child])) for child, count in times.items()]
    return sorted(rows, key=lambda each: (-each.looks, -each.people, each.child))


def _telling(every: Iterable[Line]) -> Iterable[tuple[Line, str]]:
    for line in every:
        group = line_groups.group_of(line.action, names_children=CHILDREN in line.detail)
        if group in SEEN:
            yield line, group


def _people(seen: list[tuple[Line, str]]) -> list[PersonDays]:
    people: dict[str, PersonDays] = {}
    for line, group in seen:
        one = people.setdefault(line.actor, PersonDays(actor=line.actor))
        if group == "glass" and not _breaks(line):
            continue
        setattr(one, group, getattr(one, group) + 1)
        one.children.update(line.detail.get(CHILDREN, ()))
        one.outside_hours += group in ("looks", "exports") and _is_outside(line)
    ranked = sorted(people.values(), key=lambda each: (-len(each.children), -each.looks, each.actor))
    return [each for each in ranked if each.looks or each.exports or each.refusals or each.glass]


def _is_outside(line: Line) -> bool:
    return working_hours.is_outside(timezone.localtime(line.at))


def _breaks(line: Line) -> bool:
    return line.action.startswith("broke")


def _unreviewed(glass: list[Line]) -> int:
    reviewed = {line.detail.get("glass") for line in glass if not _breaks(line)}
    return sum(line.detail.get("glass") not in reviewed for line in glass if _breaks(line))
