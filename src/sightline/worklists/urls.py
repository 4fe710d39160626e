"""The addresses of this room. None ever holds a child's reference; one holds a secret, and is nobody's to read."""

from django.urls import path

from sightline.worklists.views import calendars, clocks, my_day

urlpatterns = [
    path("my-day", my_day.page, name="my-day"),
    path("my-day/calendar", calendars.page, name="calendars"),
    path("my-day/calendar/<int:number>/end", calendars.end, name="calendar-end"),
    path("calendar/<str:secret>.ics", calendars.text, name="calendar-text"),
    path("clocks", clocks.page, name="clocks"),
]
