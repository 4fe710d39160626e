"""Actions: the lists of them, one of them, and working on it."""

from django.urls import path

from sightline.programme.delivery.views import changing as actions_changing
from sightline.programme.delivery.views import lists as actions_list
from sightline.programme.delivery.views import one as actions_one
from sightline.programme.delivery.views import own_plan as actions_own_plan
from sightline.programme.delivery.views import progress as actions_progress
from sightline.programme.delivery.views import reported_updates, update_requests
from sightline.programme.delivery.views import round_trip as actions_round_trip
from sightline.programme.delivery.views import working as actions_working
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/actions", actions_list.page, name="actions"),
    path("programme/actions/timeline", actions_list.timeline, name="actions-timeline"),
    path("programme/actions/spreadsheet", actions_round_trip.bring, name="actions-spreadsheet"),
    path("programme/actions/spreadsheet/take", actions_round_trip.take, name="actions-spreadsheet-take"),
    path("programme/plans/<int:number>/import", actions_own_plan.page, name="plan-import"),
    path("programme/plans/<int:number>/updates", update_requests.page, name="plan-updates"),
    path("programme/updates/<int:number>/check", reported_updates.check, name="update-check"),
    path("programme/actions/<int:number>", actions_one.page, name="action"),
    path("programme/actions/<int:number>/update", actions_progress.update, name="action-update"),
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
    "plan-import": Need("plan.change", "bring in plan {number} from a spreadsheet", takes="a document"),
    "plan-updates": Need("plan.change", "ask for updates of plan {number}"),
    "update-check": Need("evidence.accept", "accept update {number} or send it back"),
    "action": Need("plan.see", "action {number}"),
    "action-update": Need("plan.see", "report on action {number}", takes="a document"),
    "milestone-new": Need("plan.see", "add a milestone to action {number}"),
    "action-change": Need("plan.see", "change action {number}"),
    "action-share": Need("plan.change", "show action {number} to a partner"),
    "milestone": Need("plan.see", "change milestone {number}"),
}
