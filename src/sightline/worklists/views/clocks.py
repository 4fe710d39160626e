"""The clocks a council sets itself: what each runs for, since when; and a form for those who may change them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sightline.people.queries import person
from sightline.trail.refusing import refuse
from sightline.web.components import Cell, Column, Table
from sightline.worklists.clock_setting import (
    CannotSetClockError,
    OwnClock,
    change_in_words,
    may_set_clocks,
    own_clocks,
    set_clock,
)
from sightline.worklists.forms import ClockForm


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every local clock, and what the council has made of it."""
    return _page(request, ClockForm())


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """One of them is changed from a day on."""
    if not may_set_clocks(person(request)):
        refuse(person(request).get_username(), "set the clocks of every authority")
    form = ClockForm(request.POST)
    if form.is_valid() and _set(form, person(request).get_username()):
        return redirect("clocks")
    return _page(request, form)


def _page(request: HttpRequest, form: ClockForm) -> HttpResponse:
    own = own_clocks()
    may_set = may_set_clocks(person(request))
    context = {"form": form, "may_set": may_set, "table": _table(own), "answer": first_sentence(own)}
    return render(request, "worklists/clocks.html", context)


def first_sentence(own: list[OwnClock]) -> str:
    """The first sentence: how many of the clocks a council may set have been set here."""
    changed = sum(bool(each.changes) for each in own)
    if not changed:
        return f"All {len(own)} clocks that a council may set run for the time they came with."
    return f"{changed} of the {len(own)} clocks that a council may set {'has' if changed == 1 else 'have'} been set here."


def _set(form: ClockForm, name: str) -> bool:
    values = form.cleaned_data
    try:
        set_clock(values["clock"], values["limit"], values["starts"], reason=values["reason"], by=name)
    except CannotSetClockError as fault:
        form.add_error("limit", str(fault))
        return False
    return True


def _table(own: list[OwnClock]) -> Table:
    columns = [Column("Clock"), Column("Came with"), Column("Set here"), Column("Why, and by whom")]
    return Table("Clocks a council may set", columns, [_cells(each) for each in own], caption_hidden=True)


def _cells(own: OwnClock) -> list[Cell]:
    changes = "; ".join(change_in_words(each) for each in own.changes)
    why = "; ".join(f"{each.why} ({each.by})" for each in own.changes)
    return [Cell(own.clock.name, under=own.clock.rule), Cell(own.clock.said), Cell(changes), Cell(why)]
