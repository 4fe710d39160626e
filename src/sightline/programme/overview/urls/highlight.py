"""What a period brought, for a board."""

from django.urls import path

from sightline.programme.overview.views import highlight
from sightline.web.needs import Need, Needs

urlpatterns = [path("programme/highlight", highlight.page, name="highlight")]
NEEDS: Needs = {"highlight": Need("plan.see_all", "the highlight report")}
