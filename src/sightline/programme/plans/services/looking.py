"""Looking at a plan from the command line: in a person's name, with the rights the pages give them."""

from django.db.models import QuerySet

from sightline.people.looking import refuse_look
from sightline.people.models import User
from sightline.people.queries import user_named
from sightline.programme.models import Plan
from sightline.programme.plans.queries.plans import plan_by_default, plans_seen_by


class NoSuchPlanError(LookupError):
    """They see no plan of that number or title; the sentence names those they see."""


def look_at_plan(by: str, plan_name: str, what: str) -> tuple[User, Plan]:
    """The person and the plan they ask for, by number or title; without one, the plan the pages show first.

    `what` is what the trail says was refused. LookRefusedError, NoSuchPlanError.
    """
    user = user_named(by)
    if user is None or not user.has_perm("plan.see_all"):
        why = f"There is no user '{by}'." if user is None else f"{by} may not see the whole plan."
        refuse_look(by, what, "", f"{why} Nothing was shown.")
    seen = plans_seen_by(user)
    plan = _plan_by_name(seen, plan_name.strip()) if plan_name.strip() else plan_by_default(user)
    if plan is None:
        choices = ", ".join(f"{each.pk} '{each.title}'" for each in seen)
        raise NoSuchPlanError(
            f"{by} sees no such plan. Name one of these with --plan: {choices}."
            if choices
            else f"{by} sees no plan yet. Make one on the pages first."
        )
    return user, plan


def _plan_by_name(seen: QuerySet[Plan], plan_name: str) -> Plan | None:
    number = int(plan_name) if plan_name.isascii() and plan_name.isdecimal() and len(plan_name) < 10 else 0
    plan: Plan | None = seen.filter(pk=number).first() or seen.filter(title__iexact=plan_name).first()  # type: ignore[assignment]
    return plan
