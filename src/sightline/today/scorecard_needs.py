"""What of the plans' scorecards waits for a person, each a sentence and where it leads."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from sightline.people.models import User
from sightline.programme.scorecard.queries.chased import CardWaits, scorecards_waiting
from sightline.programme.scorecard.rules.card import CardMeasure
from sightline.scorecards.queries.store import Standpoint
from sightline.statistics.amounts import several
from sightline.web import words


def of_the_scorecards(standpoint: Standpoint, user: User, today: date) -> Iterator[tuple[str, str]]:
    """Sentence and address: measures to be made reportable, retired ones that got worse, drafts to agree to."""
    for each in scorecards_waiting(user, standpoint, today):
        yield from _of_one(each, today)


def _of_one(waiting: CardWaits, today: date) -> Iterator[tuple[str, str]]:
    href = f"{reverse('plan-scorecard')}?plan={waiting.plan.pk}" if waiting.sees_plan else ""
    title = waiting.plan.title
    for measure in waiting.own:
        yield _own(measure, title, today), href
    others = [each for each in waiting.owed if each not in waiting.own]
    if others:
        late = sum(each.overdue(today) for each in others)
        overdue = f"; {late} past the date for putting it right" if late else ""
        are = "is" if len(others) == 1 else "are"
        yield (
            f"{several(len(others), 'measure')} of the scorecard of “{title}” {are} not reported{overdue}.",
            href,
        )
    for worse in waiting.worse:
        yield (
            f"{worse.measure.title}, removed from the scorecard of “{title}”, has turned worse. {worse.sentence}",
            f"{href}#retired",
        )
    if waiting.to_agree:
        sentence = f"{waiting.to_agree.called} of “{title}” is being written and waits for a second person."
        yield sentence, reverse("plan-scorecard-draft", args=[waiting.to_agree.pk])


def _own(measure: CardMeasure, title: str, today: date) -> str:
    day = words.long_date(measure.fix_by)
    when = (
        f"was to be reported by {day}: overdue" if measure.overdue(today) else f"is to be reported by {day}"
    )
    return f"{measure.title} {when}. {measure.cause}. Scorecard of “{title}”."
