"""What waits in the plans a person sees: for their decision, for an answer, past its date; and when a board meets next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.people.models import User
from sightline.programme.consultation.queries.comments import ANSWERED_WITHIN, WITHOUT_ANSWER
from sightline.programme.delivery.queries.lines import ActionLine
from sightline.programme.difference.queries.current import may_decide
from sightline.programme.models import Ask, Comment, Plan, ProposedTest, Version
from sightline.programme.overview.queries.front import statuses_by_finding
from sightline.programme.plans.queries.findings import findings_of
from sightline.programme.plans.queries.meetings import bodies_of_plan
from sightline.programme.plans.queries.plans import versions_seen_by
from sightline.programme.plans.seen_by import plans_seen_by


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWaits:
    """What waits in one plan. `to_decide`: versions out for comments; `proposals`: changes of a test
    that somebody else asked for, for whoever may be the second person; `red`: findings that no action answers.

    `overdue`: actions; `comments` and `asks`: those without an answer; `commented`: the newest version with such a comment,
    by its number; `answered`: asks answered of late. `board` and `meets`:
    the next body that meets, and when; blank and None where no meeting is ahead.
    """

    plan: Plan
    to_decide: tuple[Version, ...]
    proposals: tuple[ProposedTest, ...]
    red: int
    overdue: int
    comments: int
    commented: int | None
    asks: int
    answered: int
    board: str
    meets: date | None


def waits(person: User, action_lines: Sequence[ActionLine], today: date) -> list[PlanWaits]:
    """What waits in each plan this person sees that is more than an example, in the order of the plans.

    `action_lines`: the actions of those plans' standing versions which they may see, as `own_lines` gives them to whoever
    sees the whole of a plan.
    """
    plans = plans_seen_by(person).filter(kept_in="")
    return [
        _of(plan, person, [line for line in action_lines if line.plan == plan.pk], today) for plan in plans
    ]


def _of(plan: Plan, person: User, action_lines: Sequence[ActionLine], today: date) -> PlanWaits:
    finding_answers = findings_of(plan, person).answers(statuses_by_finding(action_lines))
    meetings = [(each.next, each.name) for each in bodies_of_plan(plan, today, person) if each.next]
    meets, board = min(meetings, default=(None, ""))
    asks = Ask.objects.filter(plan=plan)
    versions = versions_seen_by(person).filter(plan=plan)
    since = today - ANSWERED_WITHIN
    waiting = Comment.objects.filter(WITHOUT_ANSWER, version__in=versions.values("pk")).order_by(
        "-version", "id"
    )
    return PlanWaits(
        plan=plan,
        to_decide=tuple(versions.filter(state="consulted").defer("sealed")),
        proposals=_proposals(plan, person),
        red=len(finding_answers.unanswered),
        overdue=sum(line.late for line in action_lines),
        comments=waiting.count(),
        commented=waiting.values_list("version", flat=True).first(),
        asks=asks.filter(state="open").count(),
        answered=asks.filter(state="answered", steps__state="answered", steps__at__date__gt=since)
        .distinct()
        .count(),
        board=board,
        meets=meets,
    )


def _proposals(plan: Plan, person: User) -> tuple[ProposedTest, ...]:
    if not may_decide(person):
        return ()
    waiting = ProposedTest.objects.filter(action__plan=plan, state="waiting").exclude(
        by=person.get_username()
    )
    return tuple(waiting.select_related("action").order_by("pk"))
