"""A paper is started: from a body or its meeting, a plan, a freeze and a template, with a draft that is mostly right."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sightline.bodies.models import Body, Meeting
from sightline.calendars.dates import in_words
from sightline.freezes.models import Freeze
from sightline.papers.forms import StartPaperForm
from sightline.papers.gather import GatheredFrom, gathered_parts
from sightline.papers.models import Paper
from sightline.papers.queries.papers import papers_seen_by
from sightline.papers.queries.templates import template_named, templates_for
from sightline.papers.services.writing import start_paper
from sightline.papers.views.asking import ALL
from sightline.people.models import User
from sightline.people.queries import person
from sightline.programme.plans.seen_by import plans_seen_by
from sightline.web.form_pages import done, form_page, say_saved

MOST_MEETINGS = 200


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Start a paper."""
    user = person(request)
    places = places_of(user)
    if not places:
        return render(
            request,
            "papers/no_body.html",
            {"crumbs": [ALL | {"href": reverse("papers")}, {"title": "Start"}]},
        )
    form = StartPaperForm(
        request.POST if request.method == "POST" else None,
        places=places,
        plans=[(str(each.pk), each.title) for each in plans_seen_by(user)],
        freezes=freezes_to_choose(user),
        templates=[(each.key, f"{each.council}: {each.title}") for each in templates_for(user.authority)],
        series=series_of(user),
        initial={"where": str(request.GET.get("where", ""))},
    )
    made: list[Paper] = []

    def do() -> None:
        made.append(started(user, form.cleaned_data))

    if form.is_valid() and done(form, do):
        say_saved(request, f"{made[0].title}: started. Read it through: it is gathered of what is recorded")
        return redirect("paper", made[0].pk)
    return form_page(
        request,
        "Start a paper",
        form,
        button="Start",
        sentences=[
            "It begins with what is recorded of the plan, and figures stand in it as the freeze has them."
        ],
        crumbs=[ALL | {"href": reverse("papers")}, {"title": "Start"}],
        back=reverse("papers"),
    )


def series_of(user: User) -> list[str]:
    """What papers that this person sees are one of, to be offered."""
    names: set[str] = set(papers_seen_by(user).values_list("series", flat=True))  # type: ignore[arg-type]
    return sorted(names)[:50]


def started(user: User, values: dict[str, Any]) -> Paper:
    """The paper that was asked for, with what is gathered for it."""
    body, meeting = place_named(user, values["where"])
    plan: Any = plans_seen_by(user).filter(pk=values["plan"] or 0).first()
    freeze: Any = Freeze.objects.filter(authority=body.authority, pk=values["freeze"] or 0).first()
    template = template_named(values["template"], body.authority)
    assert template is not None, "the form offers templates that are there"
    source = GatheredFrom(
        title=values["title"],
        template=template,
        body=body,
        meeting=meeting,
        plan=plan,
        freeze=freeze,
        person=user,
        today=timezone.localdate(),
    )
    return start_paper(
        title=values["title"],
        series=values["series"],
        template=template.key,
        body=body,
        meeting=meeting,
        plan=plan,
        freeze=freeze,
        parts=gathered_parts(source),
        by=user.get_username(),
    )


def places_of(user: User) -> list[tuple[str, str]]:
    """Meetings to come, the soonest first, and then each body without a day."""
    bodies = Body.objects.filter(authority=user.authority) if user.authority else Body.objects.all()
    today = timezone.localdate()
    ahead = Meeting.objects.filter(body__in=bodies, on__gte=today).select_related("body").order_by("on")
    meetings = [
        (f"m{each.pk}", f"{each.body.name}, {in_words(each.on)}") for each in ahead[:MOST_MEETINGS] if each.on
    ]
    return meetings + [(f"b{each.pk}", f"{each.name}, no day yet") for each in bodies.order_by("name")]


def place_named(user: User, chosen: str) -> tuple[Body, Meeting | None]:
    """The body, and its meeting where one was chosen; of those the form offers."""
    assert chosen in dict(places_of(user))
    if chosen.startswith("m"):
        meeting = Meeting.objects.select_related("body").get(pk=int(chosen[1:]))
        return meeting.body, meeting
    return Body.objects.get(pk=int(chosen[1:])), None


def freezes_to_choose(user: User) -> list[tuple[str, str]]:
    """The confirmed freezes of their authority, the newest first."""
    rows = Freeze.objects.exclude(confirmed_by="")
    if user.authority:
        rows = rows.filter(authority=user.authority)
    return [(str(each.pk), f"{each.name}, to {in_words(each.cut_off)}") for each in rows]
