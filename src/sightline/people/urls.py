"""Addresses of the people room, and what each needs."""

from django.conf import settings
from django.urls import path

from sightline.people.posts import views as posts
from sightline.people.views import confirming, guarding, managing, own, requests, signing_in
from sightline.web.needs import ANYBODY, SIGNED_IN, Need, Needs

urlpatterns = [
    path("sign-in", signing_in.sign_in, name="sign-in"),
    path("sign-in/code", signing_in.sign_in_code, name="sign-in-code"),
    path("sign-out", signing_in.sign_out, name="sign-out"),
    path("signed-out", signing_in.signed_out, name="signed-out"),
    path("account", own.account, name="own-account"),
    path("account/password", own.password, name="own-password"),
    path("account/second-factor", own.factor, name="own-second-factor"),
    path("account/second-factor/remove", own.remove_factor, name="own-second-factor-remove"),
    path("account/confirm", confirming.confirm, name="confirm"),
    path("account/requests", requests.page, name="requests"),
    path("account/requests/confirm", requests.confirm, name="request-confirm"),
    path("account/requests/refuse", requests.refuse, name="request-refuse"),
    path("people", managing.everyone, name="people"),
    path("people/add", managing.add, name="people-add"),
    path("people/<int:number>", managing.one, name="person"),
    path("people/<int:number>/password", managing.new_password, name="person-password"),
    path("people/<int:number>/active", managing.active, name="person-active"),
    path("people/<int:number>/second-factor", managing.lost_factor, name="person-second-factor"),
    path("people/<int:number>/grant", managing.grant, name="person-grant"),
    path("people/grants/<int:number>/end", managing.end_grant, name="grant-end"),
    path("people/posts", posts.every, name="posts"),
    path("people/posts/<int:number>", posts.one, name="post"),
    path("people/posts/holders/<int:number>/end", posts.end, name="post-holder-end"),
    path("glass", guarding.glass, name="glass"),
    path("glass/reviews", guarding.reviews, name="glass-reviews"),
    path("restricted", guarding.restricted, name="restricted"),
    path("restricted/lift", guarding.lift_restriction, name="restricted-lift"),
]

_MANAGE = Need("people.manage", "people's accounts")
_POSTS = Need("people.manage", "posts and who holds them")
_GUARD = Need("children.guard", "the restricted list")

NEEDS: Needs = {
    "sign-in": ANYBODY,
    "sign-in-code": ANYBODY,
    "signed-out": ANYBODY,
    "sign-out": SIGNED_IN,
    "own-account": SIGNED_IN,
    "own-password": SIGNED_IN,
    "own-second-factor": SIGNED_IN,
    "own-second-factor-remove": SIGNED_IN,
    "confirm": SIGNED_IN,
    "requests": SIGNED_IN,
    "request-confirm": SIGNED_IN,
    "request-refuse": SIGNED_IN,
    "people": _MANAGE,
    "people-add": _MANAGE,
    "person": _MANAGE,
    "person-password": _MANAGE,
    "person-active": _MANAGE,
    "person-second-factor": _MANAGE,
    "person-grant": _MANAGE,
    "grant-end": _MANAGE,
    "posts": _POSTS,
    "post": _POSTS,
    "post-holder-end": _POSTS,
    "glass": Need("children.see", "breaking glass"),
    "glass-reviews": Need("children.guard", "the reviews of broken glass"),
    "restricted": _GUARD,
    "restricted-lift": _GUARD,
}

if settings.ENTRA is not None:
    from sightline.people import entra_urls

    urlpatterns += entra_urls.urlpatterns
    NEEDS = {**NEEDS, **entra_urls.NEEDS}
