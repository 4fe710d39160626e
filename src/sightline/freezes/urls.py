"""The addresses of this room. None ever holds a child's reference."""

from django.urls import path

from sightline.freezes.views import freezes, why
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("freezes", freezes.every, name="freezes"),
    path("freezes/add", freezes.add, name="freeze-add"),
    path("freezes/<int:number>", freezes.one, name="freeze"),
    path("freezes/<int:number>/reported.csv", freezes.file, name="freeze-csv"),
    path("freezes/<int:number>/confirm", freezes.confirming, name="freeze-confirm"),
    path("freezes/<int:number>/published", freezes.publishing, name="freeze-publish"),
    path("freezes/<int:number>/why/<str:figure_id>", why.page, name="freeze-why"),
]

NEEDS: Needs = {
    "freezes": Need("freezes.see", "freezes"),
    "freeze-add": Need("data.load", "freeze figures"),
    "freeze": Need("freezes.see", "freeze {number}"),
    "freeze-csv": Need("freezes.see", "freeze {number} as a file"),
    "freeze-confirm": Need("freezes.confirm", "confirm freeze {number}"),
    "freeze-publish": Need("data.load", "what was published from freeze {number}"),
    "freeze-why": Need("children.see", "why {figure_id} has changed since freeze {number}"),
}
