"""What is said of a version, what a plan sets itself next, and what is asked of partners."""

from django.urls import path

from sightline.programme.consultation.views import asks, comments, consulting, own_comments, quarters
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/plans/<int:number>/next", quarters.next_quarter, name="plan-next"),
    path("programme/plans/<int:number>/ask", asks.ask_new, name="ask-new"),
    path("programme/versions/<int:number>/comment", comments.comment, name="version-comment"),
    path("programme/versions/<int:number>/consultation", consulting.page, name="version-consultation"),
    path("programme/versions/<int:number>/your-comments", own_comments.own, name="version-own-comment"),
    path("programme/comments/<int:number>/change", own_comments.change, name="comment-change"),
    path("programme/comments/<int:number>", comments.response, name="comment"),
    path("programme/asks", asks.asks, name="asks"),
    path("programme/asks/<int:number>", asks.ask, name="ask"),
]

NEEDS: Needs = {
    "plan-next": Need("plan.change", "set a plan's next priorities"),
    "ask-new": Need("plan.change", "ask a partner"),
    "version-comment": Need("plan.change", "record a comment on version {number}"),
    "version-consultation": Need("plan.change", "ask people to comment on version {number}"),
    "version-own-comment": Need("plan.see", "comment on version {number}"),
    "comment-change": Need("plan.see", "change their own comment {number}"),
    "comment": Need("plan.change", "answer a comment on the plan"),
    "asks": Need("plan.see", "what is asked of partners"),
    "ask": Need("plan.see", "ask {number} of a partner"),
}
