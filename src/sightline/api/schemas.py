"""The shapes of the answers. What a field says stands in the OpenAPI document."""

from datetime import date
from typing import Generic, Literal, TypeVar

from ninja import Schema
from pydantic import Field

Row = TypeVar("Row")
Unit = Literal["percent", "count", "per_10000", "days", "ratio", "pounds", "average"]
Symbol = Literal["", "c", "z", "x"]


class AboutAnswer(Schema):
    """What the figures are."""

    authority: str = Field(description="The council's three-digit code.")
    council: str
    standing: str = Field(description="Frozen, with the name of the freeze; or Provisional.")
    data_to: date = Field(description="The last day the figures reach.")
    snapshot: str = Field(description="The load they were computed from.")


class Listed(Schema, Generic[Row]):
    """One page of rows. `next` is the address of the page that follows; null on the last."""

    about: AboutAnswer
    count: int = Field(description="How many rows there are on all pages.")
    page: int
    next: str | None
    items: list[Row]


class MeasureRow(Schema):
    """A measure, and what it means."""

    id: str
    title: str
    theme: str
    unit: Unit
    better: Literal["higher", "lower", "neither"]
    kind: Literal["share", "count", "mean", "median", "rate", "ratio"]
    grain: Literal["event", "point"]
    definition: str
    definition_version: str
    source: str


class PeriodRow(Schema):
    """A period that can be asked for."""

    period: str
    label: str
    kind: Literal["month", "quarter", "half", "year", "ytd", "r12"]
    first_day: date
    last_day: date


class UnitRow(Schema):
    """The council, a service or locality, or a team."""

    reference: str = Field(description="What to ask for it by: unit=REFERENCE.")
    kind: Literal["authority", "service", "team"]
    title: str


class ReadingRow(Schema):
    """A measure of one unit in one period. Where `symbol` is c, a small number or what would give one away is hidden."""

    measure: str
    unit_reference: str
    period: str
    category: str | None = Field(None, description="Of a split: the category.")
    value: float | None = Field(description="Unrounded; percentages 0 to 100.")
    numerator: float | None
    denominator: float | None
    unit: Unit
    symbol: Symbol = Field(description="c hidden, z no cases, x cannot be computed; blank for a figure.")
    note: str
    target: float | None = Field(description="The target that holds: the unit's own, else the council's.")


class SignalRow(Schema):
    """Whether a measure's change is more than its usual variation."""

    measure: str
    unit_reference: str
    last_period: str | None
    signal: str = Field(
        description="Improving, Worsening, Higher, Lower, No change, No sudden change; blank for no verdict."
    )
    assurance: str
    sentence: str


class TargetRow(Schema):
    """A point of a target."""

    measure: str
    unit_reference: str
    target_set: str
    period: str
    value: float
    tolerance: float | None


class ComparatorRow(Schema):
    """What is published of a group in a year."""

    measure: str
    group: Literal["neighbours", "region", "part_of_london", "england"]
    group_name: str
    year: int
    year_ending: date
    value: float | None
    data_set: str
    release: str
    published: str
    neighbour_model: str
    used: int | None


class FreezeRow(Schema):
    """A freeze."""

    name: str
    cut_off: date
    confirmed: bool
    seal: str


class ProblemAnswer(Schema):
    """Why nothing is given (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
