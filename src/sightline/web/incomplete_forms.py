"""A form that came without what its page sends along: refused in a sentence, because nobody can tell what was seen."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults


class IncompleteFormError(BadRequest):
    """A form without what its page sends along; the sentence says what and what to do. A page that meets it answers 400."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What Django shows for what it could not read; of a form that came incomplete, what it lacks."""
    if not isinstance(exception, IncompleteFormError):
        return defaults.bad_request(request, exception)
    return render(request, "web/incomplete_form.html", {"sentence": str(exception)}, status=400)
