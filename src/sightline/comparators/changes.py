"""What a file's columns and labels are called beside the release that is known: the same, renamed, new or dropped."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from sightline.comparators.facts import TOTAL, KnownColumns, all_series

ALIKE = 0.6
"""How alike two names are, from 0 to 1, for one to be suggested as the other's new name."""
CLEARLY = 0.1
"""How much nearer it must be than any other: of two labels that differ by one word, nobody guesses which became which."""
HALF = 0.5
"""Of all columns of both, how many two releases of one data set share at least."""
SHARES = ("percent", "rate", "%", "share", "proportion")


@dataclass(frozen=True, slots=True)
class Rename:
    """A column or label that seems to be another's new name, and why."""

    printed: str
    before: str
    why: str


@dataclass(slots=True, kw_only=True)
class ColumnPlan:
    """How a file is read: each column's role and our name for it, and what differs from the version it was held against.

    `figures` and `filters` are printed → our name; `labels` (our filter, printed label) → our label.
    """

    data_set: str
    version: str
    figures: dict[str, str]
    filters: dict[str, str]
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    renamed: list[Rename] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    new_labels: list[str] = field(default_factory=list)
    dropped_labels: list[str] = field(default_factory=list)
    known: bool = True

    @property
    def changed(self) -> bool:
        """Whether a person must agree to what is different."""
        return bool(self.renamed or self.new or self.dropped or self.new_labels or self.dropped_labels)

    def sentences(self) -> list[str]:
        """Each difference in words."""
        return [
            *(f"Renamed: {each.before} is now {each.printed} ({each.why})." for each in self.renamed),
            *(f"New column: {each}." for each in self.new),
            *(f"Dropped column: {each}." for each in self.dropped),
            *(f"New label: {each}." for each in self.new_labels),
            *(f"Dropped label: {each}." for each in self.dropped_labels),
        ]


def nearest(
    columns: set[str],
    stem: str,
    markers: Mapping[str, set[str]],
    versions: Sequence[KnownColumns],
    stems: Mapping[str, tuple],
) -> KnownColumns | None:
    """The version of a data set this file comes nearest to; None where it is of none that is known.

    By its columns where it shares half of them, else by what stands in its marker column (`markers`: column → labels), else by
    its name (`stems`: data set → (stem, marker column, marker)).
    """
    by_share = sorted(versions, key=lambda each: (_shared(columns, each), each.version), reverse=True)
    if by_share and _shared(columns, by_share[0]) >= HALF:
        return by_share[0]
    for name, (known_stem, column, marker) in stems.items():
        marked = bool(column) and marker in markers.get(column, set())
        if marked or (known_stem and stem.startswith(known_stem)):
            own = [each for each in by_share if each.data_set == name]
            return max(own, key=lambda each: (_shared(columns, each), each.version)) if own else None
    return None


def _shared(columns: set[str], version: KnownColumns) -> float:
    return len(columns & version.columns) / len(columns | version.columns)


def compare(
    version: KnownColumns,
    roles: Mapping[str, str],
    renames: Mapping[str, str],
    proven: Mapping[str, str],
) -> ColumnPlan:
    """The plan of a file with these columns (`roles`: printed → filter or figure) held against that version.

    `renames` are those a person names (printed → printed or ours, of before), `proven` those whose figures are the same as before.
    """
    plan = ColumnPlan(data_set=version.data_set, version=version.version, figures={}, filters={})
    by_role = {"figure": version.figures, "filter": version.filters}
    for printed, role in roles.items():
        if printed in by_role[role]:
            (plan.figures if role == "figure" else plan.filters)[printed] = by_role[role][printed]
    for role, before in by_role.items():
        _plan_rest(plan, role, before, roles, renames, proven)
    return plan


def _plan_rest(
    plan: ColumnPlan,
    role: str,
    before: Mapping[str, str],
    roles: Mapping[str, str],
    renames: Mapping[str, str],
    proven: Mapping[str, str],
) -> None:
    mine = plan.figures if role == "figure" else plan.filters
    ours = {name: printed for printed, name in before.items()}
    left = [printed for printed in roles if roles[printed] == role and printed not in mine]
    gone = [printed for printed, name in before.items() if name not in mine.values()]
    for printed, (old, why) in _renames(left, gone, ours, renames, proven).items():
        mine[printed] = before[old]
        plan.renamed.append(Rename(printed, old, why))
        left.remove(printed)
        gone.remove(old)
    for printed in left:
        mine[printed] = printed
        plan.new.append(printed)
    plan.dropped += gone


def _renames(
    left: Sequence[str],
    gone: Sequence[str],
    ours: Mapping[str, str],
    renames: Mapping[str, str],
    proven: Mapping[str, str],
) -> dict[str, tuple[str, str]]:
    """printed → (printed before, why): what a person says first, then equal figures, then names that are alike."""
    chosen: dict[str, tuple[str, str]] = {}
    free = list(gone)

    def choose(printed: str, old: str, why: str) -> None:
        if printed in left and old in free and printed not in chosen:
            chosen[printed] = (old, why)
            free.remove(old)

    for printed, old in renames.items():
        choose(printed, ours.get(old, old), "as you say")
    for printed, name in proven.items():
        if printed not in renames:
            choose(printed, ours.get(name, name), "its figures for years both releases hold are the same")
    for printed, old in likely([each for each in left if each not in renames], free).items():
        choose(printed, old, "its name is alike")
    return chosen


def likely(left: Sequence[str], gone: Sequence[str]) -> dict[str, str]:
    """new name → the old one it seems to be: nearly the same, and clearly nearer than any other pair of either."""
    scores = {(a, b): alike(a, b) for a in left for b in gone}
    chosen = {}
    for (a, b), score in scores.items():
        others = [other for (c, d), other in scores.items() if (c == a) != (d == b)]
        if score >= ALIKE and score - max(others, default=0.0) >= CLEARLY:
            chosen[a] = b
    return chosen


def alike(one: str, other: str) -> float:
    """How alike two names are, 0 to 1; 0 where one is a share or rate and the other is not."""
    if any(word in one.lower() for word in SHARES) != any(word in other.lower() for word in SHARES):
        return 0.0
    return SequenceMatcher(None, _plain(one), _plain(other)).ratio()


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def compare_labels(plan: ColumnPlan, version: KnownColumns, labels: Mapping[str, set[str]]) -> None:
    """Add to the plan what is different in the labels of filters it knows: `labels` is printed filter → its labels.

    A filter's only label stands for all of it, so that its words may change.
    """
    for printed, present in labels.items():
        name = plan.filters[printed]
        before = {
            label: ours
            for (column, label), ours in version.labels.items()
            if version.filters.get(column) == name
        }
        if not before:
            continue
        new, gone = sorted(present - set(before)), sorted(set(before) - present)
        if len(present) == 1 and len(before) == 1:
            plan.labels[printed, next(iter(present))] = next(iter(before.values()))
            continue
        for label in present & set(before):
            plan.labels[printed, label] = before[label]
        for label, old in likely(new, gone).items():
            plan.labels[printed, label] = before[old]
            plan.renamed.append(Rename(label, old, f"a label of {printed}, its name is alike"))
            new.remove(label)
            gone.remove(old)
        plan.new_labels += [f"{label} ({printed})" for label in new]
        plan.dropped_labels += [f"{label} ({printed})" for label in gone]


def effects(data_set: str, names: set[str]) -> list[str]:
    """What the columns that are there (our names) make of each series of the data set, where it is not as published, in words."""
    lines = []
    for each in all_series().values():
        if each.data_set != data_set or not each.column or each.column in names:
            continue
        made_from = {*each.numerator, *each.denominator} - {"population"}
        if each.numerator and made_from <= names | {TOTAL}:
            below = (
                "the 0 to 17 population of the year before"
                if each.of_population
                else " + ".join(each.denominator)
            )
            lines.append(
                f"{each.title}: not published in this file, so computed from {' + '.join(each.numerator)} and {below}."
            )
        else:
            lines.append(f"{each.title}: not in this file; this release has no figure for it.")
    return lines
