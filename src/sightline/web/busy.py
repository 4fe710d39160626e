"""The database is being written to by somebody else for longer than a page should wait: said, so that no thread waits on."""

import sys
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import server_error
from filelock import Timeout

LOCK_NOT_AVAILABLE = "55P03"
"""PostgreSQL's code for a lock that was not got within `lock_timeout`."""


def is_busy(fault: BaseException | None) -> bool:
    """Whether this fault says that somebody else is writing."""
    if isinstance(fault, Timeout):
        return True
    if not isinstance(fault, OperationalError):
        return False
    return "is locked" in str(fault) or getattr(fault.__cause__, "sqlstate", "") == LOCK_NOT_AVAILABLE


def say_when_busy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: 503 and a page that says to try again, where a view could not write."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, fault: Exception) -> HttpResponse | None:
        return busy(request) if is_busy(fault) else None

    middleware.process_exception = process_exception  # pyright: ignore[reportFunctionMemberAccess]
    return middleware


def busy(request: HttpRequest) -> HttpResponse:
    """The page."""
    response = render(request, "web/busy.html", status=503)
    response["Retry-After"] = "30"
    return response


def went_wrong(request: HttpRequest) -> HttpResponse:
    """What Django shows for a fault that no view and no middleware has dealt with: also when a session is written."""
    return busy(request) if is_busy(sys.exc_info()[1]) else server_error(request)
