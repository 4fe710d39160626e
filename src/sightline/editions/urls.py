"""The addresses of this room. None ever holds a child's reference."""

from django.urls import path

from sightline.editions.views import drafts, published
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("published", published.every, name="editions"),
    path("published/<int:number>", published.one, name="edition"),
    path("published/<int:number>/<str:file_name>", published.file, name="edition-file"),
    path("freezes/<int:number>/editions/add", drafts.add, name="edition-add"),
    path("editions/<int:number>", drafts.one, name="edition-draft"),
    path("editions/<int:number>/publish", drafts.publishing, name="edition-publish"),
    path("editions/<int:number>/discard", drafts.discarding, name="edition-discard"),
]

NEEDS: Needs = {
    "editions": Need("editions.see", "published figures"),
    "edition": Need("editions.see", "published figures {number}"),
    "edition-file": Need("editions.see", "published figures {number} as a file"),
    "edition-add": Need("editions.make", "make an edition of freeze {number}"),
    "edition-draft": Need("freezes.see", "draft edition {number}"),
    "edition-publish": Need("editions.publish", "publish edition {number}"),
    "edition-discard": Need("editions.make", "discard edition {number}"),
}
