"""Evidence for actions."""

from django.urls import path

from sightline.programme.delivery.views import evidence
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/actions/<int:number>/evidence", evidence.give, name="evidence-give"),
    path("programme/evidence/<int:number>/again", evidence.again, name="evidence-again"),
    path("programme/evidence/<int:number>/withdraw", evidence.withdraw, name="evidence-withdraw"),
    path("programme/evidence/versions/<int:number>/file", evidence.file, name="evidence-file"),
]

NEEDS: Needs = {
    "evidence-give": Need("evidence.give", "give evidence for action {number}", takes="a document"),
    "evidence-again": Need("evidence.give", "give evidence {number} again", takes="a document"),
    "evidence-withdraw": Need("evidence.give", "withdraw evidence {number}"),
    "evidence-file": Need("plan.see", "the file of evidence version {number}"),
}
