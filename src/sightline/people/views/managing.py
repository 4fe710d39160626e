"""People, as an administrator sees them: who has an account, what it opens, and nothing of what it shows."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.history.views import EditPage
from sightline.people import rules
from sightline.people.forms.managing import AddForm, GrantForm, PersonForm
from sightline.people.models import ROLE_CHOICES, AccountChange, Grant, User
from sightline.people.queries import person
from sightline.people.queries.account_changes import FIELD_WORDS, changes_of
from sightline.people.queries.accounts import (
    AccountRow,
    everybody,
    has_second_factor,
    managed_by,
    team_choices,
)
from sightline.people.queries.opened import last_day
from sightline.people.queries.requests import to_confirm, waiting_about
from sightline.people.role_words import ROLE_WORDS, sees_children_of
from sightline.people.services import CannotAddUserError, granting, requests
from sightline.people.services.changing import CannotChangeError
from sightline.people.services.requests import Result
from sightline.people.views.confirming import needs_fresh_sign_in
from sightline.people.views.requests import waiting_for
from sightline.web import words
from sightline.web.account_names import name_and_post
from sightline.web.components import Cell, Column, Table
from sightline.web.form_pages import form_page, say_saved
from sightline.web.lists import query_param

ADDING = (
    "A password is made for them and shown to you once. They choose their own when they first sign in. If the role sees "
    "children, a second person confirms the account, and each of you passes on half of the password."
)


@require_safe
def everyone(request: HttpRequest) -> HttpResponse:
    """Everybody who has an account."""
    accounts = everybody(settings.SECOND_FACTOR, managed_by(person(request)))
    text, role = query_param(request, "q").strip(), query_param(request, "role")
    matching = [each for each in accounts if _is_searched(each.user, text, role)]
    context = {
        "table": _table(matching),
        "shown": len(matching),
        "active": sum(1 for each in accounts if each.user.is_active),
        "without": sum(1 for each in accounts if _lacks_factor(each)),
        "no_team": sum(1 for each in accounts if each.user.is_active and each.user.lacks_a_team),
        "q": text,
        "role": role,
        "role_choices": sorted(ROLE_CHOICES, key=lambda pair: pair[1]),
        "searched": bool(text or role),
    }
    return render(request, "people/everyone.html", context | {"waiting": len(to_confirm(person(request)))})


def _is_searched(user: User, text: str, role: str) -> bool:
    """Whether the name, the post or the user name holds this text, and the role is this one; a blank asks for nothing."""
    words_of_user = f"{name_and_post(user)} {user.username}".casefold()
    return all(each in words_of_user for each in text.casefold().split()) and role in ("", user.role)


def role_lines() -> list[tuple[str, str]]:
    """Every role with what it may do, in order of its title."""
    return sorted((rules.title(role), line) for role, line in ROLE_WORDS.items())


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add somebody, and show once the password, or the half of it, to hand over."""
    own = person(request).authority
    form = AddForm(request.POST or None, initial={"authority": own}, teams=team_choices())
    form.keep_to(own)
    if form.is_valid():
        values = form.cleaned_data
        try:
            result = requests.add(
                values["username"],
                values["role"],
                full_name=values["full_name"],
                by=person(request).get_username(),
                teams=values["teams"],
                authority=values["authority"],
            )
        except CannotAddUserError as fault:
            form.add_error("username", str(fault))
        else:
            return _password_once(request, result, new=True)
    return form_page(
        request,
        "Add somebody",
        form,
        template="people/add.html",
        base="people/page.html",
        roles=role_lines(),
        sentences=[ADDING],
        button="Add",
        back=reverse("people"),
        back_words="Back to people",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody's account: change it, and what else can be done with it."""
    user = account_named(request, number)
    page = _editing(request, user)
    results: list[Result] = []

    def save() -> bool:
        try:
            made = requests.change(
                user,
                by=person(request).get_username(),
                edition=page.edition,
                **page.form.cleaned_data,
            )
        except CannotChangeError as fault:
            page.form.add_error("role", str(fault))
            return False
        results.append(made)
        return True

    sent = page.send(save)
    if sent is not None:
        return _waits_or(request, results[0], user, sent) if results else sent
    return render(request, "people/person.html", _about(request, user, page.form) | page.context)


@require_POST
@needs_fresh_sign_in(minutes=60, back="person")
def new_password(request: HttpRequest, number: int) -> HttpResponse:
    """Make somebody a new password, and show it once, or the half of it."""
    user = account_named(request, number)
    try:
        result = requests.reset_password(user, by=person(request).get_username())
    except CannotChangeError as fault:
        return _cannot(request, user, fault)
    return _password_once(request, result, new=False)


@require_POST
def active(request: HttpRequest, number: int) -> HttpResponse:
    """Let somebody sign in, or no longer."""
    user = account_named(request, number)
    wanted = request.POST.get("active") == "yes"
    try:
        result = requests.set_active(user, wanted, by=person(request).get_username())
    except CannotChangeError as fault:
        return _cannot(request, user, fault)
    if result.waits is None:
        name = user.get_full_name()
        say_saved(request, f"{name} can sign in again" if wanted else f"{name} can no longer sign in")
    return _waits_or(request, result, user, redirect("person", number))


@require_POST
@needs_fresh_sign_in(minutes=60, back="person")
def lost_factor(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a second factor that somebody has lost."""
    user, by = account_named(request, number), person(request).get_username()
    if user.username == by:
        return _cannot(
            request, user, CannotChangeError("Your own second factor is changed on your account's page.")
        )
    try:
        result = requests.remove_factor(user, by=by)
    except CannotChangeError as fault:
        return _cannot(request, user, fault)
    return _waits_or(request, result, user, redirect("person", number))


@require_http_methods(["GET", "HEAD", "POST"])
def grant(request: HttpRequest, number: int) -> HttpResponse:
    """Ask a sponsor to open something for somebody for a while."""
    user, by = account_named(request, number), person(request).get_username()
    today = words.long_date(timezone.localdate())
    sponsors = granting.may_sponsor(user, by=by)
    form = GrantForm(request.POST or None, person=user, sponsors=sponsors, initial={"first": today})
    if form.is_valid():
        try:
            result = requests.grant(user, by=by, **form.cleaned_data)
        except granting.CannotGrantError as fault:
            form.add_error(None, str(fault))
        else:
            return _waits_or(request, result, user, redirect("person", number))
    return form_page(
        request,
        f"Open something for {user.get_full_name()} for a while",
        form,
        template="people/grant.html",
        base="people/page.html",
        title=f"Open something for {user.get_full_name()}",
        caption=rules.title(user.role),
        someone=user,
        button="Ask the sponsor",
    )


@require_POST
def end_grant(request: HttpRequest, number: int) -> HttpResponse:
    """End a grant before its last day."""
    made = get_object_or_404(Grant, pk=number, person__in=managed_by(person(request)))
    granting.end(made, by=person(request).get_username())
    say_saved(request, "Access ended")
    return redirect("person", made.person.pk)


def account_named(request: HttpRequest, number: int) -> User:
    """The account of that number, of those this administrator manages; Http404 where it is none of theirs."""
    return get_object_or_404(managed_by(person(request)), pk=number)


def _editing(request: HttpRequest, user: User) -> EditPage:
    """The account's form, of which the second of two administrators is shown both texts."""

    def form_of(account: User, data: Any) -> PersonForm:
        stands = {
            "full_name": account.full_name,
            "role": account.role,
            "teams": account.teams,
            "authority": account.authority,
        }
        form = PersonForm(data, initial=stands, teams=team_choices())
        form.keep_to(person(request).authority)
        return form

    back = reverse("person", args=[user.pk])
    saved = f"{user.get_full_name()}’s account saved"
    return EditPage(request=request, thing=user, form_of=form_of, back=back, saved=saved)


def _waits_or(request: HttpRequest, result: Result, user: User, done: HttpResponse) -> HttpResponse:
    """The page that says who must confirm, where it waits; else the answer to what was done."""
    if result.waits is None:
        return done
    return render(request, "people/waits.html", {"someone": user, **waiting_for(result.waits)})


def _about(request: HttpRequest, user: User, form: PersonForm) -> dict[str, Any]:
    names = dict(team_choices())
    return {
        "requests": [waiting_for(each) for each in waiting_about(user)],
        "form": form,
        "someone": user,
        "role": rules.title(user.role),
        "roles": role_lines(),
        "sees": sees_children_of(user.role, [names.get(each, each) for each in user.teams]),
        "is_self": user == person(request),
        "has_factor": has_second_factor(user),
        "grantable": bool(rules.grantable(user.role)) or rules.needs_a_grant(user.role),
        "outsider": rules.needs_a_grant(user.role),
        "has_ended": user.has_ended,
        "last": last_day(user),
        "history": [_change_row(each) for each in changes_of(user)],
        "grants": [
            _grant_row(each) for each in Grant.objects.filter(person=user).select_related("sponsor", "person")
        ],
    }


def _change_row(change: AccountChange) -> dict[str, Any]:
    """What was changed, from what and to what, in words."""
    teams: dict[str, str] = dict(team_choices()) if change.field == "teams" else {}

    def text(value: str) -> str:
        if change.field == "role":
            return rules.title(value) if value in rules.MATRIX else value
        if change.field == "teams":
            return ", ".join(str(teams.get(each, each)) for each in json.loads(value or "[]"))
        return {"True": "yes", "False": "no"}.get(value, value)

    what = FIELD_WORDS.get(change.field, change.field)
    return {"change": change, "what": what, "was": text(change.was), "now": text(change.now)}


def _grant_row(made: Grant) -> dict[str, Any]:
    today = timezone.localdate()
    state = "Ended" if made.ended_at else "Live" if made.first <= today <= made.last else "To come"
    return {
        "grant": made,
        "state": state,
        "opens": [rules.opens_words(made.person.role, column) for column in made.opens],
    }


def _table(accounts: list[AccountRow]) -> Table:
    columns = [
        Column(title)
        for title in (
            "Name",
            "User name",
            "Role",
            "Children's records",
            "Second factor",
            "Signs in",
            "Last signed in",
        )
    ]
    names = dict(team_choices())
    return Table("People", columns, [_row(each, names) for each in accounts], caption_hidden=True)


def _row(each: AccountRow, names: dict[str, str]) -> list[Cell]:
    user = each.user
    missing = "Not set up yet" if _lacks_factor(each) else "No"
    seen = timezone.localtime(user.last_login).date() if user.last_login else None
    return [
        Cell(name_and_post(user), href=f"/people/{user.pk}"),
        Cell(user.username),
        Cell(rules.title(user.role)),
        Cell(sees_children_of(user.role, [names.get(team, team) for team in user.teams])),
        Cell("Yes" if each.has_second_factor else missing),
        Cell(_signs_in(each)),
        Cell(words.short_date(seen) if seen else "Never"),
    ]


def _signs_in(each: AccountRow) -> str:
    if not each.user.is_active:
        return "No"
    if not each.user.has_ended:
        return "Yes"
    return "No, access has ended" if each.had_access else "No, no access has been added yet"


def _lacks_factor(each: AccountRow) -> bool:
    return each.user.is_active and each.needs_second_factor and not each.has_second_factor


def _password_once(request: HttpRequest, result: Result, *, new: bool) -> HttpResponse:
    if result.waits is not None:
        context = {"someone": result.user, "password": result.password, **waiting_for(result.waits)}
        return render(request, "people/waits.html", context)
    user: Any = result.user
    context = {"someone": user, "password": result.password, "new": new}
    return render(
        request, "people/password_once.html", context | {"outsider": rules.needs_a_grant(user.role)}
    )


def _cannot(request: HttpRequest, user: User, fault: CannotChangeError) -> HttpResponse:
    context = {"someone": user, "sentence": str(fault)}
    return render(request, "people/cannot.html", context, status=409)
