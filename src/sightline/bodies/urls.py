"""The addresses of bodies. None ever holds a child's reference."""

from django.urls import path

from sightline.bodies import views
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("bodies", views.every, name="bodies"),
    path("bodies/<int:number>", views.one, name="body"),
    path("bodies/members/<int:number>/end", views.end, name="body-member-end"),
]

NEEDS: Needs = {
    "bodies": Need("plan.see_all", "the bodies"),
    "body": Need("plan.see_all", "body {number}"),
    "body-member-end": Need("plan.change", "end membership {number} of a body"),
}
