"""The address of this room."""

from django.urls import path

from sightline.today import views
from sightline.web.needs import Need, Needs

urlpatterns = [path("today", views.page, name="today")]

NEEDS: Needs = {"today": Need("figures.see", "the front page")}
