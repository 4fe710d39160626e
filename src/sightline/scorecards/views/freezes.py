"""A page that was asked for as it was reported, where it cannot be: nothing of today's instead, and why."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.scorecards.as_reported import FreezeNotShownError


def says_why_no_freeze(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose freeze cannot be shown answers with the sentence that says why: 404 where there is none, 409 a damaged one."""

    @wraps(view)
    def shown_or_why_not(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, *arguments, **named)
        except FreezeNotShownError as fault:
            context = {"fault": str(fault), "damaged": fault.damaged}
            return render(request, "scorecards/no_freeze.html", context, status=409 if fault.damaged else 404)

    return shown_or_why_not
