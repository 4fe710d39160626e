"""The addresses of this room. None ever holds a child's reference."""

from django.urls import path

from sightline.commentary.views import asking, desk, writing
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("commentary", desk.page, name="commentary-desk"),
    path("commentary/ask", asking.page, name="commentary-ask"),
    path("commentary/<int:number>", writing.page, name="commentary"),
    path("commentary/<int:number>/decide", writing.deciding, name="commentary-decide"),
    path("commentary/<int:number>/close", asking.closing, name="commentary-close"),
]

NEEDS: Needs = {
    "commentary-desk": Need("figures.see", "the commentary desk"),
    "commentary-ask": Need("measures.define", "ask for commentary"),
    "commentary": Need("figures.see", "commentary {number}"),
    "commentary-decide": Need("measures.define", "decide on commentary {number}"),
    "commentary-close": Need("measures.define", "close commentary {number}"),
}
