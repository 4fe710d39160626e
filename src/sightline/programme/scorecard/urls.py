"""The plan's scorecard and its ledger."""

from django.urls import path

from sightline.programme.scorecard.views import ledger, page, writing
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/scorecard", page.page, name="plan-scorecard"),
    path("programme/scorecard.csv", page.csv_file, name="plan-scorecard-csv"),
    path("programme/scorecard/ledger", ledger.page, name="plan-scorecard-ledger"),
    path("programme/plans/<int:number>/scorecard/new", writing.begin, name="plan-scorecard-new"),
    path("programme/scorecards/<int:number>", writing.draft, name="plan-scorecard-draft"),
    path("programme/scorecards/<int:number>/add", writing.add, name="plan-scorecard-add"),
    path("programme/scorecards/<int:number>/agree", writing.agree, name="plan-scorecard-agree"),
    path("programme/scorecards/<int:number>/discard", writing.discard, name="plan-scorecard-discard"),
    path("programme/scorecards/measures/<int:number>", writing.change, name="plan-scorecard-measure"),
    path("programme/scorecards/measures/<int:number>/state", writing.state, name="plan-scorecard-state"),
]

NEEDS: Needs = {
    "plan-scorecard": Need("plan.see_all", "the scorecard of the plan"),
    "plan-scorecard-csv": Need("plan.see_all", "the scorecard of the plan as a file"),
    "plan-scorecard-ledger": Need("plan.see_all", "the ledger of the plan's scorecard"),
    "plan-scorecard-new": Need("plan.change", "begin a scorecard of plan {number}"),
    "plan-scorecard-draft": Need("plan.see_all", "a draft of the plan's scorecard"),
    "plan-scorecard-add": Need("plan.change", "add a measure to scorecard {number}"),
    "plan-scorecard-agree": Need("plan.approve", "agree to scorecard {number}"),
    "plan-scorecard-discard": Need("plan.change", "discard scorecard {number}"),
    "plan-scorecard-measure": Need("plan.change", "change measure {number} of a scorecard"),
    "plan-scorecard-state": Need("plan.change", "say in which state measure {number} of a scorecard is"),
}
