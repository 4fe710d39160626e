"""The addresses of meetings. None ever holds a child's reference, nor an item's title."""

from django.urls import path

from sightline.feeds import views as feeds
from sightline.governance.meetings_calendar import MEETINGS
from sightline.governance.views import forward, items, meetings, tracker
from sightline.web.needs import ANYBODY, Need, Needs

KEEP, SEE = "meetings.keep", "meetings.see"

urlpatterns = [
    path("meetings", forward.plan, name="forward-plan"),
    path("meetings/add", forward.add, name="meeting-add"),
    path("meetings/calendars", feeds.page, {"kind": MEETINGS}, name="meeting-calendars"),
    path("meetings/calendars/<int:number>/end", feeds.end, {"kind": MEETINGS}, name="meeting-calendar-end"),
    path("meetings-calendar/<str:secret>.ics", feeds.text, name="meeting-calendar-text"),
    path("meetings/<int:number>", meetings.page, name="meeting"),
    path("meetings/<int:number>/change", forward.change, name="meeting-change"),
    path("meetings/<int:number>/steps", meetings.steps, name="meeting-steps"),
    path("meetings/<int:number>/attendance", meetings.attendance, name="meeting-attendance"),
    path("meetings/<int:number>/ask", meetings.ask, name="meeting-ask"),
    path("meetings/<int:number>/items/add", items.add, name="item-add"),
    path("meetings/items/<int:number>", items.page, name="item"),
    path("meetings/items/<int:number>/change", items.change, name="item-change"),
    path("meetings/items/<int:number>/off", items.off, name="item-off"),
    path("meetings/items/<int:number>/exception", items.excepting, name="item-exception"),
    path("meetings/items/<int:number>/decision", items.deciding, name="item-decision"),
    path("meetings/items/<int:number>/waiver", items.waiving, name="item-waiver"),
    path("meetings/decisions/<int:number>/correct", items.correcting, name="decision-correct"),
    path("meetings/decisions/<int:number>/call-in", items.calling_in, name="decision-call-in"),
    path("meetings/call-ins/<int:number>", items.ending_call_in, name="call-in-outcome"),
    path("tracker", tracker.page, name="tracker"),
    path("tracker/file", tracker.file, name="tracker-file"),
    path("tracker/add", tracker.add, name="matter-add"),
    path("tracker/<int:number>", tracker.one, name="matter"),
    path("tracker/<int:number>/change", tracker.change, name="matter-change"),
    path("tracker/<int:number>/answer", tracker.move, name="matter-move"),
]

NEEDS: Needs = {
    "forward-plan": Need(SEE, "the forward plan of meetings"),
    "meeting-add": Need(KEEP, "add a meeting"),
    "meeting-calendars": Need(SEE, "the calendar addresses of meetings"),
    "meeting-calendar-end": Need(SEE, "end a calendar address of meetings"),
    "meeting-calendar-text": ANYBODY,  # the secret is what is asked for, and what it opens is seen as its person sees it
    "meeting": Need(SEE, "meeting {number}"),
    "meeting-change": Need(KEEP, "change time and place of meeting {number}"),
    "meeting-steps": Need(KEEP, "record a step before meeting {number}"),
    "meeting-attendance": Need(KEEP, "record who was at meeting {number}"),
    "meeting-ask": Need(SEE, "ask a question at meeting {number}"),
    "item-add": Need(KEEP, "add an item to the agenda of meeting {number}"),
    "item": Need(SEE, "agenda item {number}"),
    "item-change": Need(KEEP, "change agenda item {number}"),
    "item-off": Need(KEEP, "take agenda item {number} off"),
    "item-exception": Need(KEEP, "record an exception for agenda item {number}"),
    "item-decision": Need(KEEP, "record what was decided on agenda item {number}"),
    "item-waiver": Need(KEEP, "record that call-in of agenda item {number} was waived"),
    "decision-correct": Need(KEEP, "correct decision {number}"),
    "decision-call-in": Need(KEEP, "record that decision {number} was called in"),
    "call-in-outcome": Need(KEEP, "record what came of call-in {number}"),
    "tracker": Need(SEE, "the tracker of meetings"),
    "tracker-file": Need(SEE, "take the tracker of meetings out as a spreadsheet"),
    "matter-add": Need(KEEP, "track something for a body"),
    "matter": Need(SEE, "matter {number}"),
    "matter-change": Need(KEEP, "change matter {number}"),
    "matter-move": Need(SEE, "answer matter {number}"),
}
