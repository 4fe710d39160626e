"""What waits for a second person: shown to who may confirm it, confirmed, refused, or withdrawn by who asked."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST, require_safe

from sightline.people import rules
from sightline.people.forms.managing import RefuseForm
from sightline.people.models import AccountRequest
from sightline.people.queries import person
from sightline.people.queries.accounts import team_choices
from sightline.people.queries.requests import asked_by, may_confirm, to_confirm
from sightline.people.services import confirming
from sightline.people.services.confirming import CannotConfirmError, NotTheirRequestError
from sightline.people.services.requests import who_confirms
from sightline.people.views.confirming import needs_fresh_sign_in
from sightline.trail import refusing
from sightline.web import words
from sightline.web.account_names import full_name, name_and_post
from sightline.web.form_pages import say_saved


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What waits for whoever asks, and what became of what they asked for."""
    return _page(request)


@require_POST
@needs_fresh_sign_in(minutes=60, back="requests")
def confirm(request: HttpRequest) -> HttpResponse:
    """Yes: do it. Shows the other half of a password once, where one was made."""
    account_request = _theirs(request)
    try:
        result = confirming.confirm(account_request, by=person(request).get_username())
    except NotTheirRequestError as refused:
        raise PermissionDenied from refused
    except CannotConfirmError as fault:
        return _page(request, problem=str(fault), status=409)
    if result.password:
        context = {"someone": result.user, "password": result.password, "asked_by": account_request.asked_by}
        return render(request, "people/second_half.html", context)
    say_saved(request, "Request confirmed")
    return redirect("requests")


@require_POST
def refuse(request: HttpRequest) -> HttpResponse:
    """No: nothing is done. Whoever asked withdraws it here."""
    account_request, form = _theirs(request), RefuseForm(request.POST)
    if not form.is_valid():
        return _page(request, problem="Say why it is refused or withdrawn, in a few words.", status=400)
    try:
        confirming.refuse(account_request, by=person(request).get_username(), why=form.cleaned_data["why"])
    except CannotConfirmError as fault:
        return _page(request, problem=str(fault), status=409)
    say_saved(request, "Your answer is recorded")
    return redirect("requests")


def waiting_for(account_request: AccountRequest) -> dict[str, Any]:
    """One request in words: what becomes of whom, who asked, and who may confirm it."""
    others = who_confirms(account_request.asked_by, account_request.name).order_by("username")
    names = [name_and_post(each) for each in others if may_confirm(each, account_request)]
    whole = account_request.wanted.get("full_name") or full_name(account_request.name)
    of_whom = account_request.name if whole == account_request.name else f"{whole} ({account_request.name})"
    return {
        "asked": account_request,
        "said": f"{account_request.get_kind_display()}: {of_whom}",  # pyright: ignore[reportAttributeAccessIssue]
        "facts": _facts(account_request),
        "may_confirm": [name_and_post(account_request.sponsor)] if account_request.sponsor else names,
    }


def _facts(account_request: AccountRequest) -> list[tuple[str, str]]:
    """What it becomes, and what it is now where that is another thing."""
    wanted, was = account_request.wanted, account_request.person
    if account_request.kind == "grant":
        first, last = (
            words.long_date(day) for name in ("first", "last") if (day := parse_date(wanted[name]))
        )
        opens = (
            ", ".join(rules.opens_words(was.role, column) for column in wanted["opens"] if was)
            or "The account, with what its role has"
        )
        return [("Opens", opens), ("From", first), ("Until", last), ("Why", wanted["why"])]
    facts = []
    if wanted:
        teams = dict(team_choices())
        whole = wanted.get("full_name", "")
        facts = [
            ("Full name", _change_words(whole or "None", (was.full_name or "None") if was else None)),
            ("Role", _change_words(rules.title(wanted["role"]), rules.title(was.role) if was else None)),
            (
                "Teams",
                _change_words(_teams(wanted["teams"], teams), _teams(was.teams, teams) if was else None),
            ),
            (
                "Authority",
                _change_words(wanted["authority"] or "All", (was.authority or "All") if was else None),
            ),
        ]
    elif was:
        facts = [("Role", rules.title(was.role))]
    return facts


def _change_words(becomes: str, was: str | None) -> str:
    return becomes if was in (None, becomes) else f"{becomes}, now {was}"


def _teams(teams: list[str], titles: dict[str, str]) -> str:
    return ", ".join(titles.get(each, each) for each in teams) or "By role"


def _theirs(request: HttpRequest) -> AccountRequest:
    """The request that was sent, if it is theirs to decide. Refused, and that written down, where it is not."""
    number, user = str(request.POST.get("request", "")), person(request)
    account_request = AccountRequest.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    if account_request is None:
        raise Http404
    if account_request.asked_by != user.get_username() and not may_confirm(user, account_request):
        refusing.refuse(user.get_username(), f"request {account_request.pk} about an account")
    return account_request


def _page(request: HttpRequest, problem: str = "", status: int = 200) -> HttpResponse:
    user = person(request)
    context = {
        "waiting": [waiting_for(each) for each in to_confirm(user)],
        "own": [waiting_for(each) for each in asked_by(user)],
        "problem": problem,
        "now": timezone.now(),
    }
    return render(request, "people/requests.html", context, status=status)
