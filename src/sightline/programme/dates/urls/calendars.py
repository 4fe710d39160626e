"""Calendar addresses: made and ended on a page; read by the secret in the address alone."""

from django.urls import path

from sightline.feeds import views as feeds
from sightline.programme.dates.plan_calendar import PROGRAMME
from sightline.web.needs import ANYBODY, Need, Needs

urlpatterns = [
    path("programme/calendar", feeds.page, {"kind": PROGRAMME}, name="programme-calendars"),
    path(
        "programme/calendar/<int:number>/end", feeds.end, {"kind": PROGRAMME}, name="programme-calendar-end"
    ),
    path("programme-calendar/<str:secret>.ics", feeds.text, name="programme-calendar-text"),
]

NEEDS: Needs = {
    "programme-calendars": Need("plan.see", "the programme's calendar addresses"),
    "programme-calendar-end": Need("plan.see", "end a calendar address of the programme"),
    "programme-calendar-text": ANYBODY,  # the secret is what is asked for, and what it opens is seen as its person sees it
}
