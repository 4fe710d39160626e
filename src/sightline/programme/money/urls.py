"""The programme's money."""

from django.urls import path

from sightline.programme.money import views as money
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("programme/money", money.page, name="money"),
    path("programme/plans/<int:number>/money/new", money.new, name="money-new"),
    path("programme/money/<int:number>/remove", money.remove, name="money-remove"),
]

NEEDS: Needs = {
    "money": Need("plan.see_all", "the programme's money"),
    "money-new": Need("plan.change", "enter money against plan {number}"),
    "money-remove": Need("plan.change", "take out line {number} of money"),
}
