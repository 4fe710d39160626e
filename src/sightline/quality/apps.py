"""The data-quality room: what needs putting right in the records, and how well they are filled."""

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.engine.derived import DerivedResult


class QualityConfig(AppConfig):
    """Checks, coverage, the records behind them, and a team's spreadsheet. It keeps nothing in the database."""

    name = "sightline.quality"
    label = "quality"
    verbose_name = "Data quality"

    def ready(self) -> None:
        """Register what the checks find: every load makes them, and a backup need not take them; and how the trail's lines of this room read."""
        from sightline.engine.result_kinds import register
        from sightline.trail import what_words

        register("checks", _check_results)
        what_words.register(_in_words)


def _check_results() -> "DerivedResult[Any]":
    from sightline.checks.checked import CHECK_RESULTS

    return CHECK_RESULTS


def _in_words(what: str) -> str:
    from sightline.quality.trail_words import in_words

    return in_words(what)
