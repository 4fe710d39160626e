"""Is it more than chance? XmR charts, intervals, verdicts in words: pure functions, no Django, no files, no engine."""

from sightline.statistics.concentration import Concentration, concentration
from sightline.statistics.difference import Difference, difference
from sightline.statistics.few import interval
from sightline.statistics.funnel import ratio_funnel, share_funnel
from sightline.statistics.intervals import byar, rate_interval, wilson
from sightline.statistics.refusals import StatisticsError
from sightline.statistics.series import Series
from sightline.statistics.signal import Verdict, verdict, verdicts
from sightline.statistics.spread import Spread, spread
from sightline.statistics.stocks import changes
from sightline.statistics.xmr import XmR, xmr, xmr_many
from sightline.statistics.year_on_year import YearOnYear, year_on_year

__all__ = [
    "Concentration",
    "Difference",
    "Series",
    "Spread",
    "StatisticsError",
    "Verdict",
    "XmR",
    "YearOnYear",
    "byar",
    "changes",
    "concentration",
    "difference",
    "interval",
    "rate_interval",
    "ratio_funnel",
    "share_funnel",
    "spread",
    "verdict",
    "verdicts",
    "wilson",
    "xmr",
    "xmr_many",
    "year_on_year",
]
