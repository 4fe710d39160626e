"""The addresses of this room. None ever holds a child's reference; one holds a secret, and is nobody's to read."""

from django.urls import path

from sightline.feeds import views as feeds
from sightline.web.needs import ANYBODY, Need, Needs
from sightline.worklists.due_calendar import DUE
from sightline.worklists.views import clocks, due_file, marks, my_day

urlpatterns = [
    path("my-day", my_day.page, name="my-day"),
    path("my-day/file", due_file.page, name="my-day-file"),
    path("my-day/mark", marks.page, name="my-day-mark"),
    path("my-day/calendar", feeds.page, {"kind": DUE}, name="calendars"),
    path("my-day/calendar/<int:number>/end", feeds.end, {"kind": DUE}, name="calendar-end"),
    path("calendar/<str:secret>.ics", feeds.text, name="calendar-text"),
    path("clocks", clocks.page, name="clocks"),
    path("clocks/<str:clock_id>", clocks.change, name="clock-change"),
]

NEEDS: Needs = {
    "my-day": Need("children.see", "my day"),
    "my-day-file": Need("children.see", "what is due as a file"),
    "my-day-mark": Need("children.see", "rows of what is due"),
    "calendars": Need("children.see", "calendars"),
    "calendar-end": Need("children.see", "calendars"),
    "calendar-text": ANYBODY,  # the secret in the address is what is asked for, and what it opens is rendered as its person
    "clocks": Need("figures.see", "the council's deadlines"),
    "clock-change": Need("data.load", "set a deadline"),
}
