"""What a page shows has not been worked out yet: the page says so, and nobody waits on it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.engine.derived import BeingWorkedOutError, nobody_waits

AGAIN_AFTER = 10
"""Seconds after which a calendar, or another program, may ask again."""


def say_when_not_ready(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: no page works out what a load makes; 503 and a page that says it is being done, or could not be."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with nobody_waits():
            return get_response(request)

    def process_exception(request: HttpRequest, fault: Exception) -> HttpResponse | None:
        return _page(request, fault) if isinstance(fault, BeingWorkedOutError) else None

    middleware.process_exception = process_exception  # pyright: ignore[reportFunctionMemberAccess]
    return middleware


def _page(request: HttpRequest, fault: BeingWorkedOutError) -> HttpResponse:
    """Looking again means opening the page again; what was sent is not sent a second time."""
    again = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
    context = {"sentence": str(fault), "failed": fault.failed, "again": again}
    response = render(request, "web/being_worked_out.html", context, status=503)
    response["Retry-After"] = str(AGAIN_AFTER)
    return response
