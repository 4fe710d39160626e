"""The addresses of this room. None ever holds a child's reference."""

from django.urls import path

from sightline.definitions.views import cases, changing, definitions
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("definitions", definitions.every, name="definitions"),
    path("definitions/<str:measure_id>", definitions.one, name="definition"),
    path("definitions/<str:measure_id>/propose", changing.proposing, name="definition-propose"),
    path("definition-changes/<int:number>", changing.change, name="definition-change"),
    path("definition-changes/<int:number>/withdraw", changing.withdrawing, name="definition-withdraw"),
    path("definition-changes/<int:number>/cases/<str:figure_id>", cases.page, name="definition-cases"),
]

NEEDS: Needs = {
    "definitions": Need("figures.see", "definitions"),
    "definition": Need("figures.see", "the definition of {measure_id}"),
    "definition-propose": Need("measures.define", "propose a change of the definition of {measure_id}"),
    "definition-change": Need("figures.see", "change {number} of a definition"),
    "definition-withdraw": Need("measures.define", "withdraw change {number} of a definition"),
    "definition-cases": Need(
        "children.see", "the cases of {figure_id} that change {number} counts otherwise"
    ),
}
