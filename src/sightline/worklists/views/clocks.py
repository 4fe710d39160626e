"""The deadlines a council sets itself: how long each is, since when; and for those who may, a page to change or switch off one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.calendars import limits
from sightline.calendars.dates import in_words
from sightline.calendars.local_clocks import OFF, ClockChange
from sightline.definitions.models import DefinitionChange
from sightline.people.queries import person
from sightline.statistics.amounts import several
from sightline.trail.refusing import refuse
from sightline.web.account_names import full_name
from sightline.web.components import Cell, Column, Table
from sightline.web.form_pages import done, form_page, say_saved
from sightline.worklists.clock_setting import (
    CannotSetClockError,
    OwnClock,
    change_in_words,
    may_set_clocks,
    own_clock,
    own_clocks,
    set_clock,
)
from sightline.worklists.forms import RUNS, ClockForm


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every deadline a council may set, and what it has made of it."""
    own, may_set = own_clocks(), may_set_clocks(person(request))
    context = {
        "may_set": may_set,
        "table": _table(own, may_set=may_set),
        "answer": first_sentence(own),
    }
    return render(request, "worklists/clocks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, clock_id: str) -> HttpResponse:
    """One of them is set or switched off from a day on."""
    user = person(request)
    if not may_set_clocks(user):
        refuse(user.get_username(), "set the deadlines of every authority")
    try:
        own = own_clock(clock_id)
    except CannotSetClockError as cannot:
        raise Http404 from cannot
    form = ClockForm(request.POST) if request.method == "POST" else ClockForm(initial=_as_it_is(own))
    made: list[ClockChange | DefinitionChange] = []
    if form.is_valid() and done(form, lambda: made.append(_set(form, own, user.get_username()))):
        if isinstance(made[0], DefinitionChange):
            say_saved(request, f"{made[0].words}: proposed. It holds once a second person has approved it.")
            return redirect("definition-change", made[0].pk)
        say_saved(request, f"{own.clock.name}: {change_in_words(own_clock(clock_id).ever_made[-1])}.")
        return redirect("clocks")
    return _form(request, own, form)


def first_sentence(own: list[OwnClock]) -> str:
    """The first sentence: how many of the deadlines a council may set have been changed or switched off here."""
    today = timezone.localdate()
    off = sum(each.now(today) == "Off" for each in own)
    changed = sum(bool(each.changes) for each in own) - off
    parts = [f"{changed:,} changed"] * bool(changed) + [f"{off:,} switched off"] * bool(off)
    if not parts:
        return "No deadline has been changed from its default."
    return f"{' and '.join(parts)}, of {several(len(own), 'deadline')} that a council may set."


def _set(form: ClockForm, own: OwnClock, name: str) -> ClockChange | DefinitionChange:
    values = form.cleaned_data
    return set_clock(
        own.clock.id,
        form.length,
        values["starts"],
        reason=values["reason"],
        by=name,
        edition=values["edition"],
    )


def _form(request: HttpRequest, own: OwnClock, form: ClockForm) -> HttpResponse:
    if form.is_bound and form.non_field_errors():
        form.data = form.data.copy()
        form.data["edition"] = str(
            own.edition
        )  # sent again, it is sent by somebody who has read what changed
    clock, judged_by = own.clock, own.judged_by
    sentences = [
        f"Runs from: {clock.starts}. Ends with: {clock.stops}. Default: {clock.said}. {clock.rule}.",
        "What began before the day keeps the length it began with. A deadline that is switched off is not worked out, listed or "
        "counted once the data reaches that day.",
    ]
    if judged_by:
        sentences.append(
            f"{', '.join(judged_by)} {'judges' if len(judged_by) == 1 else 'judge'} by it: a change is counted beside what holds, and a "
            f"second person approves it. While it is switched off, no figure of {'it' if len(judged_by) == 1 else 'them'} can be computed."
        )
    return form_page(
        request,
        clock.name,
        form,
        template="worklists/clock.html",
        base="worklists/page.html",
        title=f"Change the deadline: {clock.name}",
        sentences=sentences,
        button="Save",
        back=reverse("clocks"),
        back_words="Cancel",
        crumbs=[{"title": "Deadlines", "href": reverse("clocks")}, {"title": clock.name}],
        history=_history(own),
    )


def _as_it_is(own: OwnClock) -> dict[str, object]:
    last = own.changes[-1].limit if own.changes and own.changes[-1].limit else limits.parse(own.clock.typed)
    off = bool(own.clock.switched_off(timezone.localdate()))
    return {
        "state": OFF if off else RUNS,
        "amount": last.amount,
        "unit": last.unit,
        "edition": own.edition,
    }


def _history(own: OwnClock) -> Table | None:
    columns = [Column("Set"), Column("To"), Column("Why, and by whom")]
    rows = [
        [Cell(in_words(each.set) if each.set else ""), Cell(change_in_words(each)), Cell(_why(each))]
        for each in reversed(own.ever_made)
    ]
    return Table("History, newest first", columns, rows) if rows else None


def _why(change: ClockChange) -> str:
    return f"{change.why} ({full_name(change.by)})" if change.by else change.why


def _table(own: list[OwnClock], *, may_set: bool) -> Table:
    columns = [
        Column("Deadline"),
        Column("Default"),
        Column("Now"),
        Column("Changes"),
        Column("Why, and by whom"),
    ]
    return Table(
        "Deadlines a council may set",
        columns,
        [_cells(each, may_set=may_set) for each in own],
        caption_hidden=True,
    )


def _cells(own: OwnClock, *, may_set: bool) -> list[Cell]:
    changes = "; ".join(change_in_words(each) for each in own.changes)
    address = reverse("clock-change", args=[own.clock.id]) if may_set else ""
    return [
        Cell(own.clock.name, address, under=own.clock.rule),
        Cell(own.clock.said),
        Cell(own.now(timezone.localdate())),
        Cell(changes),
        Cell("; ".join(map(_why, own.changes))),
    ]
