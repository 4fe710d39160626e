"""The addresses of this room. None ever holds a child's reference."""

from django.urls import path

from sightline.scorecards.views import (
    children,
    downloads,
    measure,
    notes_and_targets,
    scorecard,
    target_sheet,
    targets,
    unit_groups,
)
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("scorecard", scorecard.page, name="scorecard"),
    path("scorecard.csv", downloads.scorecard_file, {"kind": "csv"}, name="scorecard-csv"),
    path("scorecard.xlsx", downloads.scorecard_file, {"kind": "xlsx"}, name="scorecard-xlsx"),
    path("scorecard/every-figure.csv", downloads.flat_file, {"kind": "csv"}, name="flat-csv"),
    path("scorecard/every-figure.xlsx", downloads.flat_file, {"kind": "xlsx"}, name="flat-xlsx"),
    path("measure/<str:figure_id>", measure.page, name="measure"),
    path("measure/<str:figure_id>/months.csv", downloads.measure_file, {"kind": "csv"}, name="measure-csv"),
    path(
        "measure/<str:figure_id>/measure.xlsx", downloads.measure_file, {"kind": "xlsx"}, name="measure-xlsx"
    ),
    path("measure/<str:figure_id>/chart.png", downloads.measure_file, {"kind": "png"}, name="measure-png"),
    path("measure/<str:figure_id>/chart.svg", downloads.measure_file, {"kind": "svg"}, name="measure-svg"),
    path("measure/<str:figure_id>/groups", unit_groups.page, name="measure-groups"),
    path("measure/<str:figure_id>/notes", notes_and_targets.page, name="measure-said"),
    path("measure/<str:figure_id>/notes/<str:kind>", notes_and_targets.say, name="measure-say"),
    path(
        "measure/<str:figure_id>/notes/<str:kind>/<int:number>/take-back",
        notes_and_targets.take_back,
        name="said-take-back",
    ),
    path("targets", targets.every, name="targets"),
    path("targets/add", targets.add, name="target-add"),
    path("targets/spreadsheet", target_sheet.bring, name="target-sheet"),
    path("targets/spreadsheet/take", target_sheet.take, name="target-sheet-take"),
    path("targets/<int:number>", targets.one, name="target"),
    path("targets/<int:number>/change", targets.change, name="target-change"),
    path("targets/<int:number>/remove", targets.remove, name="target-remove"),
    path("measure/<str:figure_id>/children", children.page, name="measure-children"),
    path("measure/<str:figure_id>/children/file", children.file, name="measure-children-file"),
]

NEEDS: Needs = {
    "scorecard": Need("figures.see", "the scorecard"),
    "scorecard-csv": Need("figures.see", "the scorecard"),
    "scorecard-xlsx": Need("figures.see", "the scorecard"),
    "flat-csv": Need("figures.see", "every figure by unit and month"),
    "flat-xlsx": Need("figures.see", "every figure by unit and month"),
    "measure": Need("figures.see", "{figure_id}"),
    "measure-csv": Need("figures.see", "{figure_id}"),
    "measure-xlsx": Need("figures.see", "{figure_id}"),
    "measure-png": Need("figures.see", "{figure_id}"),
    "measure-svg": Need("figures.see", "{figure_id}"),
    "measure-groups": Need("figures.see", "{figure_id}"),
    "measure-said": Need("figures.see", "what is said of {figure_id}"),
    "measure-say": Need("measures.define", "say something of {figure_id}"),
    "said-take-back": Need("measures.define", "take back what is said of {figure_id}"),
    "targets": Need("figures.see", "targets"),
    "target-add": Need("measures.define", "set a target"),
    "target-sheet": Need("measures.define", "bring a spreadsheet of targets back", takes="a document"),
    "target-sheet-take": Need("measures.define", "take the targets out as a spreadsheet"),
    "target": Need("figures.see", "target {number}"),
    "target-change": Need("measures.define", "change target {number}"),
    "target-remove": Need("measures.define", "remove target {number}"),
    "measure-children": Need("children.see", "cases of {figure_id}"),
    "measure-children-file": Need("children.see", "cases of {figure_id} as a file"),
}
