"""Whether an action made a difference: declaring its tests, changing them with a second person, judging them."""

from django.urls import path

from sightline.programme.delivery.views import difference
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/actions/<int:number>/difference", difference.declare, name="action-difference"),
    path(
        "programme/actions/<int:number>/difference/choose",
        difference.choose,
        name="action-difference-choose",
    ),
    path(
        "programme/actions/<int:number>/difference/<int:series>/remove",
        difference.remove,
        name="action-difference-remove",
    ),
    path("programme/changes-of-tests/<int:number>", difference.decide, name="test-change"),
    path("programme/actions/<int:number>/verdict", difference.verdict, name="action-verdict"),
]

NEEDS: Needs = {
    "action-difference": Need("plan.see", "declare what will show that action {number} made a difference"),
    "action-difference-choose": Need(
        "plan.see", "choose what will show that action {number} made a difference"
    ),
    "action-difference-remove": Need("plan.see", "remove test {series} of action {number}"),
    "test-change": Need("plan.see", "decide on change {number} of a test of difference"),
    "action-verdict": Need("plan.change", "judge whether action {number} made a difference"),
}
