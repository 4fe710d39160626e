"""Addresses of signing in with Microsoft: there only where settings name a tenant."""

from django.urls import path

from sightline.people.views import entra
from sightline.web.needs import ANYBODY, Needs

urlpatterns = [
    path("sign-in/microsoft", entra.begin, name="sign-in-entra"),
    path("sign-in/microsoft/back", entra.back, name="sign-in-entra-back"),
]

NEEDS: Needs = {"sign-in-entra": ANYBODY, "sign-in-entra-back": ANYBODY}
