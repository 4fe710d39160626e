"""Guarding children's records: breaking glass, looking into who did, and the restricted list."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from sightline.people.fingerprints import KeyChangedError
from sightline.people.forms.managing import GlassForm, LiftRestrictionForm, RestrictForm, ReviewForm
from sightline.people.models import BreakGlass, RestrictedChild, User
from sightline.people.queries import open_glass, person
from sightline.people.queries.accounts import not_in_the_data, only_teams, team_choices
from sightline.people.queries.opened import glass_seen_by, reviewed, waiting_for_review
from sightline.people.services.glass import CannotBreakGlassError, break_glass, review
from sightline.people.services.restricting import lift, restrict
from sightline.web import words
from sightline.web.account_names import full_name
from sightline.web.components import Cell, Column, Table
from sightline.web.form_pages import done, say_saved


@require_http_methods(["GET", "HEAD", "POST"])
def glass(request: HttpRequest) -> HttpResponse:
    """Ask to see a team's children, or one child, outside one's scope; opens for two hours."""
    user = person(request)
    own = user.own_scope
    names = dict(team_choices())
    outside = [(team, name) for team, name in only_teams(user.authority) if team not in own.teams]
    form = GlassForm(request.POST or None, teams=outside)
    if form.is_valid():
        try:
            break_glass(user, by=user.get_username(), **form.cleaned_data)
        except CannotBreakGlassError as fault:
            form.add_error("team", str(fault))
        else:
            return redirect("glass")
    open_now = [(_opened(each, names), each) for each in open_glass(user)]
    context = {"form": form, "open": open_now, "whole": own.whole_authority, "nobody": own.nobody}
    return render(request, "people/glass.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def reviews(request: HttpRequest) -> HttpResponse:
    """Broken glass that waits for its review, and what was found of the rest; sent, a review."""
    form, faulty, user = ReviewForm(), None, person(request)
    if request.method == "POST":
        form = ReviewForm(request.POST)
        number = str(request.POST.get("glass", ""))
        faulty = get_object_or_404(glass_seen_by(user), pk=int(number) if number.isdecimal() else 0)
        if form.is_valid():
            try:
                review(faulty, by=user.get_username(), **form.cleaned_data)
            except CannotBreakGlassError as fault:
                form.add_error("note", str(fault))
            else:
                say_saved(request, "Review saved")
                return redirect("glass-reviews")
    names = dict(team_choices())
    waiting = [(_opened(each, names), each, _is_late(each)) for each in waiting_for_review(user)]
    context = {
        "form": form,
        "faulty": faulty,
        "waiting": waiting,
        "done": _glass_table(reviewed(user), names),
    }
    return render(request, "people/reviews.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def restricted(request: HttpRequest) -> HttpResponse:
    """The restricted list, without a child's reference on it; sent, children to be put on it."""
    form = RestrictForm(request.POST or None, unknown=not_in_the_data)
    if form.is_valid():
        values = form.cleaned_data

        def put_on_the_list() -> None:
            restrict(
                values["references"].splitlines(),
                kind=values["kind"],
                why=values["why"],
                allowed=re.split(r"[,\s]+", values["allowed"]),
                by=person(request).get_username(),
            )

        try:
            if done(form, put_on_the_list):
                say_saved(request, "Restricted list saved")
                return redirect("restricted")
        except KeyChangedError as changed:
            form.add_error("references", str(changed))
    return _restricted_page(request, form, LiftRestrictionForm())


@require_POST
def lift_restriction(request: HttpRequest) -> HttpResponse:
    """Take a child off the restricted list."""
    form = LiftRestrictionForm(request.POST)
    if form.is_valid():
        try:
            if done(form, lambda: lift(by=person(request).get_username(), **form.cleaned_data)):
                say_saved(request, "Restriction lifted")
                return redirect("restricted")
        except KeyChangedError as changed:
            form.add_error("reference", str(changed))
    return _restricted_page(request, RestrictForm(unknown=not_in_the_data), form)


def _restricted_page(
    request: HttpRequest, adding: RestrictForm, lifting: LiftRestrictionForm
) -> HttpResponse:
    restrictions = list(RestrictedChild.objects.prefetch_related("allowed"))
    context = {
        "form": adding,
        "lifting": lifting,
        "count": len(restrictions),
        "table": _restricted_table(restrictions),
    }
    return render(request, "people/restricted.html", context)


def _restricted_table(restrictions: list[RestrictedChild]) -> Table:
    titles = ("Kind", "Why", "Who may still see the child", "Restricted by", "Since")
    rows = [
        [
            Cell(each.get_kind_display()),  # pyright: ignore[reportAttributeAccessIssue]
            Cell(each.why),
            Cell(", ".join(sorted(full_name(allowed) for allowed in each.allowed.all())) or "Nobody"),
            Cell(each.added_by),
            Cell(words.short_date(timezone.localtime(each.added_at).date())),
        ]
        for each in restrictions
    ]
    return Table("Restricted children", [Column(title) for title in titles], rows, caption_hidden=True)


def _glass_table(openings: list[BreakGlass], names: dict[str, str]) -> Table:
    titles = ("Broken", "Who", "What", "Why", "Reviewed by", "Reviewed", "Found")
    rows = [
        [
            Cell(words.short_moment(timezone.localtime(each.broken_at))),
            Cell(_name(each.person)),
            Cell(_opened(each, names)),
            Cell(each.why),
            Cell(each.reviewed_by),
            Cell(words.short_moment(timezone.localtime(each.reviewed_at))) if each.reviewed_at else Cell(""),
            Cell(each.note),
        ]
        for each in openings
    ]
    return Table("Reviewed", [Column(title) for title in titles], rows, caption_hidden=True)


def _opened(each: BreakGlass, names: dict[str, str]) -> str:
    return names.get(each.team, each.team) or "One child"


def _name(user: User) -> str:
    return user.get_username()


def _is_late(each: BreakGlass) -> bool:
    """Whether the day on which it should have been reviewed has passed."""
    return timezone.localdate(each.broken_at) < timezone.localdate()
