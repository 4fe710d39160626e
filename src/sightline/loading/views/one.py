"""One load: how far it is, what it found, and the decision on it."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sightline.engine.snapshots import current_id
from sightline.history.refusals import ChangedMeanwhileError
from sightline.history.views import edition_in
from sightline.loading import headline, kept_report, reading_steps, wording
from sightline.loading.comparing import LoadComparison
from sightline.loading.forms import DecisionReasonForm
from sightline.loading.kept_report import KeptReport
from sightline.loading.models import Load
from sightline.loading.queries.current import current_words
from sightline.loading.queries.history import undoable
from sightline.loading.rules import FigureMove
from sightline.loading.services import deciding, reading
from sightline.loading.services.deciding import ReasonNeededError
from sightline.loading.services.moving import MayNotError
from sightline.loading.views.asking import load_named
from sightline.loading.views.rules_table import rules_table
from sightline.measuring.discover import measures
from sightline.people.queries import person
from sightline.returns.table_words import in_words, recognised_in_words, tables_in_words
from sightline.standards.authorities import name_of
from sightline.web import words
from sightline.web.components import Cell, Column, Table
from sightline.web.form_pages import say_saved

LOW_COVERAGE = 50
MOST_GONE = 3
"""Of how many tables the first sentences say that rows have gone; the table of rows has the rest."""
COUNTS = ("read", "kept", "set_aside", "added", "changed", "unchanged", "gone", "withdrawn")


@require_safe
def page(request: HttpRequest, load_id: int) -> HttpResponse:
    """A load, as its state asks: its progress, its preview, or what became of it."""
    return _page(request, load_named(request, load_id))


@require_safe
def progress(request: HttpRequest, load_id: int) -> HttpResponse:
    """How far it is, as a piece of the page; when there is more to see, the page is asked to come anew."""
    load = load_named(request, load_id)
    response = render(request, "loading/progress.html", {"load": load, **_steps(load)})
    if load.state != "reading":
        response["HX-Refresh"] = "true"
    return response


@require_POST
def current(request: HttpRequest, load_id: int) -> HttpResponse:
    """Yes: make it the current data."""
    return _decided(request, load_id, deciding.make_current)


@require_POST
def decline(request: HttpRequest, load_id: int) -> HttpResponse:
    """No: do not use it."""
    return _decided(request, load_id, deciding.decline)


@require_POST
def again(request: HttpRequest, load_id: int) -> HttpResponse:
    """Read the same files once more."""
    load = load_named(request, load_id)
    try:
        reading.again(load_id, by=person(request).get_username())
    except MayNotError as why:
        return _page(request, load, problem=str(why), status=409)
    return redirect("load-one", load_id)


def _decided(request: HttpRequest, load_id: int, what) -> HttpResponse:
    load, form = load_named(request, load_id), DecisionReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, load, form)
    try:
        reason = form.cleaned_data["reason"].strip()
        what(load_id, by=person(request).get_username(), reason=reason, edition=edition_in(request))
    except ReasonNeededError as needed:
        form.add_error("reason", str(needed))
        return _page(request, load, form)
    except (MayNotError, ChangedMeanwhileError) as why:
        load.refresh_from_db()
        return _page(request, load, problem=str(why), status=409)
    load.refresh_from_db()
    say_saved(request, f"Load {load_id}: {load.in_words.lower()}")
    return redirect("load-one", load_id)


def _page(
    request: HttpRequest,
    load: Load,
    form: DecisionReasonForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    report = kept_report.read(load.snapshot) if load.snapshot else None
    now = current_id() or ""
    context = {
        "load": load,
        "current_words": current_words(person(request)),
        "files": load.files.all(),
        "steps": load.steps.exclude(state="receiving"),
        "form": form or DecisionReasonForm(),
        "problem": problem,
        "is_current": bool(load.snapshot) and load.snapshot == now,
        "undo_from": undoable(person(request))
        if load.state == "made_current" and load.snapshot == now
        else "",
        "stale": deciding.STALE
        if load.state == "previewed" and load.base != now and load.snapshot != now
        else "",
        "files_there": any(path.exists() for path in reading.paths_of(load))
        if load.state != "reading"
        else True,
        "crumbs": [{"title": "Load", "href": reverse("load")}, {"title": f"Load {load.id}"}],
    }
    if load.state == "reading":
        context |= _steps(load)
    if report:
        context |= _preview(report, load)
    return render(request, f"loading/{_template(load)}.html", context, status=status)


def _steps(load: Load) -> dict:
    """How far the reading is, in steps."""
    return {
        "reading_steps": reading_steps.steps_at(load.progress),
        "step": reading_steps.number_of(load.progress),
        "step_count": len(reading_steps.STEPS),
        "so_far": reading_steps.so_far(load.progress_at, timezone.now()),
    }


def _template(load: Load) -> str:
    return {"reading": "reading", "failed": "failed", "receiving": "failed"}.get(load.state, "preview")


def _preview(report: KeptReport, load: Load) -> dict:
    return {
        "report": report.load,
        "kept": report,
        "data_to": date.fromisoformat(report.load["data_to"]),
        "reasons": report.reasons,
        "answer": first_sentence(report, load),
        "compared": [_compared(each, len(report.comparisons) > 1) for each in report.comparisons],
        "inputs": inputs_table(report),
        "tables": tables_table(report),
        "rules": rules_table(report.by_rule),
        "drift": [tables_in_words(line) for line in report.load["drift"]],
        "notes": [tables_in_words(line) for line in report.load["notes"]],
        "unread": [tables_in_words(line) for line in report.load["unread"]],
        "low": low_coverage(report),
        "gone": [_titled(each) for each in report.load["no_longer_computable"]],
    }


def first_sentence(report: KeptReport, load: Load) -> str:
    """What must be known first, the most important fact first: what has gone, then what would change, then what was set aside."""
    moves = [move for each in report.comparisons for move in each.moved]
    changed = [move for move in moves if move.changed]
    first = not any(each.data_to_before for each in report.comparisons)
    gone = headline.rows_gone(report.load["tables"])
    back = [_goes_back(each) for each in report.comparisons]
    sentences = [
        *back,
        *(each.words for each in gone[:MOST_GONE]),
        headline.figures_words(len(changed), sum(move.a_lot for move in changed), len(moves), first=first),
        headline.rows_words(load.rows_kept, load.rows_read, load.rows_set_aside, load.faults),
    ]
    return " ".join(filter(None, sentences))


def _goes_back(comparison: LoadComparison) -> str:
    before = comparison.data_to_before
    return headline.goes_back(
        date.fromisoformat(before) if before else None, date.fromisoformat(comparison.data_to)
    )


def _compared(comparison: LoadComparison, several: bool) -> dict:
    title = f"{comparison.period}, {name_of(comparison.authority)}" if several else comparison.period
    return {
        "title": title,
        "before": date.fromisoformat(comparison.data_to_before) if comparison.data_to_before else None,
        "after": date.fromisoformat(comparison.data_to),
        "changed": _moved_table(f"Figures that change, {title}", comparison.changed),
        "unchanged": _moved_table(f"Figures that stay as they are, {title}", comparison.unchanged),
        "count": len(comparison.unchanged),
        "any": bool(comparison.changed),
        "period": comparison.period,
        "now": comparison.now_computable,
        "later": comparison.later_computable,
        "counts": counts_table(comparison) if comparison.counts else None,
        "counts_words": headline.counts_words(
            (each.what, each.before, each.after) for each in comparison.counts
        ),
    }


def counts_table(comparison: LoadComparison) -> Table:
    """What is due and what is wrong in the records, before and after: numbers only."""
    columns = [Column("What"), *(Column(name, number=True) for name in ("Before", "After"))]
    rows = [
        [
            Cell(each.what),
            Cell("Nothing loaded" if each.before is None else words.number(each.before)),
            Cell(words.number(each.after)),
        ]
        for each in comparison.counts
    ]
    return Table("What is due and what is wrong, before and after", columns, rows, caption_hidden=True)


def _titled(measure_id: str) -> str:
    """A measure's title and its id; the id alone where the measure has gone since."""
    measure = measures().get(measure_id)
    return f"{measure.title} ({measure_id})" if measure else measure_id


def _moved_table(caption: str, moved: list[FigureMove]) -> Table:
    columns = [Column("Figure"), *(Column(name, number=True) for name in ("Before", "After", "Difference"))]
    rows = [
        [
            Cell(each.title, under=each.id),
            Cell(each.before_said),
            Cell(each.after_said),
            Cell(wording.difference(each), under=wording.under_difference(each)),
        ]
        for each in moved
    ]
    return Table(caption, columns, rows, caption_hidden=True)


def inputs_table(report: KeptReport) -> Table:
    """Each file, and each sheet of it: what it was recognised as, and its rows."""
    columns = [Column("File"), Column("Sheet"), Column("Recognised as"), Column("Rows", number=True)]
    rows = [
        [
            Cell(each["file"]),
            Cell(each["sheet"] or ""),
            Cell(recognised_in_words(each["recognised_as"])),
            Cell(words.number(each["rows"])),
        ]
        for each in report.load["inputs"]
    ]
    return Table("Files and sheets", columns, rows, caption_hidden=True)


def tables_table(report: KeptReport) -> Table:
    """Rows read, kept and set aside, and what is different from last time, table by table."""
    columns = [
        Column("Table"),
        *(Column(name.replace("_", " ").capitalize(), number=True) for name in COUNTS),
    ]
    rows = [
        [Cell(in_words(name)), *(Cell(words.number(table[each])) for each in COUNTS)]
        for name, table in report.load["tables"].items()
    ]
    return Table("Rows, table by table", columns, rows, caption_hidden=True)


def low_coverage(report: KeptReport) -> Table | None:
    """The columns filled in fewer than half the rows, the emptiest first; None where there are none."""
    low = sorted(
        (share, f"{in_words(table)}: {column}")
        for table, columns in report.load["coverage"].items()
        for column, share in columns.items()
        if share < LOW_COVERAGE
    )
    columns = [Column("Column"), Column("Filled", number=True)]
    rows = [[Cell(name), Cell(words.percent(share))] for share, name in low]
    return (
        Table("Columns filled in fewer than half of the rows", columns, rows, caption_hidden=True)
        if rows
        else None
    )
