"""What a declared test of difference is made of, and how it is said. Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sightline.measuring.discover import UnknownMeasureError, figure_named
from sightline.programme.kinds.kinds import BASES
from sightline.statistics.amounts import several

TESTED = ("basis", "measure", "direction", "lag", "least", "words")
"""What a declared test is made of. A verdict is not the test."""


VERDICTS: Mapping[str, str] = MappingProxyType(
    {"better": "Better", "worse": "Worse", "same": "No difference"}
)


DIRECTIONS: Mapping[str, str] = MappingProxyType({"higher": "Higher is better", "lower": "Lower is better"})


def declared_in_words(test: Mapping[str, Any] | None) -> str:
    """A test in a sentence, its measure with its title where there still is one; blank where nothing is declared."""
    if not test:
        return ""
    if test["basis"] != "measure":
        return f"{BASES[test['basis']]}: {test['words']}"
    lag = "no lag" if not test["lag"] else f"{several(test['lag'], 'month')} before an effect can show"
    name = f"{test['measure']} {_title(test['measure'])}".strip()
    return f"{name}. {DIRECTIONS[test['direction']]}; {lag}; at least {test['least']} cases a month."


def _title(measure: str) -> str:
    try:
        return figure_named(measure)[1].title
    except UnknownMeasureError:
        return ""
