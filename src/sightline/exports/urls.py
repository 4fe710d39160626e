"""This room has no address: what leaves here is made on the command line."""

from django.urls import URLPattern

from sightline.web.needs import Needs

urlpatterns: list[URLPattern] = []

NEEDS: Needs = {}
