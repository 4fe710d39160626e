"""A plan's days, counted back from publication."""

from django.urls import path

from sightline.programme.dates.views import dates, keep
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/dates", dates.page, name="plan-dates"),
    path("programme/plans/<int:number>/dates", keep.page, name="plan-dates-keep"),
]

NEEDS: Needs = {
    "plan-dates": Need("plan.see", "a plan's dates"),
    "plan-dates-keep": Need("plan.change", "keep the dates of plan {number}"),
}
