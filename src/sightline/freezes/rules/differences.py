"""Why a figure is another now than it was reported: case by case, by what happened to the record or to the definition."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Kind = Literal["late", "gone", "moved", "judged", "definition", "both", "team", "crosswalk"]
KINDS: Mapping[Kind, str] = {
    "late": "Recorded after the freeze",
    "gone": "No longer in the records",
    "moved": "A date was corrected",
    "judged": "The record was corrected",
    "definition": "The definition changed",
    "both": "The record and the definition changed",
    "team": "Its team was corrected",
    "crosswalk": "Its team has become another",
}
"""Why a case counts otherwise, in words, in the order they are told."""
TEAMS = ("team", "second_team", "third_team")
Row = Mapping[str, Any]
Key = tuple[str, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChange:
    """One case that counts otherwise. `before` and `now` say how: counted, not counted, an amount; None where it does not stand.

    Its teams are those it has now, or had where it stands no longer.
    """

    case_id: str
    child_id: str
    on: date
    kind: Kind
    before: str | None
    now: str | None
    team: str | None = None
    second_team: str | None = None
    third_team: str | None = None


def explained(
    reported: Iterable[Row],
    by_definition: Iterable[Row],
    now: Iterable[Row],
    *,
    reported_elsewhere: Collection[str] = (),
    now_elsewhere: Collection[str] = (),
    reported_in: Collection[Key] | None = None,
    now_in: Collection[Key] | None = None,
) -> list[CaseChange]:
    """The cases that count otherwise now than when they were reported, by day and case.

    Rows have case_id, child_id, on, counted and amount. `reported`: as frozen. `by_definition`: what today's definition
    makes of the frozen data; where the definition is the same, the same rows. `now`: today's definition of today's data.
    `…_elsewhere`: the case ids that stand in other days of the measure, then and now: a case that left one day for another
    was corrected, and is neither new nor gone.

    `…_in`: of one unit, its cases then and now, by `key_of`; None for the whole authority. A case that counts for the whole as
    it did, and stands in the unit no longer, or newly, is the unit's doing: its team was corrected in the record, or the same
    team's work is another's now.
    """
    first, middle, last = (_by_key(rows) for rows in (reported, by_definition, now))
    then_in, today_in = (
        rows.keys() if inside is None else set(inside)
        for rows, inside in ((first, reported_in), (last, now_in))
    )
    changes = []
    for key in sorted({*then_in, *today_in}, key=lambda each: (each[1], each[0])):
        then, between, today = (_judged(rows.get(key)) for rows in (first, middle, last))
        before, after = then if key in then_in else None, today if key in today_in else None
        if before == after:
            continue
        row = last.get(key) or first[key]
        if then != today:
            kind = _kind(then, between, today, key[0] in reported_elsewhere or key[0] in now_elsewhere)
        else:
            kind = "crosswalk" if teams_in(first[key]) == teams_in(last[key]) else "team"
        teams = {each: row.get(each) for each in TEAMS}
        changes.append(
            CaseChange(
                case_id=key[0],
                child_id=row["child_id"],
                on=key[1],
                kind=kind,
                before=before,
                now=after,
                **teams,
            )
        )
    return changes


def key_of(row: Row) -> Key:
    """What tells a case from others of its measure: its reference and its day."""
    return row["case_id"], row["on"]


def teams_in(row: Row) -> tuple[str | None, ...]:
    """The teams a record has a case with."""
    return tuple(row.get(each) for each in TEAMS)


def counted_by_kind(changes: Sequence[CaseChange]) -> list[tuple[str, int]]:
    """How many changes there are of each kind, in words, in the order of KINDS; kinds without one are left out."""
    counts = Counter(each.kind for each in changes)
    return [(words, counts[kind]) for kind, words in KINDS.items() if counts[kind]]


def _kind(before: str | None, between: str | None, after: str | None, elsewhere: bool) -> Kind:
    if between != before:
        return "definition" if between == after else "both"
    if before is None or after is None:
        if elsewhere:
            return "moved"
        return "late" if before is None else "gone"
    return "judged"


def _by_key(rows: Iterable[Row]) -> dict[Key, Row]:
    return {key_of(row): row for row in rows}


def _judged(row: Row | None) -> str | None:
    """How a case counts, as a reader is told."""
    if row is None:
        return None
    if row["amount"] is not None:
        return f"{row['amount']:g}" + ("" if row["counted"] is not False else ", not counted")
    return "counted" if row["counted"] else "not counted"
