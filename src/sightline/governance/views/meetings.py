"""One meeting: its agenda, what is to be done before it, who was at it, what it decided and what is tracked from it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.bodies.models import Meeting, Member
from sightline.bodies.queries import bodies_sat_on_by, members_of
from sightline.calendars.dates import in_words
from sightline.governance import wording
from sightline.governance.forms import AttendanceForm, QuestionForm, StepForm
from sightline.governance.models import AgendaItem, Attendance
from sightline.governance.queries.meetings import DecisionShown, may_be_called_in
from sightline.governance.rules.kinds import PRESENCES, QUESTION
from sightline.governance.services.agendas import record_attendance, record_step
from sightline.governance.services.tracking import MatterTerms, track
from sightline.governance.views.asking import (
    crumbs_to,
    keep_to,
    keeps,
    meeting_to_keep,
    shown_or_404,
    to_meeting,
    username,
)
from sightline.people.models import User
from sightline.people.queries import person
from sightline.people.rules import title
from sightline.web.form_pages import done, form_page, say_saved


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """The meeting."""
    seen, today = shown_or_404(request, number), timezone.localdate()
    meeting = seen.meeting
    context = {
        "shown": seen,
        "meeting": meeting,
        "when": wording.day_and_hour(meeting),
        "answer": wording.first_sentence_of_meeting(seen, today),
        "agenda": [
            {
                "shown": each,
                "notes": wording.item_notes(each.item) if each.reads else [],
                "purpose": wording.purpose_words(each.item),
            }
            for each in seen.items
        ],
        "steps": [{"step": each, "tag": wording.step_tag(each, today)} for each in seen.steps],
        "decisions": [decision_row(each) for each in seen.decisions],
        "presences": _by_presence(seen.attendances),
        "matters": [{"matter": each, "tag": wording.matter_tag(each, today)} for each in seen.matters],
        "keeps": keeps(person(request)),
        "asks": _may_ask(person(request), meeting),
        "over": meeting.on is not None and meeting.on <= today,
        "crumbs": crumbs_to((wording.meeting_words(meeting), "")),
    }
    return render(request, "governance/meeting.html", context)


def decision_row(each: DecisionShown) -> dict[str, Any]:
    """A decision as pages show it."""
    return {
        "shown": each,
        "call_in": wording.call_in_words(each, timezone.localdate()),
        "effect": wording.takes_effect(each),
        "open": may_be_called_in(each),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def steps(request: HttpRequest, number: int) -> HttpResponse:
    """A step before the meeting was done."""
    seen = shown_or_404(request, number)
    values = {f"{each.line.due.rule.id}:{each.line.item or ''}": each for each in seen.steps}
    choices = [
        (
            value,
            f"{each.line.due.rule.name}{f': {each.title}' if each.title else ''}, by {in_words(each.line.by)}",
        )
        for value, each in values.items()
    ]
    first = {"on": timezone.localdate(), "step": request.GET.get("step", "")}
    form = StepForm(request.POST or None, steps=choices, initial=first)

    def do() -> None:
        step = values[form.cleaned_data["step"]]
        item = AgendaItem.objects.filter(pk=step.line.item).first() if step.line.item else None
        on = form.cleaned_data["on"]
        record_step(seen.meeting, step.line.due.rule.id, on, item=item, by=username(request))

    return _asked(request, seen.meeting, "Record a step", form, do, "Step saved")


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, number: int) -> HttpResponse:
    """Who was at the meeting: each member with a choice, and others a line each."""
    meeting = meeting_to_keep(request, number)
    members = members_of(meeting.body, meeting.on or timezone.localdate())[0]
    before = {each.member_id: each for each in Attendance.objects.filter(meeting=meeting)}
    rows = [_member_row(request, each, before.get(each.pk)) for each in members]
    numbers = {each.pk for each in members}
    others = Attendance.objects.filter(meeting=meeting).exclude(member__in=numbers)
    form = AttendanceForm(request.POST or None, initial={"others": "\n".join(_line(each) for each in others)})

    def do() -> None:
        sent: list[tuple[Member | None, str, str]] = [
            (each, each.words, row["chosen"])
            for each, row in zip(members, rows, strict=True)
            if row["chosen"]
        ]
        sent += [(None, *_read(line)) for line in form.cleaned_data["others"].splitlines() if line.strip()]
        record_attendance(meeting, sent, by=username(request))

    if form.is_valid() and done(form, do):
        say_saved(request, "Attendance saved")
        return redirect("meeting", meeting.pk)
    return form_page(
        request,
        "Attendance",
        form,
        template="governance/attendance.html",
        lead=wording.meeting_words(meeting),
        rows=rows,
        presences=[("", "Not recorded"), *PRESENCES.items()],
        crumbs=crumbs_to(to_meeting(meeting), ("Attendance", "")),
        back=reverse("meeting", args=[meeting.pk]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, number: int) -> HttpResponse:
    """A member asks something ahead of a meeting of their body."""
    seen = shown_or_404(request, number)
    user = person(request)
    keep_to(request, _may_ask(user, seen.meeting), f"ask a question at meeting {number}")
    form = QuestionForm(request.POST or None)

    def do() -> None:
        raised_by = _seat(user, seen.meeting)
        terms = MatterTerms(kind=QUESTION, words=form.cleaned_data["words"], raised_by=raised_by)
        track(seen.meeting.body, terms, meeting=seen.meeting, by=username(request))

    return _asked(request, seen.meeting, "Ask a question", form, do, "Your question is saved")


def _asked(
    request: HttpRequest, meeting: Meeting, heading: str, form: Any, do: Any, saved: str
) -> HttpResponse:
    """A form of a meeting that asks one thing, and where it leads."""
    if form.is_valid() and done(form, do):
        say_saved(request, saved)
        return redirect("meeting", meeting.pk)
    return form_page(
        request,
        heading,
        form,
        lead=wording.meeting_words(meeting),
        crumbs=crumbs_to(to_meeting(meeting), (heading, "")),
        back=reverse("meeting", args=[meeting.pk]),
    )


def _may_ask(user: User, meeting: Meeting) -> bool:
    """Whether this person sits on the body, and the meeting is not over."""
    today = timezone.localdate()
    to_come = meeting.on is not None and meeting.on >= today
    return to_come and bodies_sat_on_by(user, today).filter(pk=meeting.body_id).exists()


def _seat(user: User, meeting: Meeting) -> str:
    """In which role somebody sits on the body, no name: as its member is called, else as their account's role."""
    members = members_of(meeting.body, timezone.localdate())[0]
    own = next((each for each in members if each.person_id == user.pk), None)
    if own is None:
        return title(user.role)
    return own.role or title(user.role)


def _by_presence(attendances: list[Attendance]) -> list[tuple[str, str]]:
    """Present: Chair, Lead member; each presence that there is, with who, in order."""
    names: dict[str, list[str]] = {key: [] for key in PRESENCES}
    for each in attendances:
        names[each.presence].append(each.name)
    return [(PRESENCES[key], "; ".join(those)) for key, those in names.items() if those]


def _member_row(request: HttpRequest, member: Member, before: Attendance | None) -> dict[str, str]:
    field = f"member_{member.pk}"
    stands = before.presence if before else ""
    sent = str(request.POST.get(field, "")) if request.method == "POST" else stands
    chosen = sent if sent in PRESENCES else ""
    return {"field": field, "title": member.words, "chosen": chosen}


def _line(each: Attendance) -> str:
    return each.name if each.presence == "present" else f"{each.name} ({each.presence_words.lower()})"


def _read(line: str) -> tuple[str, str]:
    """Who a line names, and how they were there: what stands in brackets at its end, else present."""
    words = {value.lower(): key for key, value in PRESENCES.items()}
    name, bracket, rest = line.strip().rpartition("(")
    how = words.get(rest.removesuffix(")").strip().lower(), "") if bracket and rest.endswith(")") else ""
    return (name.strip(), how) if how else (line.strip(), "present")
