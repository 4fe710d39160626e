"""The shell's own pages: where people land, the accessibility statement, and whether we are up."""

from collections.abc import Sequence
from typing import NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_safe

from sightline.engine.snapshots import current_id


class FirstPage(NamedTuple):
    """A page people begin on: its address's name, permissions all of which they have, and others none of which they have.

    `of_figures`: it shows figures, so that it says nothing while no data is loaded.
    """

    address: str
    permissions: Sequence[str]
    unless: Sequence[str] = ()
    of_figures: bool = False

    def is_for(self, person, *, loaded: bool) -> bool:
        """Whether this person begins there."""
        may = all(person.has_perm(each) for each in self.permissions)
        return (
            may and not any(person.has_perm(each) for each in self.unless) and (loaded or not self.of_figures)
        )


FIRST_PAGES = (
    FirstPage("reads-last-days", ["trail.read"]),
    FirstPage("today", ["data.load"]),
    FirstPage("my-day", ["children.see", "plan.see"], unless=["plan.see_all"], of_figures=True),
    FirstPage("programme", ["plan.see"], unless=["figures.work", "plan.change", "plan.approve"]),
    FirstPage("today", ["figures.see"], of_figures=True),
    FirstPage("programme", ["plan.see"]),
    FirstPage("today", ["figures.see"]),
    FirstPage("people", ["people.manage"]),
    FirstPage("evidence-rooms", ["rooms.see"]),
)
"""Where people begin: the first of these that is for them, else their own account.

Who guards children's records begins with who looked at them; who loads data, where it says what is loaded; who sees the children
of their own teams and their own part of the plan, with their day; who has the plan and nothing to do with figures, as members,
chairs, partners and young advisors, with the programme; an adviser or an inspector to whom nothing else is open, with the evidence rooms; everybody else with what changed and what needs them. While nothing is
loaded, that is the programme too.
"""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page there is for this person."""
    person = request.user  # pyright: ignore[reportAttributeAccessIssue]
    loaded = current_id() is not None
    pages = (each.address for each in FIRST_PAGES if each.is_for(person, loaded=loaded))
    return redirect(next(pages, "own-account"))


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement that the 2018 regulations ask every public body's website to have."""
    return render(request, "web/accessibility.html")


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For whatever watches over the server: 200 and `{"ok": true}` when pages and database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ok": True})


@login_not_required
@requires_csrf_token
def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What Django shows when a form's token does not fit: most often a page left open since signing in again."""
    return render(request, "web/form_too_old.html", status=403)
