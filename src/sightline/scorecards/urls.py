"""The addresses of this room. None ever holds a child's reference."""

from django.urls import path

from sightline.scorecards.views import children, measure, scorecard

urlpatterns = [
    path("scorecard", scorecard.page, name="scorecard"),
    path("measure/<str:figure_id>", measure.page, name="measure"),
    path("measure/<str:figure_id>/children", children.page, name="measure-children"),
]
