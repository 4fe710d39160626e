"""Where the sources of a plan's priorities disagree."""

from django.urls import path

from sightline.programme.overview.views import disagreement
from sightline.web.needs import Need, Needs

urlpatterns = [path("programme/disagreement", disagreement.page, name="sources-disagree")]
NEEDS: Needs = {"sources-disagree": Need("plan.see_all", "where sources of the plan disagree")}
