"""The shell's own pages: where people land, the accessibility statement, and whether we are up."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_safe

FIRST_PAGES = (("reads-last-days", "trail.read"), ("today", "figures.see"), ("people", "people.manage"))
"""Where people begin, by the first of these permissions that they have."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page there is for this person: who looked at children for whoever guards their records; what changed and what needs them for most, and their own account where nothing else is."""
    person = request.user  # pyright: ignore[reportAttributeAccessIssue]
    name = next((name for name, permission in FIRST_PAGES if person.has_perm(permission)), "own-account")
    return redirect(name)


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
