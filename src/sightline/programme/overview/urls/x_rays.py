"""What is quietly wrong with a plan."""

from django.urls import path

from sightline.programme.overview.views import x_rays
from sightline.web.needs import Need, Needs

urlpatterns = [path("programme/x-rays", x_rays.page, name="x-rays")]
NEEDS: Needs = {"x-rays": Need("plan.see_all", "the plan's X-rays")}
