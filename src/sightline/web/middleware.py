"""Three things seen to around every page: nobody keeps a copy of it, people's names are read once, and a setting that cannot be
read is said so.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from sightline.calendars.faults import SettingsError
from sightline.web import account_names


def keep_pages_private(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: forbid keeping a copy of any answer that does not say otherwise itself."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    return middleware


def read_names_once(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a page that says who did what reads the names of accounts once, however many it says."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with account_names.read_once():
            return get_response(request)

    return middleware


def say_what_cannot_be_read(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: where the council's own settings cannot be read, the page says which line of which file to mend."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if not isinstance(fault, SettingsError):
            return None
        return render(request, "web/settings_unreadable.html", {"sentence": fault.on_a_page}, status=500)

    middleware.process_exception = process_exception  # pyright: ignore[reportFunctionMemberAccess]
    return middleware
