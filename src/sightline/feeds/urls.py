"""This room has no address of its own: the rooms above put its pages at theirs, each with what that page needs."""

from django.urls import URLPattern

from sightline.web.needs import Needs

urlpatterns: list[URLPattern] = []

NEEDS: Needs = {}
