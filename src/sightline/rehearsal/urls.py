"""The addresses of this room. None ever holds a child's reference."""

from django.urls import path

from sightline.rehearsal.views import ready
from sightline.web.needs import Need, Needs

urlpatterns = [path("inspection/ready", ready.page, name="inspection-ready")]

NEEDS: Needs = {"inspection-ready": Need("inspection.prepare", ready.WHAT)}
