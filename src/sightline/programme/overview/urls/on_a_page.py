"""The plan on a page."""

from django.urls import path

from sightline.programme.overview.views import on_a_page
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/on-a-page", on_a_page.on_a_page, name="plan-on-a-page"),
]

NEEDS: Needs = {
    "plan-on-a-page": Need("plan.see_all", "the plan on a page"),
}
