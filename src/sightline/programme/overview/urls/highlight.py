"""What a period brought, for a board, and what is written of it."""

from django.urls import path

from sightline.programme.overview.views import highlight, highlight_words
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/highlight", highlight.page, name="highlight"),
    path("programme/plans/<int:number>/highlight", highlight_words.page, name="highlight-words"),
]
NEEDS: Needs = {
    "highlight": Need("plan.see_all", "the highlight report"),
    "highlight-words": Need("plan.change", "write for the highlight report of plan {number}"),
}
