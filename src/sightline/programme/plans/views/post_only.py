"""Addresses that only take what a form sends: opened by themselves they change nothing and lead to the form's page."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

View = Callable[..., HttpResponse]


def post_only(back: Callable[[HttpRequest, int], str]) -> Callable[[View], View]:
    """A view that only takes what is sent. `back`: the address of the page the form stands on, asked with the number
    in this address; Http404 from it where there is nothing for whoever asks.

    People come here by GET after they signed in again in the middle of a form, or from the browser's history.
    """

    def wrapped(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, number: int) -> HttpResponse:
            if request.method == "POST":
                return view(request, number)
            if request.method in ("GET", "HEAD"):
                return redirect(back(request, number))
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])

        return inner

    return wrapped
