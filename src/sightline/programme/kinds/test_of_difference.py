"""What a declared test of difference is made of, and how it is said. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from sightline.calendars.dates import in_words, month_end, month_in_words
from sightline.measuring.discover import UnknownMeasureError, figure_named
from sightline.programme.kinds.kinds import BASES
from sightline.statistics.amounts import as_set, several

TESTED = (
    *("basis", "measure", "direction", "lag", "least", "words"),
    *("baseline", "baseline_on", "target", "target_by", "removed"),
)
"""What a declared test is made of. A verdict is not the test."""


VERDICTS: Mapping[str, str] = MappingProxyType(
    {"better": "Better", "worse": "Worse", "same": "No difference"}
)


DIRECTIONS: Mapping[str, str] = MappingProxyType({"higher": "Higher is better", "lower": "Lower is better"})


def declared_in_words(test: Mapping[str, Any] | None) -> str:
    """A test in a sentence, its measure with its title where there still is one; blank where nothing is declared.

    Days may be dates or text, as a seal has them; a seal of an older Sightline has no baseline and no target.
    """
    if not test or test.get("removed"):
        return ""
    if test["basis"] != "measure":
        return f"{BASES[test['basis']]}: {test['words']}"
    lag = "no lag" if not test["lag"] else f"{several(test['lag'], 'month')} before an effect can show"
    name = f"{test['measure']} {_title(test['measure'])}".strip()
    aim = aim_in_words(test)
    aim = f" {aim[0].upper()}{aim[1:]}." if aim else ""
    return f"{name}.{aim} {DIRECTIONS[test['direction']]}; {lag}; at least {test['least']} cases a month."


def tests_in_words(tests: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None) -> str:
    """Every test of an action in words; a seal of an older Sightline keeps one by itself."""
    if not tests:
        return ""
    each_test = [tests] if isinstance(tests, Mapping) else tests
    return "; ".join(filter(None, (declared_in_words(each) for each in each_test)))


def aim_in_words(test: Mapping[str, Any]) -> str:
    """From 74% (June 2025) to 90% by March 2027; what is known of it, blank where nothing is."""
    unit = unit_of(test["measure"])
    parts = []
    if baseline := baseline_in_words(test):
        parts.append(f"from {baseline}")
    if test.get("target") is not None:
        parts.append(f"to {as_set(test['target'], unit)} by {by_in_words(test['target_by'])}")
    return " ".join(parts)


def baseline_in_words(test: Mapping[str, Any]) -> str:
    """74% (June 2025); blank where none was declared."""
    if test.get("baseline") is None:
        return ""
    return f"{as_set(test['baseline'], unit_of(test['measure']))} ({by_in_words(test['baseline_on'])})"


def by_in_words(day: date | str) -> str:
    """The month where it is the last day of one, else the day."""
    on = date.fromisoformat(day) if isinstance(day, str) else day
    return month_in_words(on) if on == month_end(on) else in_words(on)


def unit_of(measure: str) -> str:
    """The figure's unit; a bare number's where there is no such figure any more."""
    try:
        return figure_named(measure)[1].unit
    except UnknownMeasureError:
        return "count"


def _title(measure: str) -> str:
    try:
        return figure_named(measure)[1].title
    except UnknownMeasureError:
        return ""
