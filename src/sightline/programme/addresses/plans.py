"""The plan, its versions and what is said of them. Looking, writing and deciding are different addresses."""

from django.urls import path

from sightline.programme.views import (
    plans_bodies,
    plans_compare,
    plans_front,
    plans_groupings,
    plans_horizon,
    plans_meetings,
    plans_said,
    plans_version,
    plans_writing,
)
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme", plans_front.page, name="programme"),
    path("programme/new", plans_front.new, name="plan-new"),
    path("programme/plans/<int:number>/next", plans_said.next_quarter, name="plan-next"),
    path("programme/plans/<int:number>/ask", plans_said.ask_new, name="ask-new"),
    path("programme/versions/<int:number>", plans_version.page, name="version"),
    path("programme/versions/<int:number>/consult", plans_version.consult, name="version-consult"),
    path("programme/versions/<int:number>/decide", plans_version.decide, name="version-decide"),
    path("programme/versions/<int:number>/refresh", plans_version.refresh, name="version-refresh"),
    path("programme/versions/<int:number>/shown", plans_version.shown, name="version-shown"),
    path("programme/versions/<int:number>/sealed", plans_version.sealed, name="version-sealed"),
    path("programme/versions/<int:number>/compare", plans_compare.page, name="version-compare"),
    path("programme/versions/<int:number>/groupings", plans_groupings.groupings, name="version-groupings"),
    path("programme/versions/<int:number>/serves", plans_writing.alignment, name="version-serves"),
    path("programme/versions/<int:number>/document", plans_writing.supporting, name="version-document"),
    path(
        "programme/supporting/<int:number>/again",
        plans_writing.supporting_again,
        name="version-document-again",
    ),
    path(
        "programme/supporting/files/<int:number>", plans_writing.supporting_file, name="version-document-file"
    ),
    path("programme/plans/<int:number>/horizon", plans_horizon.page, name="plan-horizon"),
    path("programme/plans/<int:number>/body", plans_bodies.page, name="plan-body"),
    path("programme/plans/<int:number>/body/change", plans_bodies.change, name="plan-body-change"),
    path("programme/plans/<int:number>/meetings", plans_meetings.page, name="plan-meetings"),
    path("programme/meetings/<int:number>/remove", plans_meetings.gone, name="plan-meeting-remove"),
    path("programme/versions/<int:number>/action", plans_writing.entry_new, name="entry-new"),
    path("programme/versions/<int:number>/comment", plans_said.comment, name="version-comment"),
    path("programme/comments/<int:number>", plans_said.response, name="comment"),
    path("programme/groupings/<int:number>", plans_groupings.grouping, name="grouping"),
    path("programme/groupings/<int:number>/remove", plans_groupings.grouping_gone, name="grouping-remove"),
    path("programme/entries/<int:number>/remove", plans_writing.entry_gone, name="entry-remove"),
    path("programme/asks", plans_said.asks, name="asks"),
    path("programme/asks/<int:number>", plans_said.ask, name="ask"),
]

NEEDS: Needs = {
    "programme": Need("plan.see", "the improvement programme"),
    "plan-new": Need("plan.change", "make a plan"),
    "plan-next": Need("plan.change", "set a plan's next priorities"),
    "ask-new": Need("plan.change", "ask a partner"),
    "version": Need("plan.see_all", "version {number} of the plan"),
    "version-consult": Need("plan.change", "send version {number} out for comments"),
    "version-decide": Need("plan.approve", "decide on version {number}"),
    "version-refresh": Need("plan.change", "refresh the plan"),
    "version-shown": Need("plan.change", "say who saw version {number}"),
    "version-sealed": Need("plan.see_all", "what was sealed of version {number}"),
    "version-compare": Need("plan.see_all", "compare version {number}"),
    "version-groupings": Need("plan.change", "change the groupings of version {number}"),
    "version-serves": Need("plan.change", "say what version {number} serves"),
    "version-document": Need("plan.change", "name a document of version {number}", takes="a document"),
    "version-document-again": Need(
        "plan.change", "give document {number} of the plan again", takes="a document"
    ),
    "version-document-file": Need("plan.see_all", "file {number} of a document of the plan"),
    "plan-horizon": Need("plan.change", "say by when a re-inspection is expected"),
    "plan-body": Need("plan.see_all", "a body that is told of plan {number}"),
    "plan-body-change": Need("plan.change", "say who chairs a body"),
    "plan-meetings": Need("plan.change", "say when bodies meet"),
    "plan-meeting-remove": Need("plan.change", "take away a meeting"),
    "entry-new": Need("plan.change", "add an action to version {number}"),
    "version-comment": Need("plan.change", "comment on version {number}"),
    "comment": Need("plan.change", "answer a comment on the plan"),
    "grouping": Need("plan.change", "change a grouping of the plan"),
    "grouping-remove": Need("plan.change", "remove a grouping of the plan"),
    "entry-remove": Need("plan.change", "take an action out of the plan"),
    "asks": Need("plan.see", "what is asked of partners"),
    "ask": Need("plan.see", "ask {number} of a partner"),
}
