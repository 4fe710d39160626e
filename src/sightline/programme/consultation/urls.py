"""What is said of a version, what a plan sets itself next, and what is asked of partners."""

from django.urls import path

from sightline.programme.consultation import views as plans_said
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/plans/<int:number>/next", plans_said.next_quarter, name="plan-next"),
    path("programme/plans/<int:number>/ask", plans_said.ask_new, name="ask-new"),
    path("programme/versions/<int:number>/comment", plans_said.comment, name="version-comment"),
    path("programme/comments/<int:number>", plans_said.response, name="comment"),
    path("programme/asks", plans_said.asks, name="asks"),
    path("programme/asks/<int:number>", plans_said.ask, name="ask"),
]

NEEDS: Needs = {
    "plan-next": Need("plan.change", "set a plan's next priorities"),
    "ask-new": Need("plan.change", "ask a partner"),
    "version-comment": Need("plan.change", "comment on version {number}"),
    "comment": Need("plan.change", "answer a comment on the plan"),
    "asks": Need("plan.see", "what is asked of partners"),
    "ask": Need("plan.see", "ask {number} of a partner"),
}
