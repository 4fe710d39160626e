"""The addresses of this room. None ever holds a child's reference."""

from django.urls import path

from sightline.papers.views import (
    after,
    changes,
    clearing,
    commenting,
    paper,
    publishing,
    register,
    starting,
    writing,
)
from sightline.web.needs import SIGNED_IN, Need, Needs

urlpatterns = [
    path("papers", register.page, name="papers"),
    path("papers/start", starting.page, name="paper-start"),
    path("papers/style.css", paper.style, name="paper-style"),
    path("papers/to-clear", clearing.queue, name="papers-to-clear"),
    path("papers/references/<str:role>", clearing.references, name="paper-references"),
    path("papers/<int:number>", paper.page, name="paper"),
    path("papers/<int:number>/about", writing.about, name="paper-about"),
    path("papers/<int:number>/write", writing.every, name="paper-write"),
    path("papers/<int:number>/write/add", writing.adding, name="paper-add-section"),
    path("papers/<int:number>/write/<int:part_id>", writing.one, name="paper-part"),
    path("papers/<int:number>/write/<int:part_id>/unsaved", writing.unsaved, name="paper-part-unsaved"),
    path("papers/<int:number>/write/<int:part_id>/remove", writing.removing, name="paper-remove-part"),
    path("papers/<int:number>/comments", commenting.every, name="paper-comments"),
    path("papers/<int:number>/comments/<int:comment_id>", commenting.answering, name="paper-comment-answer"),
    path(
        "papers/<int:number>/comments/<int:comment_id>/resolve",
        commenting.resolving,
        name="paper-comment-resolve",
    ),
    path("papers/<int:number>/history", changes.history, name="paper-history"),
    path("papers/<int:number>/since", changes.since, name="paper-since"),
    path("papers/<int:number>/enquiries", after.enquiries, name="paper-enquiries"),
    path("papers/<int:number>/promise", after.promising, name="paper-promise"),
    path("papers/<int:number>/clearance", clearing.sending, name="paper-clearance"),
    path("papers/<int:number>/clearance/<str:role>", clearing.signing, name="paper-sign-off"),
    path("papers/<int:number>/publish", publishing.publishing, name="paper-publish"),
    path("papers/<int:number>/editions/<str:audience>/<str:file_name>", publishing.file, name="paper-file"),
    path("papers/<int:number>/withdraw", clearing.withdrawing, name="paper-withdraw"),
]

NEEDS: Needs = {
    "papers": Need("papers.read", "the register of papers"),
    "paper-start": Need("papers.write", "start a paper"),
    "paper-style": SIGNED_IN,
    "papers-to-clear": Need("papers.clear", "the papers to sign off"),
    "paper-references": Need("papers.publish", "the form of references of {role}"),
    "paper": Need("papers.read", "paper {number}"),
    "paper-about": Need("papers.write", "change paper {number}"),
    "paper-write": Need("papers.write", "write paper {number}"),
    "paper-add-section": Need("papers.write", "write paper {number}"),
    "paper-part": Need("papers.write", "write paper {number}"),
    "paper-part-unsaved": Need("papers.write", "write paper {number}"),
    "paper-remove-part": Need("papers.write", "write paper {number}"),
    "paper-comments": Need("papers.read", "the comments on paper {number}"),
    "paper-comment-answer": Need("papers.write", "answer a comment on paper {number}"),
    "paper-comment-resolve": Need("papers.read", "resolve a comment on paper {number}"),
    "paper-history": Need("papers.read", "the history of paper {number}"),
    "paper-since": Need("papers.read", "paper {number} beside the one before it"),
    "paper-enquiries": Need("freezes.see", "the lines of enquiry of paper {number}"),
    "paper-promise": Need("papers.read", "track a promise of paper {number}"),
    "paper-clearance": Need("papers.write", "send paper {number} to clearance"),
    "paper-sign-off": Need("papers.clear", "sign off paper {number}"),
    "paper-publish": Need("papers.publish", "publish paper {number}"),
    "paper-file": Need("papers.read", "{file_name} of paper {number}"),
    "paper-withdraw": Need("papers.read", "withdraw paper {number}"),
}
