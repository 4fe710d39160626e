"""The history of loads: who loaded what, when, from which files, and what became of it; and the way back."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sightline.loading.forms import DecisionReasonForm
from sightline.loading.queries.current import current_words
from sightline.loading.queries.history import history, undoable
from sightline.loading.services import deciding
from sightline.loading.services.moving import MayNotError
from sightline.people.queries import person
from sightline.web.form_pages import say_saved
from sightline.web.lists import paged

A_PAGE = 50


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """All loads, newest first."""
    return _page(request, DecisionReasonForm())


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Go back to what was current before; the form says from what, so that a page left open cannot undo another."""
    form = DecisionReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        deciding.undo(
            str(request.POST.get("snapshot", "")),
            by=person(request).get_username(),
            reason=form.cleaned_data["reason"],
        )
    except deciding.ReasonNeededError as needed:
        form.add_error("reason", str(needed))
        return _page(request, form)
    except deciding.OtherAuthorityError as refused:
        raise PermissionDenied from refused
    except MayNotError as why:
        return _page(request, form, str(why), 409)
    say_saved(request, "Load undone: the data before it is current again")
    return redirect("load-history")


def _page(
    request: HttpRequest, form: DecisionReasonForm, problem: str = "", status: int = 200
) -> HttpResponse:
    context = {
        **paged(request, history(person(request)), per_page=A_PAGE),
        "current_words": current_words(person(request)),
        "form": form,
        "problem": problem,
        "undo_from": undoable(person(request)),
    }
    return render(request, "loading/history.html", context, status=status)
