"""The addresses of this room. None ever holds a child's reference."""

from django.urls import path

from sightline.entries.views import defining, desk, entering, sheet
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("entered", desk.every, name="entered"),
    path("entered/add", defining.add, name="entered-add"),
    path("entered/spreadsheet", sheet.bring, name="entered-sheet"),
    path("entered/spreadsheet/take", sheet.take, name="entered-sheet-take"),
    path("entered/<int:number>", desk.one, name="entered-measure"),
    path("entered/<int:number>/change", defining.change, name="entered-change"),
    path("entered/<int:number>/stop", defining.stopping, name="entered-stop"),
    path("entered/<int:number>/enter", entering.page, name="entered-enter"),
    path("entered/figures/<int:number>", entering.deciding, name="entered-figure"),
]

NEEDS: Needs = {
    "entered": Need("figures.see", "figures that people enter"),
    "entered-add": Need("measures.define", "define a measure that people enter"),
    "entered-sheet": Need("figures.see", "bring a spreadsheet of figures back", takes="a document"),
    "entered-sheet-take": Need("figures.see", "take the figures to be entered out as a spreadsheet"),
    "entered-measure": Need("figures.see", "entered measure {number}"),
    "entered-change": Need("measures.define", "change entered measure {number}"),
    "entered-stop": Need("measures.define", "stop entered measure {number}"),
    "entered-enter": Need("figures.see", "enter a figure of measure {number}", takes="a document"),
    "entered-figure": Need("figures.see", "entered figure {number}"),
}
