"""Addresses of the trail, and what each needs. None ever holds a child's reference."""

from django.urls import path

from sightline.trail.views import reads, trail
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("trail", trail.page, name="trail"),
    path("reads", reads.page, name="reads"),
    path("reads/child", reads.child, name="reads-child"),
]

NEEDS: Needs = {
    "trail": Need("trail.read", "the trail"),
    "reads": Need("trail.read", "who looked at children"),
    "reads-child": Need("children.guard", "who looked at a child"),
}
