"""Data: our nouns over one snapshot, each worked out once and then held.

`data.assessments` is a table of assessments in our own words, whatever source filled the store. A test may draw a
noun instead of storing it; every other noun is then there with its columns and no rows.
"""

from collections.abc import Callable, Container, Mapping
from datetime import date
from functools import cached_property

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from sightline.calendars.working_days import calendar_rows
from sightline.engine import months
from sightline.engine.connect import Engine
from sightline.standards import codes
from sightline.standards.worker_roles import ORDER, words_of
from sightline.tables.nouns import NOUNS

GROUPED_SETS = ("ethnicity", "sex", "primary_need", "referral_source")


def code_groups() -> pa.Table:
    """set, text (in capitals), group: every way a coded value may be written and the group it is counted in."""
    rows = [(name, text, group) for name in GROUPED_SETS for text, group in codes.groups(name).items()]
    names = ("set", "text", "group")
    return pa.table({name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)})


def worker_roles() -> pa.Table:
    """words (with a space on either side), place: what tells a role's kind, as a place in `worker_roles.ORDER`."""
    rows = [(f" {words} ", place) for place, kind in enumerate(ORDER) for words in words_of()[kind]]
    words, places = zip(*rows, strict=True)
    return pa.table({"words": pa.array(words, pa.string()), "place": pa.array(places, pa.int32())})


def given(
    dates: Mapping[str, date], months_kept: int = months.MONTHS_KEPT
) -> dict[str, Callable[[], pa.Table]]:
    """By name, what makes each of the small tables that Data hands to its engine. `dates` as Data takes them."""
    return {
        "data_dates": lambda: months.data_dates(dict(dates)),
        "month_ends": lambda: months.month_ends(dict(dates), months_kept),
        "calendar": calendar_rows,
        "code_groups": code_groups,
        "worker_roles": worker_roles,
    }


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
        self._given = given(self.dates, months_kept)

    @cached_property
    def first_day(self) -> ir.DateValue:
        """The first day of the first month kept: what happened before it can be looked back on, never judged."""
        earliest = months.months_before(min(self.dates.values()), self.months_kept - 1)
        return ibis.date(earliest.isoformat())

    @cached_property
    def data_dates(self) -> ir.Table:
        """One row per authority with the day its data is complete to: see `engine.months.data_dates`."""
        return self._kept("data_dates")

    @cached_property
    def month_ends(self) -> ir.Table:
        """One row per authority and month kept: see `engine.months.month_ends`."""
        return self._kept("month_ends")

    @cached_property
    def calendar(self) -> ir.Table:
        """One row per day with its running number of working days: see `calendars.working_days.calendar_rows`."""
        return self._kept("calendar")

    @cached_property
    def code_groups(self) -> ir.Table:
        """set, text (in capitals), group: see `code_groups`."""
        return self._kept("code_groups")

    @cached_property
    def worker_roles(self) -> ir.Table:
        """words, place: see `worker_roles`."""
        return self._kept("worker_roles")

    def _kept(self, name: str) -> ir.Table:
        return self.engine.keep(name, self._given[name]())

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
