"""The scorecards room: figures, their measures, and the children behind them."""

from django.apps import AppConfig


class ScorecardsConfig(AppConfig):
    """Scorecards, measure pages and the lists behind them."""

    name = "sightline.scorecards"
    label = "scorecards"
    verbose_name = "Scorecards"

    def ready(self) -> None:
        """Register the readings: every load makes them, and a backup need not take them."""
        from sightline.engine.derived import register
        from sightline.measuring.readings import READING_RESULTS

        register(READING_RESULTS)
