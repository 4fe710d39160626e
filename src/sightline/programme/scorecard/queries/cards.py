"""Which scorecard a plan has, which it had on a day, and what each says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sightline.bodies.models import Meeting
from sightline.measuring.discover import figures
from sightline.people.models import User
from sightline.programme.models import Plan, PlanMeasure, PlanScorecard, ScorecardSeal, Version
from sightline.programme.plans.queries.meetings import overseers_of
from sightline.programme.plans.queries.plans import name_of
from sightline.programme.plans.seen_by import plans_seen_by, sees_drafts
from sightline.programme.scorecard.rules.card import (
    NO_GROUPING,
    CardContent,
    CardGrouping,
    CardMeasure,
    content_in,
)

MOST_MEETINGS = 12


@dataclass(frozen=True, slots=True)
class SealedCard:
    """What a plan's scorecard said from a day on. `on` is that day, `seal` the hash of the whole."""

    content: CardContent
    on: date
    seal: str
    scorecard: int


def set_key(version: Version) -> str:
    """The key of the targets of a version, as scorecards know it."""
    return f"plan {version.plan_id} version {version.number}"


def card_on(plan: Plan, day: date) -> SealedCard | None:
    """The scorecard as it stood at the end of a day; None where there was none yet."""
    row: ScorecardSeal | None = (
        ScorecardSeal.objects.filter(scorecard__plan=plan, on__lte=day).order_by("-on", "-id").first()
    )
    return SealedCard(content_in(row.content), row.on, row.seal, row.scorecard_id) if row else None  # type: ignore[attr-defined]


def draft_of(plan: Plan) -> PlanScorecard | None:
    """The scorecard that is being written; None where none is."""
    return (
        PlanScorecard.objects.filter(plan=plan, agreed_by="")
        .select_related("version__plan")
        .defer("version__sealed")
        .first()
    )


def current_card(plan: Plan) -> PlanScorecard | None:
    """The last scorecard that was agreed to; None where none was."""
    agreed = PlanScorecard.objects.filter(plan=plan).exclude(agreed_by="")
    return agreed.select_related("version__plan").defer("version__sealed").order_by("-number").first()


def card_before(card: PlanScorecard) -> PlanScorecard | None:
    """The scorecard that this one refreshes; None for the first."""
    return PlanScorecard.objects.filter(plan=card.plan_id, number__lt=card.number).order_by("-number").first()


def last_day_of(card: PlanScorecard | None) -> date | None:
    """The last day from which something was said on a scorecard; None for none, and for a draft."""
    if card is None:
        return None
    return ScorecardSeal.objects.filter(scorecard=card).order_by("-on").values_list("on", flat=True).first()


def card_seen_by(person: User, number: int) -> PlanScorecard | None:
    """A scorecard that this person may see: of the plans they see, drafts for who writes or approves them."""
    rows = PlanScorecard.objects.filter(pk=number, plan__in=plans_seen_by(person))
    card: PlanScorecard | None = rows.select_related("version__plan", "plan").defer("version__sealed").first()
    return card if card and (not card.is_draft or sees_drafts(person)) else None


def measure_seen_by(person: User, number: int) -> PlanMeasure | None:
    """A measure of such a scorecard."""
    row: PlanMeasure | None = (
        PlanMeasure.objects.select_related("scorecard", "grouping").filter(pk=number).first()
    )
    card = card_seen_by(person, row.scorecard_id) if row else None
    if row is None or card is None:
        return None
    row.scorecard = card
    return row


def meetings_since(plan: Plan, person: User, day: date) -> list[tuple[str, date]]:
    """The bodies that are told of the plan and the days up to this one on which they met and there was a scorecard, the newest first."""
    first = (
        ScorecardSeal.objects.filter(scorecard__plan=plan).order_by("on").values_list("on", flat=True).first()
    )
    if first is None:
        return []
    rows = Meeting.objects.filter(body__in=overseers_of([plan], person), on__gte=first, on__lte=day)
    return list(rows.order_by("-on", "body__name").values_list("body__name", "on")[:MOST_MEETINGS])


def content_of(card: PlanScorecard) -> CardContent:
    """What a scorecard says, from its rows as they stand."""
    version = card.version
    return CardContent(
        authority=version.plan.authority,
        plan=version.plan.title,
        version=version.number,
        version_name=name_of(version),
        target_set=set_key(version),
        number=card.number,
        from_on=card.from_on,
        agreed_by=card.agreed_by,
        reasons=card.reasons,
        groupings=tuple(CardGrouping(each.kind, each.key, each.title) for each in version.groupings.all()),
        measures=tuple(card_measure(each) for each in card.measures.select_related("grouping")),
    )


def card_measure(row: PlanMeasure) -> CardMeasure:
    """A row as plain data."""
    return CardMeasure(
        key=row.key,
        title=row.title,
        figure=row.figure,
        grouping=(row.grouping.kind, row.grouping.key) if row.grouping else NO_GROUPING,
        theme=row.theme,
        state=row.state,
        cause=row.cause,
        owner=row.owner_post,
        fix_by=row.fix_by,
        since=row.since,
        replaced_by=row.replaced_by,
    )


def measures_before(card: PlanScorecard) -> dict[str, CardMeasure]:
    """The measures of the scorecard this one refreshes, by their keys."""
    before = card_before(card)
    if before is None:
        return {}
    return {each.key: card_measure(each) for each in before.measures.select_related("grouping")}


def figure_titles(authority: str) -> Mapping[str, str]:
    """The figures that a scorecard of this authority may hold, by id: without what people of another enter."""
    return {
        name: figure.title
        for name, (measure, figure) in figures().items()
        if getattr(measure, "authority", authority) == authority
    }
