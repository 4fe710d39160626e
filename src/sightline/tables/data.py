"""Data: our nouns over one snapshot, each worked out once and then held.

`data.assessments` is a table of assessments in our own words, whatever source filled the store. A test may draw a
noun instead of storing it; every other noun is then there with its columns and no rows.
"""

from collections.abc import Container, Mapping
from datetime import date
from functools import cached_property

import ibis.expr.types as ir
import pyarrow as pa

from sightline.calendars.working_days import calendar_rows
from sightline.engine import months
from sightline.engine.connect import Engine
from sightline.standards import codes
from sightline.tables.nouns import NOUNS

GROUPED_SETS = ("ethnicity", "sex", "primary_need", "referral_source")


def code_groups() -> pa.Table:
    """set, text (in capitals), group: every way a coded value may be written and the group it is counted in."""
    rows = [(name, text, group) for name in GROUPED_SETS for text, group in codes.groups(name).items()]
    names = ("set", "text", "group")
    return pa.table({name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)})


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
        self._drawn = dict(drawn or {})
        self._nouns: dict[str, ir.Table] = {}
        self.data_dates = engine.keep("data_dates", months.data_dates(self.dates))
        self.month_ends = engine.keep("month_ends", months.month_ends(self.dates, months_kept))

    @cached_property
    def calendar(self) -> ir.Table:
        """One row per day with its running number of working days: see `calendars.working_days.calendar_rows`."""
        return self.engine.keep("calendar", calendar_rows())

    @cached_property
    def code_groups(self) -> ir.Table:
        """set, text (in capitals), group: see `code_groups`."""
        return self.engine.keep("code_groups", code_groups())

    def store(self, table: str) -> ir.Table:
        """A table of the store as it lies, for nouns to build on."""
        return self.engine.table(table)

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
