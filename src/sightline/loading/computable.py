"""What can be computed now and could not before: for which months, and whether for the period that is compared."""

from collections.abc import Iterable

from sightline.calendars.periods import Period, parse
from sightline.loading import wording
from sightline.measuring.discover import figures, measures
from sightline.measuring.readings import Readings
from sightline.web import words


def computable(
    newly: Iterable[str], after: Readings, authority: str, period: Period
) -> tuple[list[str], list[str]]:
    """Of these measures, those with a figure in `period`, and those that can be computed for other months only.

    Each is a title with its first month and its figures: Placed near home (CL12): from October 2026: 45.0% (9 of 20).
    """
    now: list[str] = []
    later: list[str] = []
    for measure_id in newly:
        answer = after.answers.get((measure_id, authority))
        if measure_id not in measures() or answer is None or not answer.ok:
            continue
        own = [figure for measure, figure in figures().values() if measure.id == measure_id]
        has_figure = any(after.reading(each.id, period, authority).status != "not_computable" for each in own)
        first, last = answer.months[0], answer.months[-1]
        latest = wording.reading_in_words(after.reading(own[0].id, parse(last), authority))
        when = "" if first == last else f", {words.month(last)}"
        sentence = f"{measures()[measure_id].title} ({measure_id}): from {words.month(first)}{when}: {latest}"
        (now if has_figure else later).append(sentence)
    return now, later
