"""Addresses of the shell."""

from django.urls import path

from sightline.web import views
from sightline.web.needs import ANYBODY, SIGNED_IN, Needs

urlpatterns = [
    path("", views.home, name="home"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("health", views.health, name="health"),
]

NEEDS: Needs = {"home": SIGNED_IN, "accessibility": ANYBODY, "health": ANYBODY}
