"""What was said of the service: sources, reports that are being confirmed, findings."""

from django.urls import path

from sightline.programme.sources.views import corrections as sources_mending
from sightline.programme.sources.views import discard as sources_given_up
from sightline.programme.sources.views import draft as sources_draft
from sightline.programme.sources.views import finding as sources_finding
from sightline.programme.sources.views import sources, together
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/sources", sources.page, name="sources"),
    path("programme/sources/drop-in", sources.drop_in, name="source-drop-in"),
    path("programme/sources/new", sources.new, name="source-new"),
    path("programme/sources/<int:number>", sources.one, name="source"),
    path("programme/sources/<int:number>/mend", sources_mending.facts, name="source-mend"),
    path("programme/sources/<int:number>/lift", sources_mending.lift, name="source-lift"),
    path("programme/sources/<int:number>/add", sources_mending.add, name="source-finding-add"),
    path("programme/sources/<int:number>/close", together.close, name="source-close"),
    path("programme/sources/<int:number>/repeats", together.repeats, name="source-repeats"),
    path("programme/findings/<int:finding_id>/mend", sources_mending.finding, name="finding-mend"),
    path("programme/findings/<int:finding_id>/withdraw", sources_mending.withdraw, name="finding-withdraw"),
    path("programme/sources/drafts/<int:number>", sources_draft.page, name="source-draft"),
    path("programme/sources/drafts/<int:number>/facts", sources_draft.facts, name="source-draft-facts"),
    path(
        "programme/sources/drafts/<int:number>/page/<int:page>",
        sources_draft.page_picture,
        name="source-draft-page",
    ),
    path("programme/sources/drafts/<int:number>/give-up", sources_given_up.page, name="source-draft-give-up"),
    path("programme/findings/<int:finding_id>", sources_finding.page, name="finding"),
    path("programme/findings/<int:finding_id>/close", sources_finding.close, name="finding-close"),
    path("programme/findings/<int:finding_id>/page", sources_finding.page_picture, name="finding-page"),
    path("programme/repeats/<int:number>", sources_finding.repeat, name="repeat"),
]

NEEDS: Needs = {
    "sources": Need("plan.see_all", "what was said of the service"),
    "source-drop-in": Need("plan.change", "drop in a report", takes="a document"),
    "source-new": Need("plan.change", "type in a source"),
    "source": Need("plan.see_all", "source {number}"),
    "source-mend": Need("plan.change", "mend source {number}"),
    "source-lift": Need("plan.change", "say whether notice {number} is lifted"),
    "source-finding-add": Need("plan.change", "add a finding to source {number}"),
    "source-close": Need("plan.change", "close the findings of source {number}"),
    "source-repeats": Need("plan.change", "decide which findings of source {number} were said before"),
    "finding-mend": Need("plan.change", "mend finding {finding_id}"),
    "finding-withdraw": Need("plan.change", "withdraw finding {finding_id}"),
    "source-draft": Need("plan.change", "confirm what source draft {number} says"),
    "source-draft-facts": Need("plan.change", "confirm what is known of source draft {number}"),
    "source-draft-give-up": Need("plan.change", "give up source draft {number}"),
    "source-draft-page": Need("plan.change", "a page of source draft {number}"),
    "finding": Need("plan.see_all", "finding {finding_id}"),
    "finding-close": Need("plan.change", "close finding {finding_id}"),
    "finding-page": Need("plan.see_all", "the page of finding {finding_id}"),
    "repeat": Need("plan.change", "decide whether a finding was said before"),
}
