"""What bodies wait for, in one list with filters and as a spreadsheet; one matter; tracking another, changing and answering one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.bodies.models import Meeting
from sightline.engine.spreadsheets import Sheet, workbook
from sightline.governance import wording
from sightline.governance.forms import MatterForm, MatterMoveForm
from sightline.governance.models import AgendaItem, TrackedMatter
from sightline.governance.queries.sight import matters_seen_by
from sightline.governance.rules.kinds import MATTERS, OUTCOMES
from sightline.governance.rules.states import MATTER_STATES, OPEN
from sightline.governance.services.tracking import change_matter, move_matter, terms_of, track
from sightline.governance.verbs import GovernanceVerb
from sightline.governance.views.asking import (
    bodies_to_keep,
    body_chosen,
    crumbs_to,
    item_or_404,
    keep_to,
    keeps,
    matter_or_404,
    may_answer,
    meeting_to_keep,
    to_meeting,
    username,
)
from sightline.history.queries import last_change
from sightline.history.views import EditPage
from sightline.people.queries import person
from sightline.trail.services import record
from sightline.web.files import file_out
from sightline.web.form_pages import done, form_page, say_saved
from sightline.web.lists import PageQuery, number_or_zero, paged, query_param

OVERDUE = "overdue"
STATES = {OVERDUE: "Overdue", **MATTER_STATES.words}
HEADS = (
    *("Number", "Kind", "Body", "Meeting", "What", "Raised by", "Owner", "Due", "Where it was said"),
    *("State", "Answer", "Answered by", "Closed on"),
)
FIELDS = {
    "words": "what it is",
    "raised_by": "who raised it",
    "owner": "who answers",
    "due_words": "when it is due",
    "source": "where it was said",
    "source_place": "where in it",
    "state": "its state",
    "answer": "the answer",
    "answered_by": "who answered",
    "outcome": "the executive’s answer",
    "closed_on": "the day it was closed",
}


@dataclass(frozen=True)
class TrackerQuery(PageQuery):
    """The list's address, understood: all that whoever asks may know of, and what is left of it."""

    every: list[TrackedMatter]
    left: list[TrackedMatter]
    query: dict[str, str]


def tracker_query(request: HttpRequest, today: date) -> TrackerQuery:
    """What the list's address asks for."""
    every = matters_seen_by(person(request), today)
    query = {
        name: query_param(request, name) for name in ("kind", "state", "body") if query_param(request, name)
    }
    every.sort(key=lambda each: (each.state != OPEN, each.due or date.max, each.pk))
    body = number_or_zero(query.get("body", ""))
    left = [
        each
        for each in every
        if query.get("kind", each.kind) == each.kind
        and body in (0, each.body_id)
        and (not query.get("state") or _is_in(each, query["state"], today))
    ]
    return TrackerQuery(every, left, query)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The list."""
    today = timezone.localdate()
    query = tracker_query(request, today)
    listing = paged(request, query.left, others=query.query_string)
    context = {
        **listing,
        "answer": wording.first_sentence_of_tracker(query.every, today),
        "rows": [{"matter": each, "tag": wording.matter_tag(each, today)} for each in listing["shown"]],
        "kinds": list(MATTERS.items()),
        "states": list(STATES.items()),
        "bodies": [(str(each.pk), each.name) for each in bodies_to_keep(request)],
        "query": query.query,
        "file": query.address_at(reverse("tracker-file")),
        "keeps": keeps(person(request)),
        "crumbs": crumbs_to(("Tracker", "")),
    }
    return render(request, "governance/tracker.html", context)


@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """The same as a spreadsheet."""
    today = timezone.localdate()
    query = tracker_query(request, today)
    rows = [_cells(each, today) for each in query.left]
    what = f"tracker {person(request).authority or 'of every authority'}"
    record(
        by=username(request), action=GovernanceVerb.TRACKER_EXPORTED, what=what, detail={"rows": len(rows)}
    )
    sheet = Sheet("Tracker", HEADS, rows, widths={"What": 50, "Answer": 50, "Body": 30})
    return file_out(workbook([sheet]), f"tracker {today:%Y-%m-%d}.xlsx")


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One matter with what became of it."""
    matter, today = matter_or_404(request, number), timezone.localdate()
    changes = [(each, FIELDS.get(each.field, each.field)) for each in matter.changes.all()]
    context = {
        "matter": matter,
        "tag": wording.matter_tag(matter, today),
        "due": wording.due_words(matter),
        "outcome": OUTCOMES.get(matter.outcome, ""),
        "meeting": wording.meeting_words(matter.meeting) if matter.meeting else "",
        "changes": [each for each in changes if each[0].was or each[0].reason],
        "keeps": keeps(person(request)),
        "answers": may_answer(person(request), matter),
        "crumbs": crumbs_to(("Tracker", reverse("tracker")), (matter.called, "")),
    }
    return render(request, "governance/matter.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Track something: of a body, of a meeting or of an item, which the address names."""
    item, meeting = _origin(request)
    body = meeting.body if meeting else None
    bodies = [] if body else bodies_to_keep(request)
    first = {"kind": query_param(request, "kind"), "body": query_param(request, "body")}
    authority = body.authority if body else person(request).authority
    form = MatterForm(
        request.POST or None, authority=authority, bodies=bodies, fixed=body is not None, initial=first
    )
    made: list[TrackedMatter] = []

    def do() -> None:
        of = body or body_chosen(request, form.cleaned_data["body"])
        made.append(track(of, form.terms, meeting=meeting, item=item, by=username(request)))

    if form.is_valid() and done(form, do):
        say_saved(request, f"{made[0].called}: saved")
        return redirect("meeting", meeting.pk) if meeting else redirect("matter", made[0].pk)
    way = (to_meeting(meeting),) if meeting else (("Tracker", reverse("tracker")),)
    return form_page(
        request,
        "Track something",
        form,
        lead=wording.meeting_words(meeting) if meeting else "",
        crumbs=crumbs_to(*way, ("Track something", "")),
        back=way[0][1],
        here=request.get_full_path(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """What a matter says, who answers it and by when."""
    matter = matter_or_404(request, number)

    def form_of(now: TrackedMatter, data: Any) -> MatterForm:
        more = {"authority": now.body.authority, "fixed": True, "kind": now.kind}
        return MatterForm(data, initial=terms_of(now).texts, **more)

    page = _edit(request, matter, form_of, "Change it")

    def do() -> None:
        change_matter(matter, page.form.terms, edition=page.edition, by=username(request))

    sent = page.send(lambda: done(page.form, do))
    return sent or form_page(request, f"Change {matter.called.lower()}", page.form, **page.context)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, number: int) -> HttpResponse:
    """A matter is answered or done; whoever keeps meetings may withdraw it or open it again too."""
    matter = matter_or_404(request, number)
    keep_to(request, may_answer(person(request), matter), f"answer matter {number}")

    def form_of(now: TrackedMatter, data: Any) -> MatterMoveForm:
        more = {"kind": now.kind, "state": now.state, "keeps": keeps(person(request))}
        first = {"on": timezone.localdate(), "answered_by": now.owner}
        return MatterMoveForm(data, initial=first, **more)

    page = _edit(request, matter, form_of, "Answer")
    page.texts = False

    def do() -> None:
        sent = dict(page.form.cleaned_data)
        state, words = sent.pop("state"), sent.pop("words")
        move_matter(matter, state, words, **sent, edition=page.edition, by=username(request))

    sent = page.send(lambda: done(page.form, do))
    heading = f"{matter.called}: what became of it"
    return sent or form_page(request, heading, page.form, lead=matter.words, **page.context)


def _edit(request: HttpRequest, matter: TrackedMatter, form_of: Any, heading: str) -> EditPage:
    back = reverse("matter", args=[matter.pk])
    return EditPage(
        request=request,
        thing=matter,
        form_of=form_of,
        back=back,
        crumbs=crumbs_to(("Tracker", reverse("tracker")), (matter.called, back), (heading, "")),
        last=lambda now: last_change(now.changes.all(), FIELDS),
        saved=f"{matter.called}: saved",
    )


def _origin(request: HttpRequest) -> tuple[AgendaItem | None, Meeting | None]:
    """The item or the meeting that the address names. Http404 for one that whoever asks may not read."""
    if number := number_or_zero(query_param(request, "item")):
        item = item_or_404(request, number)
        return item, item.meeting
    if number := number_or_zero(query_param(request, "meeting")):
        return None, meeting_to_keep(request, number)
    return None, None


def _is_in(matter: TrackedMatter, state: str, today: date) -> bool:
    return matter.overdue_on(today) if state == OVERDUE else matter.state == state


def _cells(matter: TrackedMatter, today: date) -> tuple[Any, ...]:
    place = ", ".join(filter(None, (matter.source, matter.source_place)))
    state = "Overdue" if matter.overdue_on(today) else matter.state_words
    answer = f"{OUTCOMES[matter.outcome]}. " if matter.outcome and matter.state != OPEN else ""
    return (
        *(matter.pk, matter.kind_words, matter.body.name, matter.meeting.on if matter.meeting else None),
        *(matter.words, matter.raised_by, matter.owner, matter.due, place),
        *(state, f"{answer}{matter.answer}", matter.answered_by, matter.closed_on),
    )
