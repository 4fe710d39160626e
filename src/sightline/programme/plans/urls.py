"""The plan and its versions as they are written. Looking, writing and deciding are different addresses."""

from django.urls import path

from sightline.programme.plans.views import bodies as plans_bodies
from sightline.programme.plans.views import groupings as plans_groupings
from sightline.programme.plans.views import horizon as plans_horizon
from sightline.programme.plans.views import meetings as plans_meetings
from sightline.programme.plans.views import own_days as plans_own_days
from sightline.programme.plans.views import sources as plans_sources
from sightline.programme.plans.views import writing as plans_writing
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/versions/<int:number>/groupings", plans_groupings.groupings, name="version-groupings"),
    path("programme/versions/<int:number>/drafted", plans_own_days.drafted, name="version-drafted"),
    path("programme/versions/<int:number>/day", plans_own_days.correct, name="version-day"),
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
    path("programme/plans/<int:number>/sources", plans_sources.page, name="plan-sources"),
    path("programme/plans/<int:number>/horizon", plans_horizon.page, name="plan-horizon"),
    path("programme/plans/<int:number>/body", plans_bodies.page, name="plan-body"),
    path("programme/plans/<int:number>/body/change", plans_bodies.change, name="plan-body-change"),
    path("programme/plans/<int:number>/meetings", plans_meetings.page, name="plan-meetings"),
    path("programme/meetings/<int:number>/remove", plans_meetings.gone, name="plan-meeting-remove"),
    path("programme/versions/<int:number>/action", plans_writing.entry_new, name="entry-new"),
    path("programme/groupings/<int:number>", plans_groupings.grouping, name="grouping"),
    path("programme/groupings/<int:number>/remove", plans_groupings.grouping_gone, name="grouping-remove"),
    path("programme/entries/<int:number>/remove", plans_writing.entry_gone, name="entry-remove"),
]

NEEDS: Needs = {
    "version-groupings": Need("plan.change", "change the groupings of version {number}"),
    "version-drafted": Need("plan.change", "change the day version {number} was drafted"),
    "version-day": Need("plan.approve", "correct the day version {number} was submitted or went live"),
    "version-serves": Need("plan.change", "say what version {number} serves"),
    "version-document": Need("plan.change", "name a document of version {number}", takes="a document"),
    "version-document-again": Need(
        "plan.change", "give document {number} of the plan again", takes="a document"
    ),
    "version-document-file": Need("plan.see_all", "file {number} of a document of the plan"),
    "plan-sources": Need("plan.change", "choose the sources that plan {number} answers"),
    "plan-horizon": Need("plan.change", "say by when a re-inspection is expected"),
    "plan-body": Need("plan.see_all", "a body that is told of plan {number}"),
    "plan-body-change": Need("plan.change", "say who chairs a body"),
    "plan-meetings": Need("plan.change", "say when bodies meet"),
    "plan-meeting-remove": Need("plan.change", "take away a meeting"),
    "entry-new": Need("plan.change", "add an action to version {number}"),
    "grouping": Need("plan.change", "change a grouping of the plan"),
    "grouping-remove": Need("plan.change", "remove a grouping of the plan"),
    "entry-remove": Need("plan.change", "take an action out of the plan"),
}
