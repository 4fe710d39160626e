"""What of the plans' scorecards waits for a person: measures to be made reportable, a draft to agree to, a retired one that got worse."""

from dataclasses import dataclass
from datetime import date

from sightline.people.models import User
from sightline.people.posts.queries import post_named, posts_on
from sightline.programme.models import Plan, PlanScorecard
from sightline.programme.plans.seen_by import plans_seen_by
from sightline.programme.scorecard.queries.cards import card_on, draft_of
from sightline.programme.scorecard.queries.figures import TurnedWorse, turned_worse
from sightline.programme.scorecard.rules.card import CardContent, CardMeasure
from sightline.scorecards.queries.store import Standpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWaits:
    """What waits of one plan's scorecard. `own`: the measures whose owner is a post this person holds; `owed` all of them, and
    `overdue` how many are past their day, for whoever writes or decides on the plan; `to_agree` a draft for a second person.
    """

    plan: Plan
    sees_plan: bool
    own: tuple[CardMeasure, ...]
    owed: tuple[CardMeasure, ...]
    overdue: int
    worse: tuple[TurnedWorse, ...]
    to_agree: PlanScorecard | None


def scorecards_waiting(person: User, standpoint: Standpoint, day: date) -> list[CardWaits]:
    """What waits in each plan of this person's authority that has a scorecard; in a fixed number of queries a plan."""
    seen = set(plans_seen_by(person).values_list("pk", flat=True))
    plans = Plan.objects.filter(scorecards__isnull=False, kept_in="").distinct()
    plans = plans.filter(authority=person.authority) if person.authority else plans
    posts = {each.pk for each in posts_on(person, day)}
    every = [_waits(each, person, standpoint, day, each.pk in seen, posts) for each in plans]
    return [each for each in every if each.own or each.owed or each.worse or each.to_agree]


def _waits(
    plan: Plan, person: User, standpoint: Standpoint, day: date, sees: bool, posts: set[int]
) -> CardWaits:
    card = card_on(plan, day)
    content = card.content if card else None
    owed = tuple(each for each in content.measures if each.owed) if content else ()
    decides = sees and (person.has_perm("plan.change") or person.has_perm("plan.approve"))
    draft = draft_of(plan) if sees and person.has_perm("plan.approve") else None
    return CardWaits(
        plan=plan,
        sees_plan=sees,
        own=tuple(each for each in owed if _holds(each, plan, posts)),
        owed=owed if decides else (),
        overdue=sum(each.overdue(day) for each in owed),
        worse=tuple(_worse(content, standpoint)) if content and decides else (),
        to_agree=draft if draft and draft.by != person.get_username() else None,
    )


def _holds(measure: CardMeasure, plan: Plan, posts: set[int]) -> bool:
    post = post_named(plan.authority, measure.owner) if posts else None
    return post is not None and post.pk in posts


def _worse(content: CardContent, standpoint: Standpoint) -> list[TurnedWorse]:
    if standpoint.authority != content.authority or not standpoint.sight.figures:
        return []
    return turned_worse(content, standpoint)
