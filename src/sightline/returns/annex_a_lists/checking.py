"""What stands in the way of each list: rows that Ofsted's analyst would send back or ask about, and columns nothing can fill."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from sightline.calendars.dates import in_words
from sightline.returns import annex_a as reader
from sightline.returns.annex_a_lists.expected import ALWAYS, UNLESS, Severity, expectations
from sightline.returns.annex_a_lists.making import AnnexA, MadeList, columns_of
from sightline.returns.annex_a_lists.spelling import is_preferred
from sightline.standards.annex_a import LISTS, OPEN_SETS
from sightline.statistics.amounts import several

ON_LIST_6 = {7: "child_protection_plan_end_date", 8: "date_ceased_to_be_looked_after"}
"""Lists whose open children stand on list 6 too, with the column that closes them there."""

AGE, BORN = "age_of_child_years", "date_of_birth"


@dataclass(frozen=True, kw_only=True)
class ListFault:
    """One thing about a list that would be sent back or queried, and the rows it is true of.

    `column` is the column's name, blank for a whole row. `lines` are the rows' places in the list, from 0; `children` their
    references, in the same order.
    """

    number: int
    column: str
    severity: Severity
    words: str
    lines: tuple[int, ...]
    children: tuple[str | None, ...]

    @property
    def heading(self) -> str:
        """The column as Ofsted heads it."""
        return LISTS[self.number].column(self.column).heading if self.column else ""


def faults_of(made: AnnexA) -> dict[int, list[ListFault]]:
    """What would be sent back or queried of each list that can be made, the gravest first."""
    by_list = {}
    for number, each in made.lists.items():
        if each.can_be_made:
            listed = [*_of_one(each, made), *_not_on_list_6(each, made)]
            by_list[number] = sorted(listed, key=lambda fault: (fault.severity != "error", -len(fault.lines)))
    return by_list


def _of_one(each: MadeList, made: AnnexA) -> Iterator[ListFault]:
    yield from _not_filled(each)
    yield from _not_ofsteds(each, made.year)
    yield from _wrong_days(each, made)
    yield from _unborn_too_long(each, made)
    yield from _repeated(each)


def _fault(
    each: MadeList, column: str, severity: Severity, words: str, where: pa.Array
) -> Iterator[ListFault]:
    """One fault of the rows where this is true; none where it is true of none."""
    lines = [at for at, is_so in enumerate(where.to_pylist()) if is_so]
    if lines:
        people = each.rows.column(LISTS[each.number].person).take(pa.array(lines)).to_pylist()
        yield ListFault(
            number=each.number,
            column=column,
            severity=severity,
            words=words,
            lines=tuple(lines),
            children=tuple(people),
        )


def _not_filled(each: MadeList) -> Iterator[ListFault]:
    """Blank cells that are expected to be filled, in columns that can be."""
    for wanted in expectations(each.number):
        if wanted.column not in each.rows.column_names or wanted.column in each.blank:
            continue
        blank = pc.is_null(each.rows.column(wanted.column))
        if wanted.where != ALWAYS:
            other = each.rows.column(wanted.where.removeprefix(UNLESS))
            blank = pc.and_(
                blank, pc.is_null(other) if wanted.where.startswith(UNLESS) else pc.is_valid(other)
            )
        yield from _fault(each, wanted.column, wanted.severity, f"Blank. {wanted.words}", blank)


def _not_ofsteds(each: MadeList, year: str) -> Iterator[ListFault]:
    """Values that are no code of Ofsted's."""
    for column in columns_of(each.number, year):
        if column.codes and column.codes not in OPEN_SETS:
            values = each.rows.column(column.name)
            wrong = [
                value
                for value in pc.unique(values).to_pylist()
                if value is not None and not is_preferred(column.codes, value)
            ]
            where = pc.is_in(values, value_set=pa.array(wrong, pa.string()))
            yield from _fault(each, column.name, "error", "Not one of the codes Ofsted gives.", where)


def _wrong_days(each: MadeList, made: AnnexA) -> Iterator[ListFault]:
    """Days after the data date, and ends before their starts."""
    spec, after = LISTS[each.number], pa.scalar(made.data_to, pa.date32())
    for column in columns_of(each.number, made.year):
        if column.kind == "date":
            late = pc.fill_null(pc.greater(each.rows.column(column.name), after), False)
            words = f"Lies after {in_words(made.data_to)}, the day of the data."
            yield from _fault(each, column.name, "error", words, late)
    for ended in spec.ended if spec.happened else ():
        before = pc.less(each.rows.column(ended), each.rows.column(spec.happened or ended))
        words = f"Lies before '{spec.column(spec.happened or ended).heading}'."
        yield from _fault(each, ended, "error", words, pc.fill_null(before, False))


def _unborn_too_long(each: MadeList, made: AnnexA) -> Iterator[ListFault]:
    """Children who are not born, though the day they were expected has passed."""
    if AGE in each.rows.column_names:
        unborn = pc.fill_null(pc.equal(each.rows.column(AGE), -1), False)
        passed = pc.fill_null(pc.less(each.rows.column(BORN), pa.scalar(made.data_to, pa.date32())), False)
        words = "Not born yet, though the expected date has passed."
        yield from _fault(each, BORN, "query", words, pc.and_(unborn, passed))


def _repeated(each: MadeList) -> Iterator[ListFault]:
    """Rows that are told apart by nothing, of a list on which two such rows are not two."""
    spec = LISTS[each.number]
    if spec.repeats or not each.rows.num_rows:
        return
    names = [spec.person] if spec.one_row_per_child else list(spec.key)
    keys = list(zip(*(each.rows.column(name).to_pylist() for name in names), strict=True))
    often = Counter(keys)
    where = pa.array([often[key] > 1 for key in keys], pa.bool_())
    yield from _fault(each, "", "error", "Stands on the list more than once for the same day.", where)


def _not_on_list_6(each: MadeList, made: AnnexA) -> Iterator[ListFault]:
    """Children who are on a plan or in care, and not among the children in need."""
    need = made.lists.get(6)
    closed_by = ON_LIST_6.get(each.number)
    if closed_by is None or need is None or not need.can_be_made:
        return
    children = need.rows.column(LISTS[6].person)
    absent = pc.invert(pc.is_in(each.rows.column(LISTS[each.number].person), value_set=children))
    where = pc.and_(absent, pc.is_null(each.rows.column(closed_by)))
    words = "Not on list 6, which holds every child in need, on a plan or in care."
    yield from _fault(each, "", "query", words, where)


@dataclass(frozen=True, slots=True)
class ReadBack:
    """One list as our own reader finds it in the workbook that was written: its rows, and what it would fault, in words."""

    number: int
    rows: int
    sentences: tuple[str, ...]


def read_back(path: Path, made: AnnexA) -> dict[int, ReadBack]:
    """Each list of a workbook that was written, read again as one that a council sends. A list that is not found is not there."""
    found_lists = {}
    for source in reader.recognise(path):
        read = reader.read(source, made.data_to)
        number = int(read.table.removeprefix("annexa_list_"))
        counted = Counter((fault.column or "", fault.rule) for fault in read.faults)
        sentences = tuple(
            f"{column or 'A row'}: {several(often, 'value')} our reader would fault as {rule.replace('_', ' ')}."
            for (column, rule), often in sorted(counted.items())
        )
        found_lists[number] = ReadBack(number, read.rows.num_rows, sentences)
    return found_lists


def lost(made: AnnexA, back: Mapping[int, ReadBack]) -> Sequence[str]:
    """A sentence for each list that came back with other rows than were written; none where all came back."""
    sentences = []
    for number, each in made.lists.items():
        rows = back[number].rows if number in back else 0
        if each.can_be_made and rows != each.rows.num_rows:
            sentences.append(
                f"List {number}: {several(each.rows.num_rows, 'row')} written, and {rows:,} read back by Sightline's own reader."
            )
    return sentences


def days_old(data_to: date, today: date) -> int:
    """How many days ago the data ends."""
    return (today - data_to).days
