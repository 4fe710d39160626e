"""People, as an administrator sees them: who has an account, what it opens, and nothing of what it shows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.people import rules
from sightline.people.actions import CannotAddUserError, add_user, changing, granting, second_factor
from sightline.people.actions.changing import CannotChangeError
from sightline.people.forms.managing import AddForm, GrantForm, PersonForm
from sightline.people.models import Grant, User
from sightline.people.queries import person
from sightline.people.queries.accounts import Listed, everybody, has_second_factor, team_choices
from sightline.people.queries.opened import last_day
from sightline.people.views.confirming import needs_fresh_sign_in
from sightline.web import words
from sightline.web.components import Cell, Column, Table


@require_safe
def everyone(request: HttpRequest) -> HttpResponse:
    """Everybody who has an account."""
    found = everybody(settings.SECOND_FACTOR)
    active = sum(1 for each in found if each.user.is_active)
    without = sum(1 for each in found if _lacks_factor(each))
    return render(
        request, "people/everyone.html", {"table": _table(found), "active": active, "without": without}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add somebody, and show once the password to hand over."""
    form = AddForm(request.POST or None, teams=team_choices())
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = add_user(
                given["username"],
                given["role"],
                by=person(request).get_username(),
                teams=given["teams"],
                authority=given["authority"],
                to_be_changed=True,
            )
        except CannotAddUserError as fault:
            form.add_error("username", str(fault))
        else:
            return _password_once(request, made.user, made.password, new=True)
    return render(request, "people/add.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Somebody's account: change it, and what else can be done with it."""
    user = get_object_or_404(User, pk=number)
    now = {"role": user.role, "teams": user.teams, "authority": user.authority}
    form = PersonForm(request.POST or None, initial=now, teams=team_choices())
    if form.is_valid():
        try:
            changing.change(user, by=person(request).get_username(), **form.cleaned_data)
        except CannotChangeError as fault:
            form.add_error("role", str(fault))
        else:
            return redirect("person", number)
    return render(request, "people/person.html", _about(request, user, form))


@require_POST
@needs_fresh_sign_in(minutes=60, back="person")
def new_password(request: HttpRequest, number: int) -> HttpResponse:
    """Make somebody a new password, and show it once."""
    user = get_object_or_404(User, pk=number)
    try:
        made = changing.reset_password(user, by=person(request).get_username())
    except CannotChangeError as fault:
        return _cannot(request, user, fault)
    return _password_once(request, user, made, new=False)


@require_POST
def active(request: HttpRequest, number: int) -> HttpResponse:
    """Let somebody sign in, or no longer."""
    user = get_object_or_404(User, pk=number)
    try:
        changing.set_active(user, request.POST.get("active") == "yes", by=person(request).get_username())
    except CannotChangeError as fault:
        return _cannot(request, user, fault)
    return redirect("person", number)


@require_POST
@needs_fresh_sign_in(minutes=60, back="person")
def lost_factor(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a second factor that somebody has lost."""
    user, by = get_object_or_404(User, pk=number), person(request).get_username()
    if user.username == by:
        return _cannot(
            request, user, CannotChangeError("Your own second factor is changed on your account's page.")
        )
    second_factor.remove(user, by=by, why="lost")
    return redirect("person", number)


@require_http_methods(["GET", "HEAD", "POST"])
def grant(request: HttpRequest, number: int) -> HttpResponse:
    """Open something for somebody for a while."""
    user, by = get_object_or_404(User, pk=number), person(request).get_username()
    today = words.long_date(timezone.localdate())
    sponsors = granting.may_sponsor(user, by=by)
    form = GrantForm(request.POST or None, person=user, sponsors=sponsors, initial={"first": today})
    if form.is_valid():
        try:
            granting.grant(user, by=by, **form.cleaned_data)
        except granting.CannotGrantError as fault:
            form.add_error(None, str(fault))
        else:
            return redirect("person", number)
    about = {"form": form, "someone": user, "role": rules.title(user.role)}
    return render(request, "people/grant.html", about)


@require_POST
def end_grant(request: HttpRequest, number: int) -> HttpResponse:
    """End a grant before its last day."""
    made = get_object_or_404(Grant, pk=number)
    granting.end(made, by=person(request).get_username())
    return redirect("person", made.person.pk)


def _about(request: HttpRequest, user: User, form: PersonForm) -> dict[str, Any]:
    return {
        "form": form,
        "someone": user,
        "role": rules.title(user.role),
        "is_self": user == person(request),
        "has_factor": has_second_factor(user),
        "grantable": bool(rules.grantable(user.role)) or rules.needs_a_grant(user.role),
        "outsider": rules.needs_a_grant(user.role),
        "has_ended": user.has_ended,
        "last": last_day(user),
        "grants": [_grant_row(each) for each in Grant.objects.filter(person=user).select_related("sponsor")],
    }


def _grant_row(made: Grant) -> dict[str, Any]:
    today = timezone.localdate()
    state = "Ended" if made.ended_at else "Live" if made.first <= today <= made.last else "To come"
    return {"grant": made, "state": state, "opens": [rules.COLUMNS[column] for column in made.opens]}


def _table(found: list[Listed]) -> Table:
    columns = [
        Column(title) for title in ("Name", "Role", "Teams", "Second factor", "Signs in", "Last signed in")
    ]
    return Table("People", columns, [_row(each) for each in found], caption_hidden=True)


def _row(each: Listed) -> list[Cell]:
    user = each.user
    missing = "Not set up yet" if _lacks_factor(each) else "No"
    seen = timezone.localtime(user.last_login).date() if user.last_login else None
    return [
        Cell(user.username, href=f"/people/{user.pk}"),
        Cell(rules.title(user.role)),
        Cell(f"{len(user.teams):,}" if user.teams else "By role"),
        Cell("Yes" if each.has_second_factor else missing),
        Cell(_signs_in(user)),
        Cell(words.short_date(seen) if seen else "Never"),
    ]


def _signs_in(user: User) -> str:
    if not user.is_active:
        return "No"
    return "No, access has ended" if user.has_ended else "Yes"


def _lacks_factor(each: Listed) -> bool:
    return each.user.is_active and each.needs_second_factor and not each.has_second_factor


def _password_once(request: HttpRequest, user: User, password: str, *, new: bool) -> HttpResponse:
    context = {"someone": user, "password": password, "new": new, "outsider": rules.needs_a_grant(user.role)}
    return render(request, "people/password_once.html", context)


def _cannot(request: HttpRequest, user: User, fault: CannotChangeError) -> HttpResponse:
    context = {"someone": user, "sentence": str(fault)}
    return render(request, "people/cannot.html", context, status=409)
