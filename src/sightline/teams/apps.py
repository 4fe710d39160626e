"""The teams room: teams with their dates, and the crosswalk between them."""

from django.apps import AppConfig


class TeamsConfig(AppConfig):
    """What is known of teams beyond the loaded data."""

    name = "sightline.teams"
    label = "teams"
    verbose_name = "Teams"

    def ready(self) -> None:
        """Tell the trail how what this room writes reads, and among which lines it belongs."""
        from sightline.teams.verbs import TeamVerb
        from sightline.trail import line_groups, what_words

        what_words.register(_in_words)
        line_groups.register("loads", TeamVerb)


def _in_words(what: str) -> str:
    from sightline.teams.trail_words import in_words

    return in_words(what)
