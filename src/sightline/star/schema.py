"""The tables of the star: each column with its type, its unit and what it says. Files, dictionary and model are all written from this."""

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

Kind = Literal["whole", "number", "text", "day", "yes_no"]
ARROW: dict[Kind, pa.DataType] = {
    "whole": pa.int64(),
    "number": pa.float64(),
    "text": pa.string(),
    "day": pa.date32(),
    "yes_no": pa.bool_(),
}
FORMAT = 1
"""Counts up when a column is renamed, changes its meaning or goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StarColumn:
    """A column. `unit` is blank where it has none; `refers_to` is the table whose key it is; `hidden`: no reader of a report needs it."""

    name: str
    title: str
    kind: Kind
    says: str
    unit: str = ""
    refers_to: str = ""
    is_key: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class StarTable:
    """A table: `name` is its file's, `title` its name in Power BI."""

    name: str
    title: str
    says: str
    columns: tuple[StarColumn, ...]

    @property
    def schema(self) -> pa.Schema:
        """Its columns as Arrow has them."""
        return pa.schema([(each.name, ARROW[each.kind]) for each in self.columns])

    @property
    def key(self) -> StarColumn | None:
        """The column that tells its rows apart; None for a table of facts."""
        return next((each for each in self.columns if each.is_key), None)


def _key(name: str, title: str, says: str) -> StarColumn:
    return StarColumn(name=name, title=title, kind="whole", says=says, is_key=True, hidden=True)


def _of(table: str, name: str, title: str, says: str) -> StarColumn:
    return StarColumn(name=name, title=title, kind="whole", says=says, refers_to=table, hidden=True)


def _text(name: str, title: str, says: str) -> StarColumn:
    return StarColumn(name=name, title=title, kind="text", says=says)


def _number(name: str, title: str, says: str, unit: str = "the measure's own unit") -> StarColumn:
    return StarColumn(name=name, title=title, kind="number", says=says, unit=unit)


def _whole(name: str, title: str, says: str, unit: str = "") -> StarColumn:
    return StarColumn(name=name, title=title, kind="whole", says=says, unit=unit)


def _day(name: str, title: str, says: str, refers_to: str = "") -> StarColumn:
    return StarColumn(name=name, title=title, kind="day", says=says, refers_to=refers_to)


MEASURE = _of("measures", "measure_key", "Measure key", "Which measure: a row of measures.")
UNIT = _of("units", "unit_key", "Unit key", "Which unit: a row of units.")
PERIOD = _of("periods", "period_key", "Period key", "Which period: a row of periods.")
IN_ITS_UNIT = (
    "percent (0 to 100), count, per_10000, days, ratio, pounds or average, as measured_in of the measure says"
)

ABOUT = StarTable(
    "about",
    "About",
    "One row: what this export is, of which day, and whether it was frozen.",
    (
        _text("standing", "Standing", "Frozen, with the name of the freeze; or Provisional."),
        _text("freeze", "Freeze", "The name of the freeze; blank where nothing was frozen."),
        _text("council", "Council", "Whose figures these are."),
        _text("authority", "Authority", "The council's three-digit code."),
        _day(
            "data_to", "Data to", "The last day these figures reach: the freeze's cut-off, or the data date."
        ),
        _text("snapshot", "Snapshot", "The load the figures were computed from."),
        _text("shown_to", "Shown to", "Whose rights decided what is hidden."),
        _text("made_at", "Made at", "When the export was made, as 2026-11-02 08:15."),
        _whole(
            "format", "Format", "The edition of these tables; counts up when a column changes its meaning."
        ),
    ),
)
MEASURES = StarTable(
    "measures",
    "Measures",
    "Every measure, and what it means.",
    (
        _key("measure_key", "Measure key", "The measure's number, the same in every export."),
        _text("measure", "Measure", "Its reference, as AS01 or CL01.rate."),
        _text("title", "Title", "Its name."),
        _text("theme", "Theme", "Where in a child's way through the service it belongs."),
        _text(
            "measured_in",
            "Measured in",
            "percent, count, per_10000, days, ratio; of what people enter pounds or average too.",
        ),
        _text("better", "Better", "Which way is better: higher, lower or neither."),
        _text("kind", "Kind", "share, count, mean, median, rate or ratio."),
        _text("grain", "Grain", "event: cases dated in the period; point: as on the period's last day."),
        _text("definition", "Definition", "What is counted, and how."),
        _text("definition_version", "Definition version", "Changes whenever the definition does."),
        _text("source", "Source", "Where the definition comes from."),
    ),
)
PERIODS = StarTable(
    "periods",
    "Periods",
    "Every month, quarter and year that has a figure or a target, and twelve months where a measure is published so.",
    (
        _key("period_key", "Period key", "The period's number, the same in every export."),
        _text("period", "Period", "Its name, as 2026-09, 2026-27-Q2, 2025-26 or R12:2026-09."),
        _text("label", "Label", "Its name in words."),
        _text("kind", "Kind of period", "month, quarter, year, r12 (twelve months) or ytd (year to date)."),
        _day("first_day", "First day", "Its first day."),
        _day("last_day", "Last day", "Its last day: a row of dates.", "dates"),
        _text("financial_year", "Financial year", "The financial year of its last day, April to March."),
    ),
)
DATES = StarTable(
    "dates",
    "Dates",
    "Every day from the first to the last there is, for a report's time line.",
    (
        StarColumn(name="date", title="Date", kind="day", says="The day.", is_key=True),
        _text("month", "Month", "Its month, as 2026-09."),
        _text("quarter", "Quarter", "Its quarter, as 2026-27-Q2."),
        _text("financial_year", "Financial year of the day", "Its financial year, April to March."),
    ),
)
UNITS = StarTable(
    "units",
    "Units",
    "The council, its services or localities, and its teams. Roles filter this table.",
    (
        _key("unit_key", "Unit key", "The unit's number, the same in every export."),
        _text("kind", "Kind of unit", "authority, service or team."),
        _text("reference", "Reference", "As the records have it."),
        _text("unit", "Unit", "Its name."),
    ),
)
READINGS = StarTable(
    "readings",
    "Readings",
    "A measure of one unit in one period. What is a small number, or would give one away, is hidden: its symbol is c.",
    (
        MEASURE,
        UNIT,
        PERIOD,
        _number(
            "value", "Value", "The figure, unrounded; blank where it is hidden or there is none.", IN_ITS_UNIT
        ),
        _number(
            "numerator",
            "Numerator",
            "What is counted, or added up.",
            "cases; days for a mean; children for a ratio",
        ),
        _number(
            "denominator",
            "Denominator",
            "Out of how many.",
            "cases; children aged 0 to 17; full-time workers",
        ),
        _number("lower_95", "95% from", "Of a share: where its 95% interval (Wilson) begins.", "percent"),
        _number("upper_95", "95% to", "Of a share: where its 95% interval (Wilson) ends.", "percent"),
        _text("symbol", "Symbol", "c hidden, z no cases, x cannot be computed; blank for a figure."),
        _text("note", "Note", "Why there is no figure, or what must be known of it."),
        _number(
            "target",
            "Target in force",
            "The target that holds in the period: the unit's own, else the council's.",
            IN_ITS_UNIT,
        ),
    ),
)
COMPARATORS = StarTable(
    "comparators",
    "Comparators",
    "What is published of others: statistical neighbours, region and England, by year.",
    (
        MEASURE,
        _text("group", "Group", "neighbours, region, part_of_london or england."),
        _text("group_name", "Group name", "Its name, as North West."),
        _whole("year", "Year", "The calendar year in which the published year ends."),
        _day("year_ending", "Year ending", "The last day of the published year: a row of dates.", "dates"),
        _number(
            "value",
            "Published value",
            "The group's figure, unrounded; of neighbours the median.",
            IN_ITS_UNIT,
        ),
        _text("data_set", "Data set", "Which published data set it is from."),
        _text("release", "Release", "Which release of it."),
        _text("published", "Published", "When it was published, as the file says."),
        _text("model", "Neighbour model", "The year of the list of neighbours; blank for others."),
        _whole("used", "Used", "Of how many authorities of the group there is a figure.", "authorities"),
    ),
)
TARGETS = StarTable(
    "targets",
    "Targets",
    "The points of every target that stands.",
    (
        MEASURE,
        UNIT,
        PERIOD,
        _text("target_set", "Target set", "Blank for the standing targets; else the set's key."),
        _number("value", "Target", "What is to be reached by the end of the period.", IN_ITS_UNIT),
        _number("tolerance", "Tolerance", "How far off is still amber; blank for no amber.", IN_ITS_UNIT),
    ),
)
SIGNALS = StarTable(
    "signals",
    "Signals",
    "Whether a measure's change is more than its usual variation, judged on its last 60 months or 20 quarters.",
    (
        MEASURE,
        UNIT,
        _of("periods", "period_key", "Last period key", "The last period that is judged: a row of periods."),
        _text(
            "signal",
            "Signal",
            "Improving, Worsening, Higher, Lower, No change, No sudden change; blank for no verdict.",
        ),
        _text("assurance", "Assurance", "Whether the target is met consistently; blank without a target."),
        _text("sentence", "Sentence", "The verdict in a sentence, or why there is none."),
    ),
)
TABLES = (ABOUT, MEASURES, PERIODS, DATES, UNITS, READINGS, COMPARATORS, TARGETS, SIGNALS)
BY_NAME = {each.name: each for each in TABLES}
