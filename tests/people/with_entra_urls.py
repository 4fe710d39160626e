"""The addresses there are when a tenant is named in settings."""

from django.urls import include, path

from sightline.config.urls import urlpatterns as ours

urlpatterns = [*ours, path("", include("sightline.people.entra_urls"))]
