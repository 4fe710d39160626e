"""A plan's days, counted back from publication."""

from django.urls import path

from sightline.programme.dates.views import dates
from sightline.web.needs import Need, Needs

urlpatterns = [path("programme/dates", dates.page, name="plan-dates")]

NEEDS: Needs = {"plan-dates": Need("plan.see", "a plan's dates")}
