"""A figure is entered with its evidence, and a second person decides on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sightline.calendars.dates import in_words
from sightline.documents.rules.uploads import NotTakenError
from sightline.documents.services.keep import keep
from sightline.documents.services.waiting import stop_waiting
from sightline.entries import wording
from sightline.entries.forms import DecisionForm, FigureEntryForm
from sightline.entries.models import EntryDefinition, FigureEntry
from sightline.entries.queries.desk import EntryCell, lines
from sightline.entries.queries.units import unit_names, unit_title
from sightline.entries.queries.who import may_decide, may_enter
from sightline.entries.rules.states import ENTRY_STATES, WAITING
from sightline.entries.services.entering import decide, enter
from sightline.entries.services.refusals import CannotEnterError
from sightline.entries.views.asking import definition_or_404, entry_or_404
from sightline.people.queries import person
from sightline.trail.refusing import refuse
from sightline.web.account_names import name_and_post
from sightline.web.form_pages import done, form_page, say_saved
from sightline.web.lists import number_or_zero, query_param

MOST_PERIODS = 24


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Enter a figure; `period` and `unit` of the address are filled in."""
    definition = definition_or_404(request, number)
    user, today = person(request), timezone.localdate()
    if not may_enter(user, definition, today):
        refuse(user.get_username(), f"enter a figure of measure {number}")
    line = lines([definition], today)[0]
    units = unit_names(definition.authority)
    period, unit = _chosen(request, [each.name for each in line.asked])
    cell = line.cells.get((unit, period))
    form = _form(request, definition, [(each.name, each.label) for each in line.asked], units, cell)
    by = user.get_username()

    def do() -> None:
        values = form.cleaned_data
        upload = values["file"]
        try:
            document = keep(upload, by=by) if upload else None
        except NotTakenError as fault:
            raise CannotEnterError(str(fault), "file") from fault
        about = {name: values[name] for name in ("period", "unit", "numerator", "evidence", "reason")}
        about["denominator"] = values.get("denominator")
        about["seen"] = number_or_zero(request.POST.get("seen", ""))
        enter(definition, by=by, document=document, **about)
        stop_waiting(upload)

    if form.is_valid() and done(form, do):
        say_saved(request, f"{definition.reference}: figure entered. A second person signs it off.")
        return redirect("entered-measure", definition.pk)
    if form.is_bound and form.errors:
        form.let_wait()
    back = reverse("entered-measure", args=[definition.pk])
    crumbs = [
        {"title": "Entered figures", "href": reverse("entered")},
        {"title": definition.reference, "href": back},
        {"title": "Enter a figure"},
    ]
    return form_page(
        request,
        "Enter a figure",
        form,
        lead=definition.title,
        sentences=[definition.counts, *_standing(definition, cell)],
        carried={"seen": request.POST.get("seen") or (cell.last if cell else 0)},
        here=request.get_full_path(),
        crumbs=crumbs,
        back=back,
    )


def _chosen(request: HttpRequest, periods: list[str]) -> tuple[str, str]:
    """The period and the unit of the address, or of the form; the last period that is over where none is named."""
    if request.method == "POST":
        return str(request.POST.get("period", "")), str(request.POST.get("unit", ""))
    return query_param(request, "period") or (periods[-1] if periods else ""), query_param(request, "unit")


def _form(
    request: HttpRequest,
    definition: EntryDefinition,
    periods: list[tuple[str, str]],
    units: dict[str, str],
    cell: EntryCell | None,
) -> FigureEntryForm:
    newest_first = periods[::-1][:MOST_PERIODS]
    before = cell.entries[-1] if cell and cell.entries else None
    initial = {"period": query_param(request, "period"), "unit": query_param(request, "unit")}
    if before:
        initial |= {
            "numerator": f"{before.numerator:g}",
            "denominator": "" if before.denominator is None else f"{before.denominator:g}",
            "evidence": before.evidence,
        }
    post = request.method == "POST"
    return FigureEntryForm(
        request.POST if post else None,
        request.FILES if post else None,
        initial=initial,
        by=person(request).get_username(),
        top=definition.top_words,
        base=definition.base_words,
        periods=newest_first,
        units=list(units.items()),
        correcting=bool(cell and cell.signed_off),
    )


def _standing(definition: EntryDefinition, cell: EntryCell | None) -> list[str]:
    """What stands and what waits for this unit and period, a sentence each."""
    sentences = []
    for called, entry in (
        (("Signed off", cell.signed_off), ("Waits for sign-off", cell.waiting)) if cell else ()
    ):
        if entry:
            value, base = wording.value_in_words(definition, entry), wording.base_in_words(definition, entry)
            sentences.append(f"{called}: {value} ({base}), entered by {name_and_post(entry.entered_by)}.")
    return sentences


@require_http_methods(["GET", "HEAD", "POST"])
def deciding(request: HttpRequest, number: int) -> HttpResponse:
    """One entry: what it says, and for a second person the decision on it."""
    entry = entry_or_404(request, number)
    user, definition = person(request), entry.definition
    decides = may_decide(user, entry, timezone.localdate())
    if request.method == "POST" and not decides:
        refuse(user.get_username(), f"decide on entered figure {number}")
    form = DecisionForm(request.POST if request.method == "POST" else None)
    by = user.get_username()
    if form.is_valid() and done(form, lambda: decide(entry, by=by, **form.cleaned_data)):
        entry.refresh_from_db()
        say_saved(request, f"{definition.reference}: {ENTRY_STATES.words[entry.state].lower()}")
        return redirect("entered-measure", definition.pk)
    back = reverse("entered-measure", args=[definition.pk])
    context = {
        "entry": entry,
        "definition": definition,
        "facts": _facts(entry),
        "document_href": reverse("document", args=[entry.document.pk]) if entry.document else "",
        "decides": decides and entry.state == WAITING,
        "own": entry.entered_by == by,
        "base": "web/base.html",
        "crumbs": [
            {"title": "Entered figures", "href": reverse("entered")},
            {"title": definition.reference, "href": back},
            {"title": "Figure"},
        ],
        "template": "entries/figure.html",
        "back": back,
        "button": "Save",
    }
    return form_page(
        request, f"{wording.value_in_words(definition, entry)}: {definition.title}", form, **context
    )


def _facts(entry: FigureEntry) -> list[tuple[str, str]]:
    definition = entry.definition
    line = lines([definition], timezone.localdate())[0]
    cell = line.cells[entry.unit, entry.period]
    stands = cell.signed_off
    facts = [
        ("Period", cell.period.title),
        ("For", unit_title(unit_names(definition.authority), entry.unit)),
        (
            "Figure",
            f"{wording.value_in_words(definition, entry)}, {wording.base_in_words(definition, entry)}",
        ),
        ("State", ENTRY_STATES.words[entry.state]),
        (
            "Entered",
            f"{in_words(timezone.localtime(entry.entered_at).date())}, by {name_and_post(entry.entered_by)}",
        ),
    ]
    if stands and stands.pk != entry.pk:
        facts.append(
            (
                "Signed off before",
                f"{wording.value_in_words(definition, stands)}, {wording.base_in_words(definition, stands)}",
            )
        )
    facts += [("Why it is corrected", entry.reason)] if entry.reason else []
    facts += [("Evidence", entry.evidence)] if entry.evidence else []
    if entry.decided_by:
        facts.append(
            ("Decided", f"by {name_and_post(entry.decided_by)}" + (f": {entry.words}" if entry.words else ""))
        )
    return facts
