"""A version in plain words for young people. Who sees the version sees it, and young advisors."""

from django.urls import path

from sightline.programme.overview.views import young_people
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/versions/<int:number>/young-people", young_people.page, name="version-young-people"),
]

NEEDS: Needs = {
    "version-young-people": Need(
        "plan.read_for_young_people", "version {number} of the plan for young people"
    ),
}
