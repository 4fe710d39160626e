"""Which bodies are told of a plan, and what is said of one on the plan's pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import timezone

from sightline.bodies import services as bodies
from sightline.bodies.models import Body
from sightline.bodies.queries import body_by_name
from sightline.bodies.rules import BodyDescription
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Oversight, Plan
from sightline.programme.plans.services.plans import what_plan
from sightline.trail.services import record, recorded_transaction


def describe_body(
    plan: Plan,
    name: str,
    chaired: BodyDescription,
    *,
    edition: int | None = None,
    reason: str = "",
    by: str,
    kept_in: str = "",
) -> Body:
    """Say who chairs a body and how often it meets; a body nobody named before is named with it. `edition`: the body's
    as it was seen, 0 where they saw none of that name, None where nobody looked; `kept_in`: where a report names it.

    A body that another plan of the authority is told of already is the same one: told of nothing new, it is only told of
    this plan too. What is said of it for the first time needs no reason. CannotChangePlanError
    where what was said is changed without one, or all of it is known already; ChangedMeanwhileError where
    somebody else changed the body after that edition.
    """
    with recorded_transaction(), refusals_of_bodies():
        before = body_by_name(plan.authority, name)
        body = before or bodies.body_called(plan.authority, name, by=by, kept_in=kept_in)
        news = oversee(plan, body, by=by) or bool(kept_in)
        Body.objects.filter(pk=body.pk, kept_in="").update(kept_in=kept_in)
        if before and news and chaired in (BodyDescription(), before.chaired):
            detail = {"body": body.name}
            record(
                by=by,
                action=ProgrammeVerb.BODY_TOLD_OF_PLAN,
                what=what_plan(plan),
                reason=reason,
                detail=detail,
            )
            return body
        more: dict[str, Any] = {"edition": edition if before else None, "new": before is None}
        about = what_plan(plan)
        return bodies.describe_body(body, chaired, reason=reason, by=by, about=about, **more)


def body_of_plan(plan: Plan, name: str, *, by: str) -> Body:
    """The body of that name, told of the plan from now on where it was not. CannotChangePlanError for no name."""
    with refusals_of_bodies():
        body = bodies.body_called(plan.authority, name, by=by)
    oversee(plan, body, by=by)
    return body


def oversee(plan: Plan, body: Body, *, by: str) -> bool:
    """A body is told of a plan; gives whether that is new. For what is recorded by its caller."""
    _, begins = Oversight.objects.get_or_create(
        plan=plan, body=body, defaults={"by": by, "at": timezone.now()}
    )
    return begins


@contextmanager
def refusals_of_bodies() -> Iterator[None]:
    """What cannot be done to a body cannot be done to the plan: the same sentence, beside the same field."""
    try:
        yield
    except bodies.CannotChangeBodyError as fault:
        raise CannotChangePlanError(str(fault), fault.field) from fault
