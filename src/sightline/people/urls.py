"""Addresses of the people room."""

from django.urls import path

from sightline.people import views

urlpatterns = [
    path("sign-in", views.SignIn.as_view(), name="sign-in"),
    path("sign-out", views.SignOut.as_view(), name="sign-out"),
    path("signed-out", views.SignedOut.as_view(), name="signed-out"),
]
