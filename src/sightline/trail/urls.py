"""Addresses of the trail."""

from django.urls import path

from sightline.trail import views

urlpatterns = [path("trail", views.trail, name="trail")]
