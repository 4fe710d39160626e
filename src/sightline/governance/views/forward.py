"""The forward plan: meetings to come by day, what stands on their agendas, and what is to be done next before them."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.bodies.models import Meeting
from sightline.bodies.services import arrange_meeting, set_meetings
from sightline.governance import wording
from sightline.governance.forms import MeetingForm
from sightline.governance.queries.agendas import (
    StepShown,
    agendas_of,
    key_notices,
    late_on,
    next_steps,
    shown_to,
    steps_of,
    together,
)
from sightline.governance.queries.sight import meetings_seen_by, sight_of
from sightline.governance.services.refusals import CannotKeepMeetingError
from sightline.governance.views.asking import (
    bodies_to_keep,
    body_chosen,
    crumbs_to,
    keeps,
    meeting_to_keep,
    to_meeting,
    username,
)
from sightline.history.views import EditPage
from sightline.people.queries import person
from sightline.trail.services import recorded_transaction
from sightline.web.form_pages import done, form_page, say_saved
from sightline.web.lists import number_or_zero, paged, query_param

STEPS_AHEAD = 12
PER_PAGE = 30


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Meetings to come; with `past=yes` those that were. `body` narrows both to one."""
    user, today = person(request), timezone.localdate()
    chosen, past = number_or_zero(query_param(request, "body")), query_param(request, "past") == "yes"
    every = meetings_seen_by(user, today)
    rows = every.filter(on__lt=today).order_by("-on", "body__name") if past else every.filter(on__gte=today)
    rows = rows.filter(body=chosen) if chosen else rows
    bodies = bodies_to_keep(request)
    others = "&".join(filter(None, (f"body={chosen}" if chosen else "", "past=yes" if past else "")))
    page = paged(request, list(rows), per_page=PER_PAGE, others=others)
    sight = sight_of(user, today)
    seen = list(page["shown"])
    agendas = agendas_of(seen)
    steps = steps_of(seen, agendas, sight)
    every_step = [each for those in steps.values() for each in those]
    notices = key_notices(every_step)
    context = {
        **page,
        "answer": wording.first_sentence_of_plan(list(rows), late_on(every_step, today), past=past),
        "meetings": [_meeting_row(each, agendas, notices, sight) for each in seen],
        "steps": [_step_row(each, today) for each in together(next_steps(every_step, today))[:STEPS_AHEAD]],
        "past": past,
        "body_choices": [(str(each.pk), each.name) for each in bodies],
        "chosen": str(chosen or ""),
        "keeps": keeps(user),
        "inside": bool(steps),
    }
    return render(request, "governance/forward_plan.html", context)


def _meeting_row(meeting: Meeting, agendas: Any, notices: dict[int, StepShown], sight: Any) -> dict[str, Any]:
    items = []
    for each in shown_to(sight, agendas[meeting.pk]):
        notice = notices.get(each.item.pk) if each.reads or each.item.key else None
        items.append({"shown": each, "notice": notice.line.by if notice else None, "key": each.item.key})
    return {"meeting": meeting, "when": wording.day_and_hour(meeting), "items": items}


def _step_row(steps: list[StepShown], today: date) -> dict[str, Any]:
    """One step, with the titles of the items it is to be done for."""
    first = steps[0]
    titles = "; ".join(each.title for each in steps if each.title)
    tag, words = wording.step_tag(first, today), wording.meeting_words(first.meeting)
    return {"step": first, "titles": titles, "tag": tag, "words": words}


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A body meets on a day."""
    bodies = bodies_to_keep(request)
    first = {"body": query_param(request, "body")}
    form = MeetingForm(request.POST or None, bodies=bodies, initial=first)
    made: list[Meeting] = []

    def do() -> None:
        sent = form.cleaned_data
        body = body_chosen(request, sent["body"])
        if sent["in_private"] and not body.meets_in_public:
            raise CannotKeepMeetingError(
                "The public attends no meeting of this body. Untick this.", "in_private"
            )
        if body.meetings.filter(on=sent["on"]).exists():
            raise CannotKeepMeetingError("That meeting is recorded already.", "on")
        with recorded_transaction():
            set_meetings(body, [sent["on"]], by=username(request))
            meeting = Meeting.objects.get(body=body, on=sent["on"])
            more = {name: sent[name] for name in ("begins", "place", "in_private")}
            made.append(arrange_meeting(meeting, **more, by=username(request)))

    if form.is_valid() and done(form, do):
        say_saved(request, f"{wording.meeting_words(made[0])}: meeting saved")
        return redirect("meeting", made[0].pk)
    crumbs = crumbs_to(("Add a meeting", ""))
    own = request.get_full_path()
    return form_page(request, "Add a meeting", form, crumbs=crumbs, back=reverse("forward-plan"), here=own)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """When on its day a meeting begins, where, and whether all of it is in private."""
    meeting = meeting_to_keep(request, number)
    own = reverse("meeting", args=[meeting.pk])

    def form_of(_: Any, data: Any) -> MeetingForm:
        now = Meeting.objects.get(pk=meeting.pk)
        first = {"begins": now.begins, "place": now.place, "in_private": now.in_private}
        return MeetingForm(data, fixed=True, initial=first)

    page = EditPage(
        request=request,
        thing=meeting.body,
        form_of=form_of,
        back=own,
        crumbs=crumbs_to(to_meeting(meeting), ("Time and place", "")),
        saved="Time and place saved",
    )

    def do() -> None:
        arrange_meeting(meeting, **page.form.cleaned_data, edition=page.edition, by=username(request))

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    return form_page(
        request, "Time and place", page.form, lead=wording.meeting_words(meeting), **page.context
    )
