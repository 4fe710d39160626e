"""Owners are asked for updates, those who have not answered are chased, and the request is closed."""

from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from sightline.history.services import as_seen, count_up
from sightline.people.models import User
from sightline.programme.delivery.queries.update_requests import RequestState, open_request
from sightline.programme.delivery.services.mailing import send_email
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Plan, UpdateRequest
from sightline.trail.services import record, recorded_transaction


def ask_for_updates(plan: Plan, due: date, *, words: str = "", by: str) -> UpdateRequest:
    """Ask everybody who owns an open action of the plan to say by that day where it stands. CannotChangePlanError where a
    request is open already, or the day has passed.
    """
    if due < timezone.localdate():
        raise CannotChangePlanError("That date has passed. Enter one that is still to come.", "due")
    with recorded_transaction():
        if open_request(plan):
            raise CannotChangePlanError("Updates have been asked for already. Close that request first.")
        made = UpdateRequest.objects.create(plan=plan, due=due, words=words.strip(), by=by, at=timezone.now())
        detail = {"request": made.pk, "due": due.isoformat(), "words": made.words}
        record(by=by, action=ProgrammeVerb.UPDATES_ASKED, what=f"plan {plan.pk}", detail=detail)
    return made


def close_request(state: RequestState, *, edition: int | None = None, by: str) -> None:
    """No update is waited for any more. ChangedMeanwhileError where somebody else closed it."""
    with recorded_transaction():
        now = as_seen(state.request, edition)
        if now.closed_at:
            raise CannotChangePlanError("It is closed already.")
        now.closed_at = timezone.now()
        count_up(now, "closed_at", by=by)
        detail = {"request": now.pk, "from": "open", "to": "closed"}
        detail |= {"answered": len(state.received), "missing": len(state.missing)}
        record(by=by, action=ProgrammeVerb.UPDATES_CLOSED, what=f"plan {now.plan_id}", detail=detail)


def chase(state: RequestState, *, by: str) -> tuple[list[str], list[str]]:
    """Write to everybody whose update is missing; gives the accounts written to, and those that could not be."""
    reached: list[str] = []
    missed: list[str] = []
    for user in User.objects.filter(username__in=state.owners, is_active=True).order_by("username"):
        (reached if _sent(user, state) else missed).append(user.get_username())
    with recorded_transaction():
        _reminders(state.request, reached)
        detail = {"request": state.request.pk, "to": reached, "not_reached": missed}
        what = f"plan {state.request.plan_id}"
        record(by=by, action=ProgrammeVerb.UPDATES_CHASED, what=what, detail=detail)
    return reached, missed


def _reminders(request: UpdateRequest, accounts: list[str]) -> None:
    """Keep when reminders went last, and all the accounts one went to."""
    now = UpdateRequest.objects.get(pk=request.pk)
    if accounts:
        now.reminders_to = sorted({*now.reminders_to, *accounts})
        now.reminders_at = timezone.now()
        now.save(update_fields=["reminders_to", "reminders_at"])


def _sent(user: User, state: RequestState) -> bool:
    """Whether the reminder went. No subject says what an action is called, because subjects are seen by others."""
    mine = [each.line for each in state.missing if each.line.owner == user.get_username()]
    context = {"lines": mine, "request": state.request, "address": settings.ADDRESS}
    text = render_to_string("programme/actions/chase.txt", context)
    subject = f"Improvement plan: updates missing for {len(mine)}"
    return send_email(user, subject, text)
