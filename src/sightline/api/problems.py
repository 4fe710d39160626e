"""What an address of the API answers where it gives nothing: problem JSON (RFC 9457) with a sentence that says what to do."""

import json

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from sightline.people.models import User
from sightline.people.queries.opened import last_day
from sightline.web import words

KIND = "application/problem+json"
TITLES = {
    400: "Not understood",
    401: "Sign in",
    403: "No access",
    404: "Not found",
    405: "Reading only",
    406: "Not given",
    408: "Too slow",
    409: "Changed",
    413: "Too large",
    422: "Not understood",
    500: "Something went wrong",
    503: "Not ready",
}
SENTENCES = {
    400: "The request could not be read.",
    401: "Send a token that is live, in the header Authorization: Bearer TOKEN. Make one in Sightline under your account.",
    403: "Your role does not have access. This attempt has been recorded.",
    404: "There is nothing at this address. The document at /api/v1/openapi.json lists the addresses there are.",
    405: "This address is read with GET, and nothing can be changed here.",
    408: "The request came too slowly. Send it again.",
    413: "The request is too large. Addresses here take no body.",
    500: "Something went wrong here. It has been written to the log.",
    503: "The figures are being worked out, or the database is busy. Ask again in a little while.",
}


class ApiProblem(Exception):  # noqa: N818 - it is an answer
    """An answer that gives nothing, raised where that is found out."""

    def __init__(self, status: int, sentence: str) -> None:
        """`sentence` is for whoever wrote the program that asks."""
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


def problem(status: int, sentence: str = "") -> HttpResponse:
    """The answer."""
    title = TITLES.get(status, "Not given")
    detail = sentence or SENTENCES.get(status, title)
    content = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    answer = HttpResponse(json.dumps(content, ensure_ascii=False).encode(), content_type=KIND, status=status)
    answer["X-Frame-Options"] = "DENY"
    add_never_cache_headers(answer)
    if status == 401:
        answer["WWW-Authenticate"] = 'Bearer realm="Sightline"'
    return answer


def as_problem(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """A page that says why nothing is given, as problem JSON; its headers stay."""
    if answer.get("Content-Type", "").startswith((KIND, "application/json")) and answer.status_code >= 400:
        return answer
    status = 401 if 300 <= answer.status_code < 400 else answer.status_code
    made = problem(status, _ended(request) if status == 403 else "")
    for name in ("Retry-After", "Allow"):
        if answer.has_header(name):
            made[name] = answer[name]
    return made


def _ended(request: HttpRequest) -> str:
    """For somebody whose access has ended, since when."""
    user = getattr(request, "user", None)
    if not isinstance(user, User) or not user.has_ended:
        return ""
    last = last_day(user)
    return (
        f"Your access ended on {words.long_date(last)}."
        if last
        else "Your access ended on a day that is over."
    )
