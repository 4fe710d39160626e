"""A person's tokens: made and ended on a page; and the document that describes the API."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from sightline.api.endpoints import api
from sightline.api.forms import TokenForm
from sightline.api.models import ApiToken
from sightline.api.problems import KIND
from sightline.api.queries import tokens_of
from sightline.api.rules import SCOPES, is_live
from sightline.api.services import CannotTokenError, end_token, make_token
from sightline.people.queries import person
from sightline.people.views import needs_fresh_sign_in
from sightline.web import words
from sightline.web.form_pages import done, say_saved


@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh_sign_in(minutes=15)
def tokens(request: HttpRequest) -> HttpResponse:
    """The person's tokens. Sent with what it is for, a new one, shown this once."""
    user = person(request)
    form = TokenForm(request.POST or None)
    secrets: list[str] = []
    if form.is_valid():
        values = form.cleaned_data
        if done(form, lambda: secrets.append(make_token(user, **values, by=user.get_username())[1])):
            form = TokenForm()
    context = {
        "form": form,
        "secret": secrets[0] if secrets else "",
        "tokens": [_row(each) for each in tokens_of(user)],
        "crumbs": [{"title": "Your account", "href": reverse("own-account")}, {"title": "Tokens"}],
    }
    return render(request, "api/tokens.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End one of the person's own tokens. Opened by itself, it leads back to its page."""
    if request.method == "POST":
        user = person(request)
        try:
            token = end_token(number, person=user, by=user.get_username())
        except CannotTokenError as fault:
            raise Http404 from fault
        say_saved(request, f"Token {token.name} ended")
    return redirect("tokens")


@login_not_required
@require_GET
def openapi(request: HttpRequest) -> JsonResponse:
    """The document that describes every address; it holds no figure, so anybody may read it."""
    return JsonResponse(document())


def document() -> dict[str, Any]:
    """The OpenAPI document."""
    made: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="/api/v1"))
    for one in made["paths"].values():
        for status, answer in one["get"]["responses"].items():
            if int(status) >= 400:
                answer["content"] = {KIND: next(iter(answer["content"].values()))}
    parts = dict(made.get("components", {}))
    parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    return made | {"components": parts, "security": [{"token": []}]}


def _row(token: ApiToken) -> dict[str, object]:
    days = [each.on for each in token.uses.all()]
    live = is_live(token.expires, token.ended, timezone.now())
    return {
        "name": token.name,
        "scopes": "; ".join(SCOPES[each] for each in token.scopes),
        "made": words.long_date(timezone.localtime(token.made).date()),
        "expires": words.long_date(timezone.localtime(token.expires).date()),
        "used": words.long_date(max(days)) if days else "never",
        "state": "Working" if live else "Ended" if token.ended else "Expired",
        "end": reverse("token-end", args=[token.pk]) if live else "",
    }
