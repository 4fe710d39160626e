"""The scorecards room: figures, their measures, and the children behind them."""

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

if TYPE_CHECKING:
    from sightline.engine.derived import DerivedResult
    from sightline.people.models import User
    from sightline.trail.what_words import ThingInWords


class ScorecardsConfig(AppConfig):
    """Scorecards, measure pages and the lists behind them."""

    name = "sightline.scorecards"
    label = "scorecards"
    verbose_name = "Scorecards"

    def ready(self) -> None:
        """Register the readings: every load makes them, and a backup need not take them; how the trail's lines of this room
        read; and that a target's owner may name a post.
        """
        from sightline.engine.result_kinds import register
        from sightline.people.posts import texts
        from sightline.scorecards.models import Target
        from sightline.trail import what_words

        texts.register(texts.PostText(Target, "owner", "authority"))
        register("readings", _reading_results)
        what_words.register_things(_in_words)


def _reading_results() -> "DerivedResult[Any]":
    from sightline.measuring.readings import READING_RESULTS

    return READING_RESULTS


def _in_words(what: str, action: str, person: "User | None") -> "ThingInWords | None":
    from sightline.scorecards.trail_words import thing_in_words

    return thing_in_words(what, action, person)
