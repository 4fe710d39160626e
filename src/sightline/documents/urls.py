"""The address of a document."""

from django.urls import path

from sightline.documents import views
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/documents/<int:number>", views.document, name="document"),
]

NEEDS: Needs = {
    "document": Need("plan.see_all", "document {number}"),
}
