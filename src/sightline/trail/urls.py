"""Addresses of the trail."""

from django.urls import path

from sightline.trail import views
from sightline.web.needs import Need, Needs

urlpatterns = [path("trail", views.trail, name="trail")]

NEEDS: Needs = {"trail": Need("trail.read", "the trail")}
