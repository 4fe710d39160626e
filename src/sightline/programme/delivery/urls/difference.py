"""Whether an action made a difference: declaring its test, judging it."""

from django.urls import path

from sightline.programme.delivery.views import difference
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/actions/<int:number>/difference", difference.declare, name="action-difference"),
    path("programme/actions/<int:number>/verdict", difference.verdict, name="action-verdict"),
]

NEEDS: Needs = {
    "action-difference": Need(
        "actions.work", "declare what will show that action {number} made a difference"
    ),
    "action-verdict": Need("plan.change", "judge whether action {number} made a difference"),
}
