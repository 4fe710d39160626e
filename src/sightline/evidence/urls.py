"""The addresses of evidence rooms. None ever holds a child's reference, nor a room's title."""

from django.urls import path

from sightline.evidence import views
from sightline.web.needs import Need, Needs

urlpatterns = [
    path("evidence-rooms", views.every, name="evidence-rooms"),
    path("evidence-rooms/open", views.opening, name="evidence-room-open"),
    path("evidence-rooms/<int:number>", views.room, name="evidence-room"),
    path("evidence-rooms/<int:number>/confirm", views.confirming, name="evidence-room-confirm"),
    path("evidence-rooms/<int:number>/end", views.ending, name="evidence-room-end"),
    path("evidence-rooms/<int:number>/pack", views.pack, name="evidence-room-pack"),
    path("evidence-rooms/<int:number>/lines/<str:line_id>", views.line, name="evidence-room-line"),
    path("evidence-rooms/<int:number>/lines/<str:line_id>/ask", views.asking, name="evidence-room-ask"),
    path("evidence-rooms/questions/<int:number>/answer", views.answering, name="evidence-room-answer"),
]

NEEDS: Needs = {
    "evidence-rooms": Need("rooms.see", "evidence rooms"),
    "evidence-room-open": Need("inspection.prepare", "open an evidence room"),
    "evidence-room": Need("rooms.see", "evidence room {number}"),
    "evidence-room-confirm": Need("inspection.prepare", "confirm evidence room {number}"),
    "evidence-room-end": Need("inspection.prepare", "end evidence room {number}"),
    "evidence-room-pack": Need("rooms.see", "what stands in evidence room {number}, as files"),
    "evidence-room-line": Need("rooms.see", "{line_id} in evidence room {number}"),
    "evidence-room-ask": Need("rooms.see", "ask in evidence room {number}"),
    "evidence-room-answer": Need("inspection.prepare", "answer question {number} of an evidence room"),
}
