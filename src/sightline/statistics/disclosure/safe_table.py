"""What may be printed of a table, and the log that says of each hidden figure under which rule it is hidden, and for whose sake.

Nothing here knows a hidden number: what is drawn, written or sent from it cannot give one away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sightline.statistics.disclosure.count_table import Key, Symbol, in_words


class HidingRule(StrEnum):
    """Why a figure is hidden."""

    SMALL_COUNT = "P1"
    SMALL_BASE = "P2"
    WORKED_OUT = "P3"
    OTHER_PERIOD = "P4"
    OTHER_TABLE = "P4 linked"
    EARLIER_EDITION = "P4 earlier edition"


WHY = {
    HidingRule.SMALL_COUNT: "it is small",
    HidingRule.SMALL_BASE: "what it is made of, or what that leaves over, is small",
    HidingRule.WORKED_OUT: "what is hidden could be worked out from it",
    HidingRule.OTHER_PERIOD: "what is hidden could be worked out from it and another period",
    HidingRule.OTHER_TABLE: "what is hidden could be worked out from it and another table",
    HidingRule.EARLIER_EDITION: "what is hidden could be worked out from it and an earlier edition",
}


@dataclass(frozen=True, slots=True)
class SafeCell:
    """A figure as it may be printed: a count or a rounded ratio, or a symbol and no value."""

    value: int | Decimal | None = None
    symbol: Symbol | None = None

    @property
    def text(self) -> str:
        """What stands in the table, the chart's label and the sentence alike."""
        return str(self.symbol) if self.symbol else f"{self.value:,}"


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """A line of the log: what is hidden, under which rule, and what would be worked out were it printed (None: itself)."""

    key: Key
    rule: HidingRule
    protects: Key | None = None

    def sentence(self) -> str:
        """The line as it is read."""
        for_whom = "" if self.protects is None else f": {in_words(self.protects)}"
        return f"{in_words(self.key)} is hidden ({self.rule}), because {WHY[self.rule]}{for_whom}."


@dataclass(frozen=True, slots=True)
class ExposedCount:
    """A hidden count that can be worked out nevertheless, because what tells it is out already or not there to be hidden."""

    key: Key

    def sentence(self) -> str:
        """What is wrong and what can be done."""
        return (
            f"{in_words(self.key)} can be worked out from what is published already. Hiding more in this edition does "
            "not help: withdraw the earlier edition, or leave this one unpublished."
        )


@dataclass(frozen=True)
class SafeTable:
    """What may be printed, by key; the log; and what could not be protected: publish nothing while there is any."""

    cells: Mapping[Key, SafeCell]
    log: tuple[HiddenLine, ...]
    exposed: tuple[ExposedCount, ...] = ()
