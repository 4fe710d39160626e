"""The small plan with a scorecard of two measures under two priorities, one of them not reportable; and its first refresh."""

from datetime import date, timedelta
from typing import Any

from sightline.programme.models import Plan, PlanMeasure, PlanScorecard
from sightline.programme.scorecard.queries.cards import card_measure
from sightline.programme.scorecard.rules.card import CardMeasure
from sightline.programme.scorecard.services.agreeing import agree_to
from sightline.programme.scorecard.services.writing import add_measure, begin_scorecard, move_measure
from support.plans import DECIDER, MAKER, small_plan, today
from support.rows_again import made_once

PRACTICE, OVERSIGHT = ("priority", "practice"), ("priority", "management-oversight")
FIX_BY = date(2026, 12, 31)
SUPERVISION = "supervision-each-month"


def terms(title: str = "", figure: str = "", **more: Any) -> CardMeasure:
    """A measure as somebody types it; under Practice where nothing else is said."""
    return CardMeasure(key="-", **{"title": title, "figure": figure, "grouping": PRACTICE, **more})


def owed(state: str = "not_reportable", **more: Any) -> dict[str, Any]:
    """What belongs to a measure that is not reported."""
    return {
        "state": state,
        "cause": "Teams were restructured",
        "owner": "Head of MASH",
        "fix_by": FIX_BY,
        **more,
    }


def small_scorecard() -> PlanScorecard:
    """AS01 is live and supervision is not reportable, each under its priority; agreed to, from ten days ago."""
    return made_once(("small scorecard", today()), _small_scorecard, PlanScorecard)


def _small_scorecard() -> PlanScorecard:
    card = begin_scorecard(small_plan().versions.get(), by=MAKER)
    add_measure(card, terms(figure="AS01"), by=MAKER)
    add_measure(card, terms("Supervision each month", grouping=OVERSIGHT, **owed()), by=MAKER)
    agree_to(card, on=today() - timedelta(days=10), by=DECIDER)
    return PlanScorecard.objects.get(pk=card.pk)


def refreshed(plan: Plan) -> PlanScorecard:
    """A refresh of it that nobody has agreed to yet: AS03 added, AS01 removed because it is good."""
    card = begin_scorecard(plan.versions.get(), reasons="To focus on current priorities", by=MAKER)
    add_measure(card, terms(figure="AS03"), reason="Performance needs to improve", by=MAKER)
    move(card, "AS01", "retired", reason="Continuing good performance", replacement="AS03")
    return PlanScorecard.objects.get(pk=card.pk)


def measure(card: PlanScorecard, key: str) -> PlanMeasure:
    return card.measures.get(key=key)


def move(
    card: PlanScorecard, key: str, state: str, *, reason: str = "", replacement: str = "", **more: Any
) -> None:
    """Let a measure of a draft go to a state; what brings it there stays as it was where nothing is said."""
    row = measure(card, key)
    was = card_measure(row)
    stood = {"cause": was.cause, "owner": was.owner, "fix_by": was.fix_by}
    wanted = CardMeasure(key="-", title="-", **{"state": state, **stood, **more})
    move_measure(row, wanted, reason=reason, replacement=replacement, by=MAKER)
