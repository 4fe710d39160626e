"""The scorecards room: figures, their measures, and the children behind them."""

from django.apps import AppConfig


class ScorecardsConfig(AppConfig):
    """Scorecards, measure pages and the lists behind them."""

    name = "sightline.scorecards"
    label = "scorecards"
    verbose_name = "Scorecards"
