"""The columns of a spreadsheet of targets, and what of them may come back changed. Pure; the rest is `history/round_trip`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sightline.history.round_trip import (
    EDITION,
    REASON,
    REFERENCE,
    SEAL,
    Conflict,
    FileChanges,
    NewThing,
    RoundTrip,
    Rows,
    Seems,
    ThingInSheet,
    same_text,
)
from sightline.identifiers.rules import identifiers_in
from sightline.measuring.discover import figures
from sightline.scorecards.rules.target_terms import (
    LONGEST_OWNER,
    LONGEST_SET,
    LONGEST_WORDS,
    TargetTerms,
    fault_of_terms,
)
from sightline.scorecards.rules.trajectory import (
    TrajectoryError,
    as_typed,
    plain_number,
    read_number,
    read_points,
)
from sightline.statistics.amounts import several

COUNCIL = "Whole council"
POINTS, TOLERANCE, OWNER, WORDS = "Target, and by when", "Tolerance", "Owner", "Where it was agreed"
HEADS = {
    REFERENCE: "",
    "Measure": "figure",
    "Title": "",
    "For": "unit",
    "Target set": "target_set",
    POINTS: "points",
    TOLERANCE: "tolerance",
    OWNER: "owner",
    WORDS: "words",
    REASON: "",
    "Measured in": "",
    "Better": "",
    EDITION: "",
    SEAL: "",
}
"""The sheet's heads in their order, and the field each changes; blank for those that change nothing by themselves."""
NAMES = ("figure", "unit", "target_set")
"""Fields that say which target it is: they stay with it."""
TERMS = ("points", "tolerance", "owner", "words")
LONGEST = {"owner": LONGEST_OWNER, "words": LONGEST_WORDS, "target_set": LONGEST_SET}


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetInSheet(ThingInSheet):
    """A target as it stands: its fields are those of HEADS, the unit by its reference."""


@dataclass(frozen=True, slots=True)
class TargetsInSheet:
    """What rows are compared with: reference → target, and unit reference → its name, of those there are."""

    targets: Mapping[str, TargetInSheet]
    units: Mapping[str, str]


def fields_of(figure: str, unit: str, target_set: str, terms: TargetTerms) -> dict[str, str]:
    """A target's fields as a sheet compares them."""
    return {
        "figure": figure,
        "unit": unit,
        "target_set": target_set,
        "points": as_typed(terms.points, "; "),
        "tolerance": plain_number(terms.tolerance),
        "owner": terms.owner,
        "words": terms.words,
    }


def terms_in(fields: Mapping[str, str]) -> TargetTerms:
    """The terms of fields that were read without a fault."""
    tolerance = fields.get("tolerance", "")
    return TargetTerms(
        points=read_points(fields["points"]),
        tolerance=read_number(tolerance) if tolerance else None,
        owner=fields.get("owner", ""),
        words=fields.get("words", ""),
    )


def read(rows: Rows, there_are: TargetsInSheet, seems: Seems = identifiers_in) -> FileChanges:
    """Compare the rows with the targets there are; see `RoundTrip.read`. A row that only offers a measure, with nothing set, is
    passed over; of two new rows for one measure, unit and set neither is taken.
    """
    trip = replace(
        TARGETS,
        value=_values(there_are.units),
        in_words=lambda field, value: in_words(there_are.units, field, value),
        fault_of_new=lambda fields: fault_of_new(there_are, fields),
    )
    changes = trip.read(
        [(number, cells) for number, cells in rows if _says_something(cells)], there_are.targets, seems
    )
    return _without_twins(changes)


def _says_something(cells: Mapping[str, str]) -> bool:
    named = (REFERENCE, EDITION, POINTS, TOLERANCE, OWNER, WORDS)
    return any(cells.get(head, "").strip() for head in named) or not cells.get("Measure", "").strip()


def _without_twins(changes: FileChanges) -> FileChanges:
    by_name: dict[tuple[str, ...], list[NewThing]] = {}
    for each in changes.new:
        by_name.setdefault(tuple(each.fields.get(name, "") for name in NAMES), []).append(each)
    twins = [each for those in by_name.values() if len(those) > 1 for each in those]
    conflicts = [
        Conflict(
            each.row,
            "",
            f"Row {each.row}: another row sets {each.fields['figure']} for the same unit and set. Keep one of the two.",
        )
        for each in twins
    ]
    return replace(
        changes,
        new=tuple(each for each in changes.new if each not in twins),
        conflicts=(*changes.conflicts, *conflicts),
    )


def _values(units: Mapping[str, str]) -> Callable[[str, str], tuple[str, str]]:
    """What a cell is kept as, and what is wrong with it."""

    def value(field: str, cell: str) -> tuple[str, str]:
        if field == "unit":
            return _unit(units, cell)
        if field == "figure":
            by_lower = {each.lower(): each for each in figures()}
            wanted = by_lower.get(cell.lower(), "")
            return (
                wanted,
                "" if wanted else f"is '{cell}', which is no measure. Write its reference, as AS01.",
            )
        if field == "points":
            try:
                return as_typed(read_points(cell), "; "), ""
            except TrajectoryError as fault:
                return "", f"cannot be read. {fault}"
        if field == "tolerance":
            try:
                return plain_number(read_number(cell) if cell else None), ""
            except ValueError as fault:
                return "", f"{fault}. Write it as 3."
        if len(cell) > LONGEST[field]:
            return "", f"has {len(cell)} characters. Use {LONGEST[field]} at most."
        return " ".join(cell.split()), ""

    return value


def _unit(units: Mapping[str, str], cell: str) -> tuple[str, str]:
    """The reference of a unit by its name or its reference."""
    if not cell or cell.lower() == COUNCIL.lower():
        return "", ""
    if cell in units:
        return cell, ""
    named = [each for each, name in units.items() if name.lower() == cell.lower()]
    if len(named) == 1:
        return named[0], ""
    if named:
        return (
            "",
            f"is '{cell}', which {len(named)} units are called. Write the reference of one: {', '.join(named)}.",
        )
    return (
        "",
        f"is '{cell}', which is no service or team in this data. Choose from the sheet Choices, or write {COUNCIL}.",
    )


def fault_of_change(target: TargetInSheet, field: str, was: str, now: str, reason: str) -> str:
    """Why this field may not go from what it was to what it is now, in a sentence; blank where it may."""
    if field in NAMES:
        return (
            "a target stays with its measure, unit and set. Add a new row, without a reference, for another."
        )
    if fault := _fault({**target.fields, field: now}):
        return fault
    return "" if reason else "say why the target changes, under Why."


def fault_of_new(there_are: TargetsInSheet, fields: Mapping[str, str]) -> str:
    """Why a row without a reference sets no target, in a sentence; blank where it does."""
    if not fields.get("figure"):
        return "a new target needs a measure under Measure."
    if not fields.get("points"):
        return f"a new target needs a value and a period under '{POINTS}'."
    names = [fields.get(name, "") for name in NAMES]
    for reference, each in there_are.targets.items():
        if [each.fields[name] for name in NAMES] == names:
            return f"{fields['figure']} has a target for this unit and set: {reference}. Change that row."
    return _fault(fields)


def _fault(fields: Mapping[str, str]) -> str:
    return fault_of_terms(terms_in(fields), *figures()[fields["figure"]], unit=bool(fields.get("unit")))[1]


def in_words(units: Mapping[str, str], field: str, value: str) -> str:
    """A value as people read it: a unit by its name."""
    return (units.get(value, value) if value else COUNCIL) if field == "unit" else value


def new_in_words(units: Mapping[str, str], new: NewThing) -> str:
    """AS01, North Assessment Team: 71 by Q2 2026-27, tolerance 3. Board."""
    fields = new.fields
    whose = in_words(units, "unit", fields.get("unit", ""))
    target_set = f", set {fields['target_set']}" if fields.get("target_set") else ""
    tolerance = f", tolerance {fields['tolerance']}" if fields.get("tolerance") else ""
    return f"{fields['figure']}, {whose}{target_set}: {fields['points']}{tolerance}. {fields['words'].removesuffix('.')}."


def counted(changes: FileChanges) -> str:
    """How much would change, in words."""
    things = len({each.reference for each in changes.taking})
    parts = [f"{several(len(changes.taking), 'change')} in {several(things, 'target')}"] if things else []
    parts += [several(len(changes.new), "new target")] if changes.new else []
    return f"{'; '.join(parts)}." if parts else "Nothing would change."


TARGETS: RoundTrip[TargetInSheet] = RoundTrip(
    heads=HEADS,
    thing="target",
    place="list of targets",
    same=same_text,
    fault=fault_of_change,
    looked_through=frozenset((OWNER, WORDS, "Target set")),
)
