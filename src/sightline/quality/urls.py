"""The addresses of this room. None ever holds a child's reference."""

from django.urls import path

from sightline.quality.views import check, child, children, coverage, overview, workbook
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("quality", overview.page, name="quality"),
    path("quality/coverage", coverage.page, name="quality-coverage"),
    path("quality/coverage/<str:table>/<str:field>", coverage.field_page, name="quality-field"),
    path("quality/child", child.page, name="quality-child"),
    path("quality/spreadsheet", workbook.page, name="quality-spreadsheet"),
    path("quality/<str:check_id>", check.page, name="quality-check"),
    path("quality/<str:check_id>/children", children.page, name="quality-children"),
]

NEEDS: Needs = {
    "quality": Need("figures.see", "data quality"),
    "quality-coverage": Need("figures.see", "how well fields are filled"),
    "quality-field": Need("figures.see", "how well {table} {field} is filled"),
    "quality-child": Need("children.see", "what is wrong in one record"),
    "quality-spreadsheet": Need("children.see", "a team's faults as a spreadsheet"),
    "quality-check": Need("figures.see", "check {check_id}"),
    "quality-children": Need("children.see", "records found by check {check_id}"),
}
