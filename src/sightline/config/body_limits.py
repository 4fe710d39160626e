"""How much may be sent, by whom and where: refused by its length, before a byte of it is read or kept.

Whoever is not signed in may send what a sign-in form is; whoever is, a form, and a file where its address says that it
takes one (`Need.takes`). A view may hold its own file to less and say so by its name.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from sightline.config.uploads import DISK_FULL
from sightline.people.addresses import need_of

REFUSED = "sightline.refused"
"""Where the gateway writes, in the environ, why it took no body: one of the first three below."""
TOO_LARGE, SLOW, BUSY, FULL = "too large", "slow", "busy", "full"
STATUS = {TOO_LARGE: 413, SLOW: 408, BUSY: 503, FULL: 507}

ANONYMOUS = 64 * 1024
"""Bytes that anybody may send who is not signed in."""
ROUND_A_FILE = 1024 * 1024
"""Bytes of form that may come with a file."""
FILES_IN_ONE = 4
"""How many of the largest files may be dropped at once; `loading` holds each of them to its own limit."""


def take_what_may_be_sent(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: answer 413 to what is too large and 408 to what came too slowly, and read nothing of it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        reason = request.META.get(REFUSED) or (TOO_LARGE if is_too_large(request) else "")
        response = _page(request, reason) if reason else get_response(request)
        went_wrong = SLOW if _was_cut_off(request) else FULL if request.META.get(DISK_FULL) else ""
        return _page(request, went_wrong) if went_wrong else response

    return middleware


def length(request: HttpRequest) -> int:
    """How many bytes of body the request says it has; what cannot be read is none, as for Django."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def is_too_large(request: HttpRequest) -> bool:
    """Whether it says it has more than may be sent; who asks, and for what, is looked up only for what not everybody may send."""
    sent = length(request)
    return sent > ANONYMOUS and sent > most(request)


def most(request: HttpRequest) -> int:
    """How many bytes of body this person may send to this address."""
    if not request.user.is_authenticated:  # pyright: ignore[reportAttributeAccessIssue]
        return ANONYMOUS
    try:
        need = need_of(resolve(request.path_info).url_name)
    except Resolver404:
        need = None
    if need is None or not need.takes:
        return settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    largest = (
        settings.LARGEST_DOCUMENT if need.takes == "a document" else settings.LARGEST_FILE * FILES_IN_ONE
    )
    return max(largest + ROUND_A_FILE, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def _was_cut_off(request: HttpRequest) -> bool:
    """Whether the gateway stopped waiting for the rest of it while a page was reading."""
    raw = getattr(request.META.get("wsgi.input"), "raw", None)
    return getattr(raw, "cut_off", False)


def _page(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "web/not_taken.html", {"reason": reason}, status=STATUS[reason])
