"""Things that went out as rows of a spreadsheet and came back: what would change, and what cannot be. Pure.

A row that is missing is not a deletion, a column that is missing changes nothing, and a cell is a change only where it
differs from what stands and, where the sheet carries its seal, from what went out: a row nobody touched changes nothing, whatever
was changed here meanwhile. What somebody changed since the file was made is a conflict: it is named and left alone. A row
without a reference adds a thing, in the rooms that let rows add.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sightline.identifiers.rules import identifiers_in

REFERENCE, EDITION, REASON, SEAL = "Reference", "Edition", "Why", "Seal"
"""Heads that every such sheet has: which thing a row is, the edition that went out, why it is changed, and by a few letters
for each cell what went out."""

Rows = Iterable[tuple[int, Mapping[str, str]]]
"""Each row's number in the sheet, and head → cell as text, blank cells as ""."""

NOT_SEEN = re.compile("[\u200b\ufeff]| 00:00:00")
"""What no reader of workbooks keeps: marks nobody sees, and midnight."""

Seems = Callable[[str], tuple[str, ...]]
"""The kinds of identifier that a text seems to hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingInSheet:
    """A thing as it stands: its edition, who changed it last, its fields as text (days as 2022-05-09)."""

    edition: int
    changed_by: str = ""
    fields: Mapping[str, str]


Thing = TypeVar("Thing", bound=ThingInSheet)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """One cell that differs: its row as the sheet counts, the thing, the column's head and field, what was and is now, in
    words too, the row's reason and the edition it went out with."""

    row: int
    reference: str
    title: str
    field: str
    was: str
    now: str
    was_words: str
    now_words: str
    reason: str
    edition: int


@dataclass(frozen=True, slots=True)
class NewThing:
    """A row that adds a thing: the fields it gives, each as it would be kept, and why."""

    row: int
    fields: Mapping[str, str]
    reason: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that will not be done, where, and why in a sentence."""

    row: int
    reference: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChanges:
    """What a file would change and add, and what it cannot. `missing`: things that have no row; they stay."""

    changes: tuple[CellChange, ...]
    new: tuple[NewThing, ...] = ()
    conflicts: tuple[Conflict, ...]
    rows: int
    missing: int

    @property
    def taking(self) -> tuple[CellChange, ...]:
        """The changes of rows in whose way nothing is."""
        return tuple(each for each in self.changes if each.row not in self._in_the_way)

    @property
    def left(self) -> tuple[CellChange, ...]:
        """The changes that are left alone, because something of their row cannot be."""
        return tuple(each for each in self.changes if each.row in self._in_the_way)

    @property
    def rows_taken(self) -> frozenset[int]:
        """The rows that change or add something, and in whose way nothing is."""
        return frozenset(each.row for each in (*self.taking, *self.new))

    @property
    def _in_the_way(self) -> frozenset[int]:
        return frozenset(each.row for each in self.conflicts)


def any_change(_thing: Any, _field: str, _was: str, _now: str, _reason: str) -> str:
    """The rule of a room that lets every cell be changed."""
    return ""


def as_it_is(_field: str, value: str) -> str:
    """A value that people read as it is kept."""
    return value


def whole_cell(_field: str, cell: str) -> tuple[str, str]:
    """A cell that is kept as it was typed."""
    return cell, ""


def same_text(_field: str, cell: str, was: str) -> bool:
    """Whether a cell says what stands, spaces and ends of lines apart, and what no reader of workbooks keeps: marks nobody
    sees, and midnight."""
    return _plain(cell) == _plain(was)


def _mark(text: str) -> str:
    """A few letters that stand for a text."""
    return hashlib.sha256(_plain(text).encode()).hexdigest()[:6]


def _plain(text: str) -> str:
    return " ".join(NOT_SEEN.sub("", text).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTrip(Generic[Thing]):
    """What goes out and comes back of one kind of thing. A room makes one, with its own columns and rules.

    `heads`: the sheet's heads in their order, and the field each changes; blank for those that change nothing by
    themselves. `thing` and `place`: what one is and where they all stand, as a sentence names them ("action", "plan").
    `value`: a field's cell as it would be kept, and what is wrong with it, to go on "Row 7, A2, Due …". `same`: whether a
    cell says what stands. `fault`: why a thing's field may not go from what it was to what it is now with this reason, in
    a sentence. `in_words`: a field's value as people read it. `fault_of_new`: why a row may not add a thing with these
    fields, in a sentence; where there is none, rows add nothing, and `how_to_add` says where things are added.
    `looked_through`: heads whose cells are refused where they seem to say who somebody is.
    """

    heads: Mapping[str, str]
    thing: str
    place: str
    value: Callable[[str, str], tuple[str, str]] = whole_cell
    same: Callable[[str, str, str], bool] = same_text
    fault: Callable[[Thing, str, str, str, str], str] = any_change
    in_words: Callable[[str, str], str] = as_it_is
    fault_of_new: Callable[[Mapping[str, str]], str] | None = None
    how_to_add: str = ""
    looked_through: frozenset[str] = frozenset()

    def out(
        self, reference: str, edition: int, values: Mapping[str, Any], fields: Mapping[str, str]
    ) -> list[Any]:
        """The cells of a row that goes out, in the order of the heads. `fields`: the thing's, as text; they are sealed."""
        fixed = {REFERENCE: reference, EDITION: edition, SEAL: self.seal(fields)}
        return [fixed.get(head) or values.get(field or head) or None for head, field in self.heads.items()]

    def seal(self, fields: Mapping[str, str]) -> str:
        """A few letters for each field, by which a cell that nobody touched is known."""
        return " ".join(_mark(fields.get(field, "")) for field in self.heads.values() if field)

    def read(self, rows: Rows, things: Mapping[str, Thing], seems: Seems = identifiers_in) -> FileChanges:
        """Compare rows with what stands, reference → thing.

        `seems`: a row whose reason seems to say who somebody is is left out.
        """
        changes: list[CellChange] = []
        new: list[NewThing] = []
        conflicts: list[Conflict] = []
        seen: dict[str, int] = {}
        count = 0
        for number, cells in rows:
            if not any(text.strip() for text in cells.values()):
                continue
            count += 1
            reference = cells.get(REFERENCE, "").strip()
            if fault := self._fault_of_row(reference, number, cells, things, seen):
                wrong = [fault]
            elif reference:
                seen[reference] = number
                row_changes, wrong = self._changed(number, reference, cells, things[reference], seems)
                changes += row_changes
            else:
                added, wrong = self._added(number, cells, seems)
                new += added
            conflicts += [Conflict(number, reference, each) for each in wrong]
        return FileChanges(
            changes=tuple(changes),
            new=tuple(new),
            conflicts=tuple(conflicts),
            rows=count,
            missing=len(things.keys() - seen.keys()),
        )

    def _fault_of_row(
        self,
        reference: str,
        number: int,
        cells: Mapping[str, str],
        things: Mapping[str, Thing],
        seen: Mapping[str, int],
    ) -> str:
        edition = cells.get(EDITION, "").strip()
        if not reference and (self.fault_of_new is None or edition):
            which = f"Row {number} has no reference, so nobody can tell which {self.thing} it is."
            return f"{which} {self.how_to_add}".strip()
        if not reference:
            return ""
        if reference not in things:
            return f"Row {number}: there is no {self.thing} {reference} in this {self.place} that you may see. Check the reference."
        if reference in seen:
            return f"Row {number}: {reference} stands in row {seen[reference]} already. Keep one of the two."
        if not re.fullmatch(r"\d{1,9}(\.0)?", edition):
            return f"Row {number}: {reference} has no number under '{EDITION}'. Take a new spreadsheet, and change that."
        return ""

    def _changed(
        self, number: int, reference: str, cells: Mapping[str, str], thing: Thing, seems: Seems
    ) -> tuple[list[CellChange], list[str]]:
        """What a row changes of its thing, and what it cannot, each in a sentence."""
        changes: list[CellChange] = []
        wrong: list[str] = []
        edition = int(float(cells[EDITION]))
        for head, field in self._columns(cells):
            if self.same(field, cells[head], thing.fields.get(field, "")) or self._untouched(
                field, head, cells
            ):
                continue
            change, fault = self._cell(number, reference, head, cells, thing)
            changes += change
            wrong += fault
        if edition != thing.edition and (changes or wrong):
            return [], [*wrong, self._overtaken(number, reference, thing, changes)]
        if changes and (fault := self._names_somebody(number, reference, cells, seems)):
            return [], [*wrong, fault]
        wrong += [
            fault
            for each in changes
            if (fault := self._holds(number, reference, each.title, each.now, seems))
        ]
        return changes, wrong

    def _untouched(self, field: str, head: str, cells: Mapping[str, str]) -> bool:
        """Whether a cell says what went out with it; never, where the sheet has lost its seal."""
        marks, fields = cells.get(SEAL, "").split(), [each for each in self.heads.values() if each]
        if len(marks) != len(fields):
            return False
        value, fault = self.value(field, cells[head].strip())
        return marks[fields.index(field)] in (_mark(cells[head]), "" if fault else _mark(value))

    def _holds(self, number: int, reference: str, head: str, text: str, seems: Seems) -> str:
        """Why a cell cannot be kept, in a sentence; blank where it can."""
        kinds = seems(text) if head in self.looked_through else ()
        if not kinds:
            return ""
        return (
            f"Row {number}: what {reference} has under '{head}' seems to hold {' and '.join(kinds)}. Write it without, and "
            "bring the spreadsheet again."
        )

    def _cell(
        self, number: int, reference: str, head: str, cells: Mapping[str, str], thing: Thing
    ) -> tuple[list[CellChange], list[str]]:
        """A cell that differs, as a change, or why it cannot be one; neither where it would be kept as it was."""
        field, reason = self.heads[head], cells.get(REASON, "").strip()
        was = thing.fields.get(field, "")
        now, fault = self.value(field, cells[head].strip())
        if fault:
            return [], [f"Row {number}, {reference}, {head} {fault}"]
        if now == was:  # the same day in another form: no change, whoever asks
            return [], []
        if sentence := self.fault(thing, field, was, now, reason):
            return [], [f"Row {number}, {reference}: {sentence}"]
        change = CellChange(
            row=number,
            reference=reference,
            title=head,
            field=field,
            was=was,
            now=now,
            was_words=self.in_words(field, was),
            now_words=self.in_words(field, now),
            reason=reason,
            edition=int(float(cells[EDITION])),
        )
        return [change], []

    def _added(self, number: int, cells: Mapping[str, str], seems: Seems) -> tuple[list[NewThing], list[str]]:
        """The thing that a row without a reference adds, or why it cannot."""
        fields: dict[str, str] = {}
        wrong: list[str] = []
        for head, field in self._columns(cells):
            if not cells[head].strip():
                continue
            fields[field], fault = self.value(field, cells[head].strip())
            wrong += [f"Row {number}, {head} {fault}"] if fault else []
        if not wrong and self.fault_of_new and (sentence := self.fault_of_new(fields)):
            wrong = [f"Row {number}: {sentence}"]
        new = f"a new {self.thing}"
        if not wrong and (fault := self._names_somebody(number, new, cells, seems)):
            wrong = [fault]
        faults = (self._holds(number, new, head, cells[head], seems) for head, _ in self._columns(cells))
        wrong += [fault for fault in faults if fault]
        return ([] if wrong else [NewThing(number, fields, cells.get(REASON, "").strip())]), wrong

    def _columns(self, cells: Mapping[str, str]) -> list[tuple[str, str]]:
        return [(head, field) for head, field in self.heads.items() if field and head in cells]

    def _names_somebody(self, number: int, whose: str, cells: Mapping[str, str], seems: Seems) -> str:
        """Why a reason cannot be kept, in a sentence; blank where it can."""
        kinds = seems(cells.get(REASON, ""))
        if not kinds:
            return ""
        return (
            f"Row {number}: what {whose} has under '{REASON}' seems to hold {' and '.join(kinds)}, and it is kept in the "
            "trail for good. Write it without, and bring the spreadsheet again."
        )

    def _overtaken(self, number: int, reference: str, thing: Thing, changes: Sequence[CellChange]) -> str:
        cells = "; ".join(
            f"{each.title}: '{each.now_words}' here, '{each.was_words}' in the {self.place}"
            for each in changes
        )
        who = f", by {thing.changed_by}" if thing.changed_by else ""
        return (
            f"Row {number}: {reference} was changed in the {self.place} after this spreadsheet was made{who}, so nothing of "
            f"this row is taken over. {cells + '. ' if cells else ''}Take a new spreadsheet and change it there."
        )
