"""Who chairs a body that is told of a plan, and how often it meets. A body is its name, without regard to capitals."""

from django.utils import timezone

from sightline.programme.kinds.refusals import CannotChangePlanError, said
from sightline.programme.models import Body, Meeting, Plan, Showing
from sightline.programme.plans.rules.bodies import Chaired
from sightline.programme.plans.services.plans import what_plan
from sightline.trail.services import one_writer, record


def known_as(plan: Plan, body: str) -> str:
    """How a body that is meant is written already; as it was typed where it is new. CannotChangePlanError for no name."""
    typed = " ".join(said(body, "Enter which body it is.", "body").split())
    named = (
        Meeting.objects.filter(plan=plan, body__iexact=typed).values_list("body", flat=True),
        Body.objects.filter(plan=plan, name__iexact=typed).values_list("name", flat=True),
        Showing.objects.filter(version__plan=plan, body__iexact=typed).values_list("body", flat=True),
    )
    return next((found for each in named if (found := each.first())), typed)


def describe_body(
    plan: Plan,
    body: str,
    chaired: Chaired,
    *,
    seen: str | None = None,
    reason: str,
    by: str,
    kept_in: str = "",
) -> Body:
    """Say who chairs a body and how often it meets; a body nobody named before is named with it. `seen`: what was
    known of it in words when they looked, None where nobody looked.

    CannotChangePlanError where no reason is given, all of it is known already, or somebody else said it meanwhile.
    """
    reason = said(reason, "Say why it is said or changed.", "reason")
    if chaired.outside and not chaired.chair:
        raise CannotChangePlanError("Enter the post from outside the council that chairs it.", "chair")
    with one_writer():
        name = known_as(plan, body)
        found = Body.objects.filter(plan=plan, name__iexact=name).first()
        before = chaired_of(found) if found else Chaired()
        if found and seen is not None and before.words != seen:
            raise CannotChangePlanError(
                f"{found.by} changed {found.name} while you had it open. It now says: {before.words or 'nothing'} What you "
                "typed was not saved: look at both, and send again."
            )
        if found and before == chaired:
            raise CannotChangePlanError("That is known already. Change what differs.")
        now: Body = found or Body(plan=plan, name=name, kept_in=kept_in)
        now.chair, now.chair_outside, now.meets = chaired.chair, chaired.outside, chaired.meets
        now.by, now.at = by, timezone.now()
        now.save()
        detail = {"body": now.name, "from": before.plain if found else {}, "to": chaired.plain}
        record(by=by, action="body_described", what=what_plan(plan), reason=reason, detail=detail)
    return now


def chaired_of(body: Body) -> Chaired:
    """What is known of a body."""
    return Chaired(body.chair, body.chair_outside, body.meets)
