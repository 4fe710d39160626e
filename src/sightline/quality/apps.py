"""The data-quality room: what needs putting right in the records, and how well they are filled."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    """Checks, coverage, the records behind them, and a team's spreadsheet. It keeps nothing in the database."""

    name = "sightline.quality"
    label = "quality"
    verbose_name = "Data quality"

    def ready(self) -> None:
        """Register what the checks find: every load makes them, and a backup need not take them."""
        from sightline.checks.checked import CHECK_RESULTS
        from sightline.engine.derived import register

        register(CHECK_RESULTS)
