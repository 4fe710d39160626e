"""The second person: confirms what another asked for, and it is done; or refuses it, and nothing is."""

from datetime import date
from typing import Any

from django.utils import timezone

from sightline.people.ending import end_what_is_over
from sightline.people.models import AccountRequest, User
from sightline.people.queries.accounts import user_named
from sightline.people.queries.requests import may_confirm
from sightline.people.second_factor import Adapter, SecretLostError
from sightline.people.services import adding, changing, granting, second_factor
from sightline.people.services.requests import Result, machine_account
from sightline.people.two_people import COMMAND_LINE
from sightline.people.verbs import PeopleVerb
from sightline.trail import services as trail

VERBS = {
    "confirmed": PeopleVerb.REQUEST_CONFIRMED,
    "refused": PeopleVerb.REQUEST_REFUSED,
    "withdrawn": PeopleVerb.REQUEST_WITHDRAWN,
}
"""What the trail says of a request, by what became of it."""


class CannotConfirmError(ValueError):
    """A request that cannot be confirmed or refused now; the message is a sentence that says why and what to do."""


class NotTheirRequestError(CannotConfirmError):
    """It is somebody else's to confirm."""


def confirm(request: AccountRequest, *, by: str) -> Result:
    """Do what was asked for. CannotConfirmError, and nothing is done, where it is decided, expired or out of date.

    Gives the account, and the other half of a password made on the way.
    """
    end_what_is_over()
    with trail.recorded_transaction():
        now = _waiting(request)
        _refuse_unless_theirs(now, by)
        _refuse_unless_still_asked(now)
        try:
            result = _DO[now.kind](now, by)
        except (
            adding.CannotAddUserError,
            changing.CannotChangeError,
            granting.CannotGrantError,
            SecretLostError,
        ) as fault:
            raise CannotConfirmError(f"Nothing was done. {fault}") from fault
        now.person = result.user
        _decide(now, "confirmed", by)
    return result


def refuse(request: AccountRequest, *, why: str, by: str) -> None:
    """Refuse it, or withdraw it where it is one's own: nothing is done."""
    if not why.strip():
        raise CannotConfirmError("Say why.")
    with trail.recorded_transaction():
        now = _waiting(request)
        own = now.asked_by == by
        if not own:
            _refuse_unless_theirs(now, by)
        now.why = why.strip()
        _decide(now, "withdrawn" if own else "refused", by)


def _waiting(request: AccountRequest) -> AccountRequest:
    now = AccountRequest.objects.select_related("person", "sponsor").get(pk=request.pk)
    if now.outcome:
        raise CannotConfirmError(f"This was {now.get_outcome_display().lower()} by {now.decided_by} already.")  # pyright: ignore[reportAttributeAccessIssue]
    if now.until <= timezone.now():
        raise CannotConfirmError("This has expired. It can be asked for again.")
    return now


def _refuse_unless_theirs(now: AccountRequest, by: str) -> None:
    """The command line confirms what was asked for on a page, but never for a sponsor, and never what it asked for."""
    if by == COMMAND_LINE:
        allowed = now.kind != "grant" and now.asked_by != COMMAND_LINE
    else:
        user = user_named(by)
        allowed = user is not None and may_confirm(user, now)
    if not allowed:
        raise NotTheirRequestError("This is not yours to confirm: it takes a second person who may.")


def _refuse_unless_still_asked(now: AccountRequest) -> None:
    asker = user_named(now.asked_by)
    if now.asked_by != COMMAND_LINE and not (asker and asker.has_perm("people.manage")):
        raise CannotConfirmError(
            f"{now.asked_by}, who asked for this, does not manage people any more. Refuse it."
        )
    if now.person and now.person.edition != now.edition:
        raise CannotConfirmError(
            f"{now.name}'s account has changed since this was asked for. Refuse it; it can be asked for again."
        )


def _decide(now: AccountRequest, outcome: str, by: str) -> None:
    now.outcome, now.decided_by, now.decided_at, now.sealed = outcome, by, timezone.now(), ""
    now.save(update_fields=["outcome", "decided_by", "decided_at", "sealed", "why", "person"])
    detail = {"request": now.pk, "kind": now.kind, "asked_by": now.asked_by, **machine_account(by)}
    trail.record(by=by, action=VERBS[outcome], what=now.name, reason=now.why, detail=detail)


def _whole(now: AccountRequest) -> tuple[str, str]:
    """The password, and its second half."""
    half = adding.made_half()
    return f"{Adapter().decrypt(now.sealed)}-{half}", half


def _add(now: AccountRequest, by: str) -> Result:
    password, half = _whole(now)
    made = adding.add_user(
        now.name, password=password, by=now.asked_by, to_be_changed=True, confirmed_by=by, **now.wanted
    )
    return Result(user=made.user, password=half)


def _password(now: AccountRequest, by: str) -> Result:
    password, half = _whole(now)
    changing.reset_password(_person(now), password, by=now.asked_by, confirmed_by=by)
    return Result(user=now.person, password=half)


def _change(now: AccountRequest, by: str) -> Result:
    user = changing.change(_person(now), by=now.asked_by, confirmed_by=by, edition=now.edition, **now.wanted)
    return Result(user=user)


def _let_in(now: AccountRequest, by: str) -> Result:
    changing.set_active(_person(now), True, by=now.asked_by, confirmed_by=by)
    return Result(user=now.person)


def _factor(now: AccountRequest, by: str) -> Result:
    second_factor.remove(_person(now), by=now.asked_by, why="lost", confirmed_by=by)
    return Result(user=now.person)


def _grant(now: AccountRequest, by: str) -> Result:
    wanted: dict[str, Any] = dict(now.wanted)
    first, last = (date.fromisoformat(wanted.pop(name)) for name in ("first", "last"))
    sponsor: User = now.sponsor  # pyright: ignore[reportAssignmentType]
    granting.grant(
        _person(now), sponsor=sponsor, first=first, last=last, by=now.asked_by, confirmed_by=by, **wanted
    )
    return Result(user=now.person)


def _person(now: AccountRequest) -> User:
    if now.person is None:
        raise CannotConfirmError(f"There is no account named {now.name} any more.")
    return now.person


_DO = {
    "add": _add,
    "change": _change,
    "let_in": _let_in,
    "password": _password,
    "factor": _factor,
    "grant": _grant,
}
