"""The desk: every measure that people enter, and one with all that was entered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sightline.calendars.dates import in_words
from sightline.entries import wording
from sightline.entries.models import EntryDefinition, FigureEntry
from sightline.entries.queries.desk import EntryCell, EntryLine, lines, lines_seen_by
from sightline.entries.queries.units import unit_names, unit_title
from sightline.entries.queries.who import may_enter
from sightline.entries.rules.entering import BETTER, GRAINS, SHAPES, due_on
from sightline.entries.rules.states import ENTRY_STATES
from sightline.entries.views.asking import authority_of, definition_or_404
from sightline.people.queries import person
from sightline.web.account_names import name_and_post
from sightline.web.components import Cell, Column, Table

CRUMBS = {"title": "Entered figures"}


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """Every measure this person may see the entries of: what is due, what waits, what stands."""
    user, authority = person(request), authority_of(request)
    seen = lines_seen_by(user, authority, timezone.localdate())
    authority_part = f"?authority={authority}" if not user.authority else ""
    context = {
        "answer": wording.first_sentence(seen),
        "table": _table(seen) if seen else None,
        "may_define": user.has_perm("measures.define"),
        "may_enter": any(may_enter(user, each.definition, each.today) for each in seen),
        "add_href": reverse("entered-add") + authority_part,
        "sheet_href": reverse("entered-sheet") + authority_part,
        "crumbs": [{"title": "Scorecard", "href": reverse("scorecard")}, CRUMBS],
    }
    return render(request, "entries/every.html", context)


def _table(seen: list[EntryLine]) -> Table:
    columns = [
        Column("Measure"),
        Column("Latest", number=True),
        Column("Due"),
        Column("Waits for sign-off", number=True),
    ]
    rows = [
        [
            Cell(
                each.definition.title,
                reverse("entered-measure", args=[each.definition.pk]),
                under=f"{each.definition.reference} · {wording.every_in_words(each.definition)}",
            ),
            _latest(each),
            Cell("Stopped" if each.definition.stopped_at else wording.due_in_words(each)),
            Cell(f"{len(each.waiting):,}" if each.waiting else ""),
        ]
        for each in seen
    ]
    return Table("Measures that people enter", columns, rows, caption_hidden=True)


def _latest(line: EntryLine) -> Cell:
    cell = line.latest
    if cell is None or cell.signed_off is None:
        return Cell("")
    return Cell(wording.value_in_words(line.definition, cell.signed_off), under=cell.period.label)


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One measure: its definition, and what was entered for each period."""
    definition = definition_or_404(request, number)
    user, today = person(request), timezone.localdate()
    line = lines([definition], today)[0]
    units = unit_names(definition.authority)
    enters = may_enter(user, definition, today) and not definition.stopped_at
    context = {
        "definition": definition,
        "answer": _answer(line),
        "facts": _facts(definition),
        "table": _cells_table(line, units, enters=enters),
        "history": _history(line, units),
        "changes": definition.changes.order_by("-id"),
        "enter_href": reverse("entered-enter", args=[definition.pk]) if enters else "",
        "may_define": user.has_perm("measures.define") and not definition.stopped_at,
        "measure_href": f"{reverse('measure', args=[definition.reference])}?authority={definition.authority}",
        "crumbs": [{"title": "Entered figures", "href": reverse("entered")}, {"title": definition.reference}],
    }
    return render(request, "entries/one.html", context)


def _answer(line: EntryLine) -> str:
    if line.definition.stopped_at:
        return f"No more figures are entered since {in_words(timezone.localtime(line.definition.stopped_at).date())}."
    due = wording.due_in_words(line)
    return f"Due: {due}." if due else "Nothing is due."


def _facts(definition: EntryDefinition) -> list[tuple[str, str]]:
    top = definition.top_words + (f", of or over: {definition.base_words}" if definition.base_words else "")
    kind = SHAPES[definition.shape] + (f" in {definition.unit_words}" if definition.unit_words else "")
    return [
        ("Why it matters", definition.why),
        ("What it counts", definition.counts),
        ("Kind of figure", f"{kind}: {top}"),
        ("Better", BETTER[definition.better]),
        ("Entered", f"{wording.every_in_words(definition)}, within {definition.due_days} days"),
        ("Longer periods", GRAINS[definition.grain]),
    ]


def _cells_table(line: EntryLine, units: dict[str, str], *, enters: bool) -> Table:
    """The council's periods that are asked for and every other cell with an entry, the newest first."""
    cells = {("", each.name): line.cell("", each) for each in line.asked} | line.cells
    ordered = sorted(
        cells.values(), key=lambda each: (each.period.last, not each.unit, each.unit), reverse=True
    )
    columns = [Column("Period"), Column("Figure", number=True), Column("Evidence"), Column("State")]
    rows = [_cell_row(line, each, units, enters=enters) for each in ordered]
    return Table("Figures by period", columns, rows, caption_hidden=True)


def _cell_row(line: EntryLine, cell: EntryCell, units: dict[str, str], *, enters: bool) -> list[Cell]:
    definition = line.definition
    address = f"{reverse('entered-enter', args=[definition.pk])}?period={cell.period.name}&unit={cell.unit}"
    visible = cell.signed_off or cell.waiting
    figure = (
        Cell(wording.value_in_words(definition, visible), under=wording.base_in_words(definition, visible))
        if visible
        else Cell("")
    )
    return [
        Cell(
            cell.period.label,
            address if enters else "",
            under=unit_title(units, cell.unit) if cell.unit else "",
        ),
        figure,
        _evidence(visible) if visible else Cell(""),
        _state(line, cell),
    ]


def _evidence(entry: FigureEntry) -> Cell:
    if entry.document is None:
        return Cell(entry.evidence)
    return Cell(entry.document.name, reverse("document", args=[entry.document.pk]), under=entry.evidence)


def _state(line: EntryLine, cell: EntryCell) -> Cell:
    """How it stands: what waits comes first, for that is what somebody must do something about."""
    if cell.waiting:
        words = (
            "A correction waits for sign-off" if cell.signed_off else ENTRY_STATES.words[cell.waiting.state]
        )
        return Cell(
            words,
            reverse("entered-figure", args=[cell.waiting.pk]),
            under=f"Entered by {name_and_post(cell.waiting.entered_by)}",
        )
    if cell.sent_back:
        return Cell(
            "Sent back", reverse("entered-figure", args=[cell.sent_back.pk]), under=cell.sent_back.words
        )
    if cell.signed_off:
        return Cell("Signed off", under=f"by {name_and_post(cell.signed_off.decided_by)}")
    day = due_on(cell.period, line.definition.due_days)
    return Cell("Overdue" if day < line.today else "Due", under=f"by {in_words(day)}")


def _history(line: EntryLine, units: dict[str, str]) -> Table | None:
    """All that was ever entered, the newest first."""
    entries = sorted(
        (each for cell in line.cells.values() for each in cell.entries), key=lambda each: -each.pk
    )
    if not entries:
        return None
    columns = [
        Column("Entered"),
        Column("Period"),
        Column("Figure", number=True),
        Column("What became of it"),
    ]
    periods = {key: cell.period.label for key, cell in line.cells.items()}
    rows = [
        [
            Cell(
                in_words(timezone.localtime(each.entered_at).date()),
                under=f"by {name_and_post(each.entered_by)}" + (f": {each.reason}" if each.reason else ""),
            ),
            Cell(periods[each.unit, each.period], under=unit_title(units, each.unit) if each.unit else ""),
            Cell(
                wording.value_in_words(line.definition, each),
                under=wording.base_in_words(line.definition, each),
            ),
            Cell(
                ENTRY_STATES.words[each.state],
                under=f"by {name_and_post(each.decided_by)}" + (f": {each.words}" if each.words else "")
                if each.decided_by
                else "",
            ),
        ]
        for each in entries
    ]
    return Table("Everything that was entered", columns, rows, caption_hidden=True)
