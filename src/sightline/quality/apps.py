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
        """Register what the checks find: every load makes them, and a backup need not take them."""
        from sightline.engine.result_kinds import register

        register("checks", _check_results)


def _check_results() -> "DerivedResult[Any]":
    from sightline.checks.checked import CHECK_RESULTS

    return CHECK_RESULTS
