"""Data: our nouns over one snapshot, each worked out once and then held.

`data.assessments` is a table of assessments in our own words, whatever source filled the store. A test may draw a
noun instead of storing it; every other noun is then there with its columns and no rows.
"""

from collections.abc import Container, Mapping
from datetime import date
from functools import cached_property

import pyarrow as pa

from sightline.engine import months
from sightline.engine.connect import Engine
from sightline.engine.later import ir
from sightline.tables.nouns import NOUNS
from sightline.tables.small import first_day, small_tables


class UnknownNounError(AttributeError):
    """A measure asks for a noun that does not exist; the message lists those that do."""


class Data:
    """The nouns of one snapshot on one engine."""

    def __init__(
        self,
        engine: Engine,
        dates: Mapping[str, date],
        *,
        drawn: Mapping[str, pa.Table] | None = None,
        months_kept: int = months.MONTHS_KEPT,
        hold: bool | Container[str] = True,
    ) -> None:
        """`dates` gives each authority's data date. `hold` keeps nouns, all or these, as tables once worked out."""
        self.engine = engine
        self.dates = dict(dates)
        self.hold = hold
        self.months_kept = months_kept
        self._drawn = dict(drawn or {})
        self._nouns: dict[str, ir.Table] = {}
        self._given = small_tables(self.dates, months_kept)

    @cached_property
    def first_day(self) -> ir.DateValue:
        """The first day of the first month kept: what happened before it can be looked back on, never judged."""
        return self.engine.day("first_day", first_day(self.dates, self.months_kept))

    @cached_property
    def data_dates(self) -> ir.Table:
        """One row per authority with the day its data is complete to: see `engine.months.data_dates`."""
        return self._small("data_dates")

    @cached_property
    def month_ends(self) -> ir.Table:
        """One row per authority and month kept: see `engine.months.month_ends`."""
        return self._small("month_ends")

    @cached_property
    def calendar(self) -> ir.Table:
        """One row per day with its running number of working days: see `calendars.working_days.calendar_rows`."""
        return self._small("calendar")

    @cached_property
    def code_groups(self) -> ir.Table:
        """set, text (in capitals), group: see `code_groups`."""
        return self._small("code_groups")

    @cached_property
    def worker_roles(self) -> ir.Table:
        """words, place: see `worker_roles`."""
        return self._small("worker_roles")

    @cached_property
    def numbers(self) -> ir.Table:
        """n: the whole numbers from 1 on, as many as intervals are counted."""
        return self._small("numbers")

    def _small(self, name: str) -> ir.Table:
        rows: pa.Table = self._given[name]()  # type: ignore[assignment]
        return self.engine.keep(name, rows)

    def store(self, table: str) -> ir.Table:
        """A table of the store as it lies, for nouns to build on."""
        return self.engine.table(table)

    def of_children(self, rows: ir.Table) -> "Data":
        """The same, for asking whose the children of these rows are (authority, child_id): of all others nothing is worked out."""
        few = Data(self.engine, self.dates, drawn=self._drawn, months_kept=self.months_kept, hold=False)
        for noun in ("allocations", "children"):
            few._nouns[noun] = getattr(self, noun).semi_join(rows, ["authority", "child_id"])
        return few

    def once(self, name: str, rows: ir.Table) -> ir.Table:
        """Rows that a question starts from several times, worked out before it goes on; as they are where nouns are not held."""
        return self.engine.keep(f"once_{name}", rows) if self.hold is True else rows

    def __getattr__(self, noun: str) -> ir.Table:
        """The noun of that name."""
        if noun.startswith("_") or noun not in NOUNS:
            raise UnknownNounError(f"There is no noun '{noun}'. There are: {', '.join(sorted(NOUNS))}.")
        if noun not in self._nouns:
            self._nouns[noun] = self._made(noun)
        return self._nouns[noun]

    def _made(self, noun: str) -> ir.Table:
        if noun in self._drawn:
            return self.engine.keep(f"drawn_{noun}", self._drawn[noun])
        built = NOUNS[noun](self)
        if self.hold is True or (self.hold and noun in self.hold):
            return self.engine.keep(f"noun_{noun}", built)
        return built.select(
            *built.columns
        )  # a join that is still open would take the next join's conditions for its own
