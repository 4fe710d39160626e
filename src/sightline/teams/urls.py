"""The addresses of this room, and what each needs. Looking and changing are different addresses."""

from django.urls import path

from sightline.teams.views import crosswalk, teams
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("teams", teams.page, name="teams"),
    path("teams/change", teams.change, name="teams-change"),
    path("teams/crosswalk", crosswalk.page, name="crosswalk"),
    path("teams/crosswalk/change", crosswalk.change, name="crosswalk-change"),
]

NEEDS: Needs = {
    "teams": Need("figures.see", "the teams"),
    "teams-change": Need("data.load", "change a team"),
    "crosswalk": Need("figures.see", "the crosswalk of teams"),
    "crosswalk-change": Need("data.load", "change the crosswalk of teams", takes="a document"),
}
