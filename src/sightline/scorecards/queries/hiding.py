"""Which readings are hidden from whoever asks: each by itself, and those that would give a hidden one away."""

from sightline.calendars.periods import Period
from sightline.measuring.discover import figures
from sightline.measuring.readings import Reading
from sightline.scorecards import rules
from sightline.scorecards.queries.store import Standpoint


def is_hidden(standpoint: Standpoint, reading: Reading, period: Period | None = None) -> bool:
    """Whether this reading, of the page's period or the one given, is hidden from this person.

    A figure that is one part of a whole (referrals by source) is judged with the other parts.
    """
    if standpoint.sees_small:
        return False
    parts = _parts_of_the_whole(reading.id)
    if rules.hides(reading) or not parts:
        return rules.hides(reading)
    together = [standpoint.reading(part, period) for part in parts]
    return parts.index(reading.id) in rules.hidden_together(together)


def hidden_months(standpoint: Standpoint, periods: list[Period], readings: list[Reading]) -> set[int]:
    """The places of the months hidden: with those of a quarter that would give a hidden one away."""
    if standpoint.sees_small:
        return set()
    hidden = {
        place
        for place, (period, reading) in enumerate(zip(periods, readings, strict=True))
        if is_hidden(standpoint, reading, period)
    }
    for places in rules.by_quarter([period.name for period in periods]):
        quarter = [readings[place] for place in places]
        among = {places.index(place) for place in hidden.intersection(places)}
        hidden |= {places[place] for place in rules.with_a_second(quarter, among)}
    return hidden


def hidden_categories(standpoint: Standpoint, split: str, by: dict[str, Reading]) -> set[str]:
    """The categories of a split that are hidden. A team this person may see whole neither hides nor is hidden."""
    unseen = [
        category
        for category in by
        if not standpoint.sight.small_numbers(category if split == "team" else None)
    ]
    hidden = rules.hidden_together([by[category] for category in unseen])
    return {unseen[place] for place in hidden}


def _parts_of_the_whole(figure_id: str) -> list[str]:
    measure, figure = figures()[figure_id]
    return [each.id for each in measure.figures if each.share_of_all] if figure.share_of_all else []
