"""Who asks: by a token, whose person is then the one who asks. And every answer of the API is JSON, with a tag by its snapshot."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from sightline.api.problems import as_problem, problem
from sightline.api.queries import live_token
from sightline.people.addresses import need_of
from sightline.web.needs import ANYBODY

BEGINS = "/api/"
SNAPSHOT = "X-Sightline-Snapshot"


def answer_programs(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware for addresses of the API: whoever sends a token is its person; what is refused is said in JSON.

    A person who is signed in may read the same addresses without one.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(BEGINS):
            return get_response(request)
        sent = request.META.get("HTTP_AUTHORIZATION", "")
        if sent:
            kind, _, secret = sent.partition(" ")
            token = live_token(secret.strip()) if kind.lower() == "bearer" else None
            if token is None:
                return problem(401)
            request.user = token.person  # pyright: ignore[reportAttributeAccessIssue]
            request.by_token = token  # pyright: ignore[reportAttributeAccessIssue]
        elif not request.user.is_authenticated and not _is_open(request):  # pyright: ignore[reportAttributeAccessIssue]
            return problem(401)
        answer = get_response(request)
        return tagged(request, answer) if answer.status_code == 200 else as_problem(request, answer)

    return middleware


def tagged(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The answer under a tag of its snapshot and content; 304 without it for whoever has it already."""
    content = hashlib.sha256(answer.content).hexdigest()[:16]
    snapshot = answer.headers.get(SNAPSHOT, "none")
    del answer[SNAPSHOT]
    answer["ETag"] = f'"{snapshot}-{content}"'
    answer["Cache-Control"] = "private, no-cache"
    answer["Vary"] = "Authorization, Cookie"
    return get_conditional_response(request, etag=answer["ETag"], response=answer) or answer


def _is_open(request: HttpRequest) -> bool:
    from django.urls import Resolver404, resolve

    try:
        return need_of(resolve(request.path_info).url_name) is ANYBODY
    except Resolver404:
        return False
