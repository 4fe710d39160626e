"""A plan's days, counted back from publication."""

from django.urls import path

from sightline.programme.dates.views import dates, keep, milestones
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/dates", dates.page, name="plan-dates"),
    path("programme/plans/<int:number>/dates", keep.page, name="plan-dates-keep"),
    path("programme/plans/<int:number>/dates/milestones", milestones.page, name="plan-dates-milestones"),
    path("programme/steps/<int:number>/move", milestones.move, name="plan-dates-move"),
]

NEEDS: Needs = {
    "plan-dates": Need("plan.see", "a plan's dates"),
    "plan-dates-keep": Need("plan.change", "keep the dates of plan {number}"),
    "plan-dates-milestones": Need("plan.see", "make steps of plan {number} milestones"),
    "plan-dates-move": Need("plan.see", "move the milestone of step {number}"),
}
