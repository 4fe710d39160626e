"""Evidence for actions."""

from django.urls import path

from sightline.programme.delivery.views import evidence, evidence_list
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/evidence", evidence_list.page, name="evidence-list"),
    path("programme/evidence.csv", evidence_list.file, name="evidence-csv"),
    path("programme/evidence/<int:number>/check", evidence_list.check, name="evidence-check"),
    path("programme/actions/<int:number>/evidence", evidence.give, name="evidence-give"),
    path("programme/evidence/<int:number>/again", evidence.again, name="evidence-again"),
    path("programme/evidence/<int:number>/withdraw", evidence.withdraw, name="evidence-withdraw"),
    path("programme/evidence/versions/<int:number>/file", evidence.file, name="evidence-file"),
]

NEEDS: Needs = {
    "evidence-list": Need("plan.see", "the list of evidence"),
    "evidence-csv": Need("plan.see", "the list of evidence as a file"),
    "evidence-check": Need("evidence.accept", "accept evidence {number} or send it back"),
    "evidence-give": Need("plan.see", "give evidence for action {number}", takes="a document"),
    "evidence-again": Need("plan.see", "give evidence {number} again", takes="a document"),
    "evidence-withdraw": Need("plan.see", "withdraw evidence {number}"),
    "evidence-file": Need("plan.see", "the file of evidence version {number}"),
}
