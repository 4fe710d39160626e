"""Addresses of the shell."""

from django.urls import path

from sightline.web import views

urlpatterns = [
    path("", views.home, name="home"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("health", views.health, name="health"),
]
