"""Actions: the lists of them, one of them, and working on it."""

from django.urls import path

from sightline.programme.delivery.views import changing as actions_changing
from sightline.programme.delivery.views import lists as actions_list
from sightline.programme.delivery.views import one as actions_one
from sightline.programme.delivery.views import round_trip as actions_round_trip
from sightline.programme.delivery.views import working as actions_working
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/actions", actions_list.page, name="actions"),
    path("programme/actions/timeline", actions_list.timeline, name="actions-timeline"),
    path("programme/actions/spreadsheet", actions_round_trip.bring, name="actions-spreadsheet"),
    path("programme/actions/spreadsheet/take", actions_round_trip.take, name="actions-spreadsheet-take"),
    path("programme/actions/<int:number>", actions_one.page, name="action"),
    path("programme/actions/<int:number>/status", actions_working.status, name="action-status"),
    path("programme/actions/<int:number>/update", actions_working.update, name="action-update"),
    path("programme/actions/<int:number>/milestone", actions_working.milestone_new, name="milestone-new"),
    path("programme/actions/<int:number>/change", actions_changing.change, name="action-change"),
    path("programme/actions/<int:number>/share", actions_working.share, name="action-share"),
    path("programme/milestones/<int:number>", actions_working.milestone, name="milestone"),
]

NEEDS: Needs = {
    "actions": Need("plan.see", "the actions"),
    "actions-timeline": Need("plan.see", "the timeline of actions"),
    "actions-spreadsheet": Need("actions.work", "bring a spreadsheet of actions back", takes="a document"),
    "actions-spreadsheet-take": Need("actions.work", "take the actions out as a spreadsheet"),
    "action": Need("plan.see", "action {number}"),
    "action-status": Need("actions.work", "say where action {number} stands"),
    "action-update": Need("actions.work", "report on action {number}"),
    "milestone-new": Need("actions.work", "add a milestone to action {number}"),
    "action-change": Need("actions.work", "change action {number}"),
    "action-share": Need("plan.change", "show action {number} to a partner"),
    "milestone": Need("actions.work", "change milestone {number}"),
}
