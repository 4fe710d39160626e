"""The addresses of bodies. None ever holds a child's reference."""

from django.urls import path

from sightline.bodies.views import bodies, terms
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("bodies", bodies.every, name="bodies"),
    path("bodies/add", terms.add, name="body-add"),
    path("bodies/<int:number>", bodies.one, name="body"),
    path("bodies/<int:number>/terms", terms.terms, name="body-terms"),
    path("bodies/<int:number>/oversight", terms.oversight, name="body-oversight"),
    path("bodies/oversight/<int:number>/end", terms.oversight_end, name="body-oversight-end"),
    path("bodies/<int:number>/cycles", terms.cycle_add, name="body-cycle-add"),
    path("bodies/cycles/<int:number>", terms.cycle, name="body-cycle"),
    path("bodies/members/<int:number>/end", bodies.end, name="body-member-end"),
]

NEEDS: Needs = {
    "bodies": Need("plan.see_all", "the bodies"),
    "body-add": Need("meetings.keep", "add a body"),
    "body": Need("plan.see_all", "body {number}"),
    "body-terms": Need("meetings.keep", "change the terms of reference of body {number}"),
    "body-oversight": Need("meetings.keep", "record what body {number} oversees"),
    "body-oversight-end": Need("meetings.keep", "end oversight {number} of a body"),
    "body-cycle-add": Need("meetings.keep", "add a cycle of reports to body {number}"),
    "body-cycle": Need("meetings.keep", "record a report of cycle {number}"),
    "body-member-end": Need("meetings.keep", "end membership {number} of a body"),
}
