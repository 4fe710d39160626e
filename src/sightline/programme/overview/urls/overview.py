"""The plan at a glance, and a version with its way through its states."""

from django.urls import path

from sightline.programme.overview.views import compare as plans_compare
from sightline.programme.overview.views import document as plans_document
from sightline.programme.overview.views import front as plans_front
from sightline.programme.overview.views import sealed as plans_sealed
from sightline.programme.overview.views import version as plans_version
from sightline.programme.overview.views import versions as plans_versions
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme", plans_front.page, name="programme"),
    path("programme/new", plans_front.new, name="plan-new"),
    path("programme/versions", plans_versions.page, name="versions"),
    path("programme/versions/<int:number>", plans_version.page, name="version"),
    path("programme/versions/<int:number>/plan", plans_document.plan, name="version-plan"),
    path("programme/groupings/<int:number>/page", plans_document.priority, name="priority"),
    path("programme/versions/<int:number>/consult", plans_version.consult, name="version-consult"),
    path("programme/versions/<int:number>/decide", plans_version.decide, name="version-decide"),
    path("programme/versions/<int:number>/refresh", plans_version.refresh, name="version-refresh"),
    path("programme/versions/<int:number>/before", plans_version.put_before, name="version-before"),
    path("programme/versions/<int:number>/shown", plans_version.record_showing, name="version-shown"),
    path("programme/versions/<int:number>/sealed", plans_sealed.text, name="version-sealed"),
    path("programme/versions/<int:number>/as-sealed", plans_sealed.page, name="version-as-sealed"),
    path("programme/versions/<int:number>/compare", plans_compare.page, name="version-compare"),
]

NEEDS: Needs = {
    "programme": Need("plan.see", "the improvement programme"),
    "plan-new": Need("plan.change", "make a plan"),
    "versions": Need("plan.see_all", "the versions of a plan"),
    "version": Need("plan.see_all", "version {number} of the plan"),
    "version-plan": Need("plan.see_all", "version {number} as a plan to read"),
    "priority": Need("plan.see_all", "priority {number} of the plan"),
    "version-consult": Need("plan.change", "send version {number} out for comments"),
    "version-decide": Need("plan.approve", "decide on version {number}"),
    "version-refresh": Need("plan.change", "refresh the plan"),
    "version-before": Need("plan.change", "enter a version before version {number}"),
    "version-shown": Need("plan.change", "say who saw version {number}"),
    "version-sealed": Need("plan.see_all", "what was sealed of version {number}"),
    "version-as-sealed": Need("plan.see_all", "what was sealed of version {number}, to read"),
    "version-compare": Need("plan.see_all", "compare version {number}"),
}
