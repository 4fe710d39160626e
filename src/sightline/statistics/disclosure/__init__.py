"""What may be released to people who may not see small numbers, so that nothing hidden can be worked out. Pure.

Everything released is a sum of blocks that are each safe: nobody, or six and more. How blocks are chosen is in `cells`
(which parts of one whole are hidden together), `periods` (months, quarters and years of one series) and `parts` (the
categories of a split, over those periods). Why that is enough is in docs/decisions/0036. That is for live pages, where anybody asks
anything in any order.

What is published once, and stands beside what was published before, is made safe as a table: `suppress`, or `rounded_edition` in its
place. `count_table` says what a table is, `suppressing` what is small, `secondary` what is hidden for its sake (by `ways` and
`bounds`, over what `readers` are told of this table and of `editions` that are out), `safe_table` what may be printed:
docs/decisions/0070.
"""

from sightline.statistics.disclosure.cells import (
    FEWEST,
    Cell,
    added,
    hidden_together,
    is_safe,
    is_small,
    less,
    like_nobody,
)
from sightline.statistics.disclosure.count_table import (
    TOTAL,
    AdditiveGroup,
    CountTable,
    DisclosureError,
    Ratio,
    Symbol,
    cross_table,
    in_period,
    link_tables,
    to_date,
)
from sightline.statistics.disclosure.editions import PublishedEdition
from sightline.statistics.disclosure.intervals import Interval
from sightline.statistics.disclosure.parts import released_parts
from sightline.statistics.disclosure.periods import Release, SeriesSpan, release
from sightline.statistics.disclosure.rounded_edition import rounded_edition
from sightline.statistics.disclosure.rounded_together import RoundedTable, rounded_together
from sightline.statistics.disclosure.safe_table import (
    ExposedCount,
    HiddenLine,
    HidingRule,
    SafeCell,
    SafeTable,
)
from sightline.statistics.disclosure.suppressing import DisclosureSettings, feasible_intervals, suppress

__all__ = [
    "FEWEST",
    "TOTAL",
    "AdditiveGroup",
    "Cell",
    "CountTable",
    "DisclosureError",
    "DisclosureSettings",
    "ExposedCount",
    "HiddenLine",
    "HidingRule",
    "Interval",
    "PublishedEdition",
    "Ratio",
    "Release",
    "RoundedTable",
    "SafeCell",
    "SafeTable",
    "SeriesSpan",
    "Symbol",
    "added",
    "cross_table",
    "feasible_intervals",
    "hidden_together",
    "in_period",
    "is_safe",
    "is_small",
    "less",
    "like_nobody",
    "link_tables",
    "release",
    "released_parts",
    "rounded_edition",
    "rounded_together",
    "suppress",
    "to_date",
]
