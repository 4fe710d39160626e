"""Can this clock be run from what this authority loaded, and if not, why not?"""

from sightline.calendars.dates import in_words
from sightline.deadlines.running import Running
from sightline.engine.manifest import AuthorityEntry
from sightline.measuring.availability import SOURCES, unread
from sightline.measuring.reads import columns_asked_by, unread_by


def why_not(clock: Running, entry: AuthorityEntry) -> str | None:
    """Why this clock cannot be run for this authority, in a sentence; None where it can."""
    if off := clock.clock.switched_off(entry.data_to):
        return f"This council has switched it off from {in_words(off.starts)}."
    for need in clock.needs:
        if not any(_holds(clock, entry, choice, only_choice="|" not in need) for choice in need.split("|")):
            return _lacks(clock, entry, need)
    return unread_by(lambda: columns_asked_by(clock.find), entry) or _not_on_the_day(clock, entry)


def tables_used(clock: Running, entry: AuthorityEntry) -> set[str]:
    """The tables of this authority that the clock is read from."""
    named = {choice.partition(".")[0] for need in clock.needs for choice in need.split("|")}
    return {name for name in named | set(clock.stops) if name in entry.tables}


def _holds(clock: Running, entry: AuthorityEntry, choice: str, *, only_choice: bool) -> bool:
    """Whether the field is there. One of several must come from where the rows judged come from: Annex A's latest
    dates say nothing of the SSD's plans, and the other way round."""
    table, _, column = choice.partition(".")
    if table not in entry.tables or column not in entry.tables[table].fields:
        return False
    if column in entry.tables[table].unread:
        return False
    judged = clock.needs[0].partition("|")[0].partition(".")[0]
    other = entry.tables.get(judged)
    source = entry.tables[table].source
    return only_choice or other is None or source in (other.source, "local")


def _lacks(clock: Running, entry: AuthorityEntry, need: str) -> str:
    if cause := unread(need.split("|"), entry):
        return cause
    sources = {table.source for table in entry.tables.values()} - {"ons"}
    for source in ("annex_a", "ssd"):
        if source in sources and source in clock.says:
            return clock.says[source]
    sources_in_words = " and ".join(SOURCES[source] for source in sorted(sources) if source in SOURCES)
    wanted = " or ".join(choice.replace(".", "'s ") for choice in need.split("|"))
    return f"Needs {wanted}, which {sources_in_words or 'what is loaded'} does not hold."


def _not_on_the_day(clock: Running, entry: AuthorityEntry) -> str | None:
    """A source that shows who is open only on the day its file was made cannot say it for a later day."""
    for name in sorted(tables_used(clock, entry)):
        days = entry.tables[name].stock_dates
        if days is not None and entry.data_to not in days:
            latest = f" The latest was made on {in_words(max(days))}." if days else ""
            return (
                f"{SOURCES.get(entry.tables[name].source, 'The source')} shows what is open only on the day each file "
                f"was made, not on {in_words(entry.data_to)}.{latest}"
            )
    return None
