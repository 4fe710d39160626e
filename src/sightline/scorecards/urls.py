"""The addresses of this room. None ever holds a child's reference."""

from django.urls import path

from sightline.scorecards.views import children, measure, scorecard
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("scorecard", scorecard.page, name="scorecard"),
    path("measure/<str:figure_id>", measure.page, name="measure"),
    path("measure/<str:figure_id>/children", children.page, name="measure-children"),
]

NEEDS: Needs = {
    "scorecard": Need("figures.see", "the scorecard"),
    "measure": Need("figures.see", "{figure_id}"),
    "measure-children": Need("children.see", "cases of {figure_id}"),
}
