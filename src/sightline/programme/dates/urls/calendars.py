"""Calendar addresses: made and ended on a page; read by the secret in the address alone."""

from django.urls import path

from sightline.programme.dates.views import calendars
from sightline.web.needs import ANYBODY, Need, Needs

urlpatterns = [
    path("programme/calendar", calendars.page, name="programme-calendars"),
    path("programme/calendar/<int:number>/end", calendars.end, name="programme-calendar-end"),
    path("programme-calendar/<str:secret>.ics", calendars.text, name="programme-calendar-text"),
]

NEEDS: Needs = {
    "programme-calendars": Need("plan.see", "the programme's calendar addresses"),
    "programme-calendar-end": Need("plan.see", "end a calendar address of the programme"),
    "programme-calendar-text": ANYBODY,  # the secret is what is asked for, and what it opens is seen as its person sees it
}
