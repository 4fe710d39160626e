"""What a source is called where several stand side by side: with its year. Pure."""

from datetime import date


def with_year(title: str, day: date | None) -> str:
    """The title with the year of that day, unless it says it already; as it is where no day is known."""
    return title if day is None or str(day.year) in title else f"{title}, {day.year}"
