"""The address of one child's page. It never holds a reference: see `people.looking.child_links`."""

from django.urls import path

from sightline.children import views
from sightline.web.needs import Need, Needs

urlpatterns = [path("child/<str:handle>", views.page, name="child")]

NEEDS: Needs = {"child": Need("children.see", "one child's page")}
