"""Can this measure be answered from what this authority loaded, for which months, and if not, why not?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sightline.calendars.dates import in_words, month_end
from sightline.engine.manifest import AuthorityEntry
from sightline.engine.months import months_before, months_to
from sightline.measuring.measure import Measure
from sightline.standards.windows import dated

SOURCES = {
    "annex_a": "Annex A",
    "ssd": "the SSD loaded",
    "local": "the local return",
    "ons": "the population file",
}


@dataclass(frozen=True)
class Availability:
    """Whether a measure can be computed for an authority. `months` are those it can; `cause` says why others cannot."""

    ok: bool
    cause: str | None = None
    months: tuple[str, ...] = field(default=())


def availability(measure: Measure, entry: AuthorityEntry) -> Availability:
    """Judge one measure against one authority's tables."""
    cause = lacks(measure.needs, measure.says, entry) or entry.unread.get(measure.id)
    if cause:
        return Availability(False, cause)
    months, cause = _months(measure, entry)
    months_left, off = _not_switched_off(measure, months, entry.data_to)
    return Availability(bool(months_left), off or cause, tuple(months_left))


def _not_switched_off(measure: Measure, months: list[str], data_to: date) -> tuple[list[str], str | None]:
    """The months at whose end the council has the deadlines this measure judges by, and why the others are left out."""
    clocks = [each for each in (measure.clock, *measure.other_clocks) if each]
    off = {
        month: change.starts
        for month in months
        for each in clocks
        if (change := each.switched_off(min(month_end(date.fromisoformat(f"{month}-01")), data_to)))
    }
    if not off:
        return months, None
    since = in_words(max(off.values()))
    sentence = f"This council has switched off the deadline it is judged by from {since}."
    return [month for month in months if month not in off], sentence


def lacks(needs: Iterable[str], says: Mapping[str, str], entry: AuthorityEntry) -> str | None:
    """Why these needs are not all met by what this authority loaded, as a sentence; None where they are."""
    for need in needs:
        if not any(_holds(entry, choice) for choice in need.split("|")):
            return _why_not(says, entry, need)
    return None


def _holds(entry: AuthorityEntry, choice: str) -> bool:
    table, _, column = choice.partition(".")
    return (
        table in entry.tables
        and column in entry.tables[table].fields
        and column not in entry.tables[table].unread
    )


def unread(choices: Iterable[str], entry: AuthorityEntry) -> str | None:
    """Why one of these columns (`table.field`) could not be read, as a sentence; None where they all could."""
    for choice in choices:
        table, _, column = choice.partition(".")
        if table in entry.tables and column in entry.tables[table].unread:
            return entry.tables[table].unread[column]
    return None


def _why_not(says: Mapping[str, str], entry: AuthorityEntry, need: str) -> str:
    if cause := unread(need.split("|"), entry):
        return cause
    sources = {table.source for table in entry.tables.values()}
    for source in ("annex_a", "ssd"):
        if source in sources and source in says:
            return says[source]
    sources_in_words = (
        " and ".join(SOURCES[source] for source in sorted(sources - {"ons"})) or "what is loaded"
    )
    wanted = " or ".join(choice.replace(".", "'s ") for choice in need.split("|"))
    return f"Needs {wanted}, which {sources_in_words} does not hold."


def _judged(measure: Measure, entry: AuthorityEntry) -> list:
    """The entries whose window counts: those of the first need that are there."""
    tables = {choice.partition(".")[0] for choice in measure.needs[0].split("|")}
    return [entry.tables[table] for table in sorted(tables) if table in entry.tables]


def _months(measure: Measure, entry: AuthorityEntry) -> tuple[list[str], str | None]:
    if measure.reaches_back is not None:
        return _last_months(measure, entry.data_to, measure.reaches_back)
    tables = _judged(measure, entry)
    looks_back = _looks_back(measure, {table.source for table in tables})
    starts = [table.window_from for table in tables if table.window_from]
    begins = min(starts) if starts else None
    if begins is None:
        return [], "No dated row is loaded for it."
    stocks = _stocks(measure, entry)
    beside, empty = _beside(measure, entry)
    if empty:
        return [], f"Needs {empty}, which is loaded but has no dated row."
    months = []
    for month, first in months_to(entry.data_to):
        if not _reaches(begins, first, looks_back) or (beside and first < beside):
            continue
        if measure.grain == "point" and stocks and not _has_stock(stocks, first, entry.data_to):
            continue
        months.append(month)
    if not months and "annex_a" in measure.says and "annex_a" in {table.source for table in tables}:
        return [], measure.says["annex_a"]
    return months, _limits(measure, max(begins, beside or begins), looks_back, bool(stocks))


def _beside(measure: Measure, entry: AuthorityEntry) -> tuple[date | None, str | None]:
    """When the events beside the judged table begin (visits, reviews), or the name of one that has none.

    A month before the first visit in the data would read as if nobody had been seen.
    """
    begins = None
    for need in measure.needs[1:]:
        tables = {choice.partition(".")[0] for choice in need.split("|")} & set(entry.tables)
        events = {name for name in tables if name in dated() and dated()[name].ends is None}
        if not events or events != tables:
            continue
        starts = [window for name in events if (window := entry.tables[name].window_from)]
        if not starts:
            return None, " or ".join(sorted(events))
        begins = max(min(starts), begins or min(starts))
    return begins, None


def _last_months(measure: Measure, data_to: date, count: int) -> tuple[list[str], str]:
    months = [month for month, _ in months_to(data_to, count)]
    plain = f"Only the {count} months up to {in_words(data_to)} can be answered."
    return months, measure.says.get("earlier", plain)


def _looks_back(measure: Measure, sources: set[str]) -> int:
    """How many months before a month must be there: none where every source judged looks back by itself."""
    return 0 if sources and sources <= set(measure.answers_without_history) else measure.looks_back


def _reaches(begins: date, first: date, looks_back: int) -> bool:
    return months_before(first, looks_back) >= begins


def _stocks(measure: Measure, entry: AuthorityEntry) -> list[set[date]]:
    """The days each needed table says who is open on, for those that say it on some days only.

    Where a need can be met by a table that says it of every day, one beside it that does not takes nothing away. An
    Annex A list itself says how things stood on its latest day only: its earlier rows have been corrected since.
    """
    days_by_need = []
    for need in measure.needs:
        tables = [choice.partition(".")[0] for choice in need.split("|") if _holds(entry, choice)]
        if any(entry.tables[name].stock_dates is None for name in tables):
            continue
        for name in set(tables):
            days = entry.tables[name].stock_dates or []
            days_by_need.append(set(days[-1:] if name.startswith("annexa_") else days))
    return days_by_need


def _has_stock(stocks: list[set[date]], first: date, data_to: date) -> bool:
    following = months_before(first, -1)
    month_ends = {
        day
        for day in set.intersection(*stocks)
        if first <= day < following and _asked_on(day, following, data_to)
    }
    return bool(month_ends)


def _asked_on(day: date, following: date, data_to: date) -> bool:
    return day == data_to or (following - day).days == 1


def _limits(measure: Measure, begins: date, looks_back: int, stock_only: bool) -> str:
    sentence = f"The data for it starts on {in_words(begins)}"
    if looks_back:
        sentence += f" and it looks back {looks_back} months"
    if measure.grain == "point" and stock_only:
        sentence += "; the source shows who is open only on the day each file was made"
    return f"{sentence}."
