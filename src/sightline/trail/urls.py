"""Addresses of the trail, and what each needs. None ever holds a child's reference."""

from django.urls import path

from sightline.trail.views import reads, trail
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("trail", trail.page, name="trail"),
    path("trail/file", trail.file, name="trail-file"),
    path("reads", reads.page, name="reads"),
    path("reads/last-7-days", reads.glance, name="reads-last-days"),
    path("reads/most", reads.most, name="reads-most"),
    path("reads/child", reads.child, name="reads-child"),
]

NEEDS: Needs = {
    "trail": Need("trail.read", "the trail"),
    "trail-file": Need("trail.read", "the trail as a file"),
    "reads": Need("trail.read", "who looked at children"),
    "reads-last-days": Need("trail.read", "who looked at children in the last days"),
    "reads-most": Need("children.guard", "the children looked at most"),
    "reads-child": Need("children.guard", "who looked at a child"),
}
