"""Addresses with one that no room has declared."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from sightline.config.urls import urlpatterns as ours


def new(request: HttpRequest) -> HttpResponse:
    """A page somebody forgot to declare."""
    return HttpResponse("a child's record")


urlpatterns = [*ours, path("", include([path("new", new, name="new")]))]
