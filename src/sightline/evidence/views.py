"""The pages of evidence rooms. Whoever may not enter a room today is told that it is not there, and a look is written down first."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.calendars.dates import in_words
from sightline.engine.snapshots import NothingLoadedError, open_snapshot
from sightline.evidence import services
from sightline.evidence.forms import RoomAnswerForm, RoomForm, RoomQuestionForm
from sightline.evidence.models import EvidenceRoom, RoomQuestion
from sightline.evidence.pack import pack_of
from sightline.evidence.queries import content_of, is_visitor, questions_of, room_seen_by, rooms_of, title_of
from sightline.evidence.rules.answers import waits_in_words
from sightline.evidence.rules.rooms import OPEN, OVER, STATE_WORDS, WAITING
from sightline.people.models import User
from sightline.people.queries import person
from sightline.rehearsal.queries.line_content import HeldOfLine
from sightline.rehearsal.rules.ages import dated
from sightline.rehearsal.rules.lines_of_enquiry import line_named
from sightline.rehearsal.self_evaluation import status_words
from sightline.scorecards.views.asking import authority_name
from sightline.statistics.amounts import several
from sightline.web.account_names import name_and_post
from sightline.web.components import Cell, Column, Table
from sightline.web.files import file_out, zipped
from sightline.web.form_pages import done, form_page, say_saved

INDEX_PAGE = "in the room"


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """The rooms this person may enter."""
    user, today = person(request), timezone.localdate()
    rows = [
        (
            Cell(each.title, reverse("evidence-room", args=[each.pk])),
            Cell(STATE_WORDS[each.days.state(today)]),
            Cell(f"{in_words(each.first)} to {in_words(each.last)}"),
            Cell(", ".join(name_and_post(visitor.get_username()) for visitor in each.visitors.all())),
        )
        for each in rooms_of(user, today)
    ]
    columns = (Column("Room"), Column("State"), Column("Days"), Column("Visitors"))
    context = {
        "table": Table("Evidence rooms", columns, rows, caption_hidden=True) if rows else None,
        "may_open": user.has_perm("inspection.prepare"),
    }
    return render(request, "evidence/every.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest) -> HttpResponse:
    """Open a room, which waits for a second person."""
    user = person(request)
    authority = _authority(user)
    form = RoomForm(authority, request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        terms = services.RoomTerms(
            authority=authority,
            title=chosen["title"],
            why=chosen["why"],
            first=chosen["first"],
            last=chosen["last"],
            lines=tuple(chosen["lines"]),
            visitors=tuple(form.accounts[name] for name in chosen["visitors"]),
            freeze=form.freezes.get(chosen["freeze"]),
        )
        if done(form, lambda: services.open_room(terms, by=user)):
            say_saved(request, "The room was opened. It waits for a second person to confirm it.")
            return redirect("evidence-rooms")
    return form_page(
        request, "Open an evidence room", form, button="Open the room", back=reverse("evidence-rooms")
    )


@require_safe
def room(request: HttpRequest, number: int) -> HttpResponse:
    """One room: its days, its lines, and what was asked in it."""
    user, today = person(request), timezone.localdate()
    seen = _room_or_404(user, number)
    services.record_look(seen, INDEX_PAGE, by=user)
    state = seen.days.state(today)
    context = {
        "room": seen,
        "state": STATE_WORDS[state],
        "lines": [
            (title_of(each), reverse("evidence-room-line", args=[number, each])) for each in seen.lines
        ],
        "visitors": [each.get_username() for each in seen.visitors.all()],
        "questions": [_question(each, user) for each in questions_of(seen)],
        "may_confirm": _prepares(user) and state == WAITING and seen.made_by_id != user.pk,
        "may_end": _prepares(user) and state != OVER,
    }
    return render(request, "evidence/room.html", context)


@require_safe
def line(request: HttpRequest, number: int, line_id: str) -> HttpResponse:
    """One line of enquiry: figures, findings over time, actions, evidence and what was said."""
    user, today = person(request), timezone.localdate()
    seen = _room_or_404(user, number)
    if line_id not in seen.lines or line_named(line_id) is None:
        raise Http404
    services.record_look(seen, line_id, by=user)
    content = content_of(seen, line_id)
    of_line = content.by_line[0]
    context = {
        "room": seen,
        "title": of_line.line.title,
        "answer": _first_sentence(of_line),
        "standing": _standing(seen, of_line),
        "figures": _figures(of_line),
        "findings": _findings(of_line),
        "actions": _actions(of_line),
        "evidence": _evidence(of_line),
        "quotations": [(each.words, each.said_by or each.source.title) for each in of_line.quotations],
        "questions": [_question(each, user) for each in questions_of(seen) if each.line == line_id],
        "ask": reverse("evidence-room-ask", args=[number, line_id]) if seen.days.state(today) == OPEN else "",
    }
    return render(request, "evidence/line.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def asking(request: HttpRequest, number: int, line_id: str) -> HttpResponse:
    """Ask of one line."""
    user = person(request)
    seen = _room_or_404(user, number)
    back = reverse("evidence-room-line", args=[number, line_id])
    form = RoomQuestionForm(request.POST or None)
    sent = request.method == "POST" and form.is_valid()
    if sent and done(form, lambda: services.ask(seen, line_id, form.cleaned_data["words"], by=user)):
        say_saved(request, "Your question was sent.")
        return redirect(back)
    return form_page(request, f"Ask about {title_of(line_id).lower()}", form, button="Send", back=back)


@require_http_methods(["GET", "HEAD", "POST"])
def answering(request: HttpRequest, number: int) -> HttpResponse:
    """Answer a question, or add to an answer."""
    user = person(request)
    question = RoomQuestion.objects.select_related("room").filter(pk=number).first()
    if question is None:
        raise Http404
    _room_or_404(user, question.room_id)
    back = reverse("evidence-room", args=[question.room_id])
    form = RoomAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.answer_question(question, form.cleaned_data["words"], by=user)
        say_saved(request, "The answer was saved.")
        return redirect(back)
    return form_page(request, "Answer a question", form, sentences=[question.words], button="Save", back=back)


@require_POST
def confirming(request: HttpRequest, number: int) -> HttpResponse:
    """A second person confirms the room."""
    user = person(request)
    seen = _room_or_404(user, number)
    return _moved(request, seen, lambda: services.confirm_room(seen, by=user), "The room is confirmed.")


@require_POST
def ending(request: HttpRequest, number: int) -> HttpResponse:
    """End the room now."""
    user = person(request)
    seen = _room_or_404(user, number)
    return _moved(request, seen, lambda: services.end_room(seen, by=user), "The room is over.")


@require_safe
def pack(request: HttpRequest, number: int) -> HttpResponse:
    """What stands in the room, as files with an index of their hashes."""
    user, today = person(request), timezone.localdate()
    seen = _room_or_404(user, number)
    council = settings.COUNCIL_NAME or authority_name(seen.authority)
    files, seal = pack_of(seen, content_of(seen), questions_of(seen), council, today)
    services.record_pack(seen, len(files), seal, by=user)
    return file_out(zipped(files, timezone.localtime()), f"evidence-room-{number}.zip")


def _moved(request: HttpRequest, seen: EvidenceRoom, what, sentence: str) -> HttpResponse:
    """Done and said, or the service's refusal on a page of its own."""
    try:
        what()
    except services.CannotUseRoomError as fault:
        context = {"heading": "Nothing was changed", "sentence": str(fault), "room": seen}
        return render(request, "evidence/refused.html", context, status=409)
    say_saved(request, sentence)
    return redirect("evidence-room", number=seen.pk)


def _room_or_404(user: User, number: int) -> EvidenceRoom:
    seen = room_seen_by(user, number, timezone.localdate())
    if seen is None:
        raise Http404
    return seen


def _prepares(user: User) -> bool:
    return user.has_perm("inspection.prepare")


def _authority(user: User) -> str:
    """Whose room it is: the person's own authority, or the one that is loaded."""
    if user.authority:
        return user.authority
    try:
        return next(iter(sorted(open_snapshot().manifest.authorities)), "")
    except NothingLoadedError:
        raise Http404 from None


def _question(each: RoomQuestion, user: User) -> dict[str, object]:
    answers = list(each.answers.all())
    return {
        "words": each.words,
        "by": each.by,
        "at": each.at,
        "line": title_of(each.line),
        "waits": waits_in_words(each.due, bool(answers), timezone.localdate()),
        "answers": answers,
        "answer_href": "" if is_visitor(user) else reverse("evidence-room-answer", args=[each.pk]),
    }


def _first_sentence(of_line: HeldOfLine) -> str:
    open_findings = sum(each.closed_on is None for each in of_line.findings)
    return (
        f"{several(len(of_line.findings), 'finding')}, {open_findings} of them open. {several(len(of_line.entries), 'action')}. "
        f"{several(len(of_line.evidence), 'piece')} of evidence."
    )


def _standing(seen: EvidenceRoom, of_line: HeldOfLine) -> str:
    if of_line.why:
        return of_line.why
    if seen.freeze:
        return f"{of_line.period}, as frozen: {seen.freeze.name}, seal {seen.freeze.seal}. Small numbers are hidden."
    return f"{of_line.period}, provisional: these figures are not frozen. Small numbers are hidden."


def _figures(of_line: HeldOfLine) -> Table | None:
    rows = [
        (
            Cell(each.title, under=each.figure),
            Cell(each.value, under=each.under),
            Cell(each.signal, under=each.sentence),
        )
        for each in of_line.figures
    ]
    columns = (Column("Measure"), Column("Figure", number=True), Column("Signal"))
    return Table("Measures", columns, rows) if rows else None


def _findings(of_line: HeldOfLine) -> Table | None:
    today = timezone.localdate()
    rows = [
        (
            Cell(each.text),
            Cell(each.source.title, under=dated(each.source.said_on, today)),
            Cell("Open" if each.closed_on is None else f"Closed on {in_words(each.closed_on)}"),
        )
        for each in of_line.findings
    ]
    return (
        Table("Findings over time", (Column("Finding"), Column("Said by"), Column("State")), rows)
        if rows
        else None
    )


def _actions(of_line: HeldOfLine) -> Table | None:
    rows = [
        (
            Cell(
                f"{each.action.reference} {each.title}",
                under=f"{each.version.plan.title}, version {each.version.number}",
            ),
            Cell(status_words(each.action.status)),
            Cell(in_words(each.due) if each.due else "No date"),
        )
        for each in of_line.entries
    ]
    return Table("Actions", (Column("Action"), Column("Status"), Column("Due")), rows) if rows else None


def _evidence(of_line: HeldOfLine) -> Table | None:
    today = timezone.localdate()
    rows = [
        (
            Cell(each.title),
            Cell(each.action),
            Cell(dated(each.given_on, today)),
            Cell("Accepted" if each.accepted else "Not accepted yet"),
        )
        for each in of_line.evidence
    ]
    columns = (Column("Evidence"), Column("Action"), Column("Given"), Column("State"))
    return Table("Evidence", columns, rows) if rows else None
