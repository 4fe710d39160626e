"""Since when Ofsted's inspections of local authority children's services judge nothing overall."""

from datetime import date

NO_OVERALL_SINCE = date(2026, 4, 1)
"""From this day such a report carries four judgements and none of overall effectiveness (Ofsted, ILACS framework)."""


def judges_overall(day: date | None) -> bool:
    """Whether an inspection of that day may carry an overall judgement; so may one whose day nobody knows."""
    return day is None or day < NO_OVERALL_SINCE
