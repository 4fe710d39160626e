"""Published figures in the box: what each file is and what of it has changed; taking them; and what is loaded."""

from datetime import datetime

from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.comparators.comparison import published_in_words
from sightline.comparators.facts import data_sets
from sightline.comparators.faults import ComparatorError
from sightline.comparators.load import TAKEN, FileReport
from sightline.comparators.store import PublishedRelease, releases
from sightline.loading.forms import PublishedFiguresForm
from sightline.loading.models import Load
from sightline.loading.services import published
from sightline.loading.services.moving import MayNotError
from sightline.loading.services.published import PublishedLook, PublishedWish
from sightline.people.queries import person
from sightline.statistics.amounts import several
from sightline.web import words
from sightline.web.components import Cell, Column, Table
from sightline.web.form_pages import say_saved

DID = {
    "would be loaded": "New",
    "already here": "Here already",
    "companion": "Describes another file",
    "refused": "Cannot be taken",
    "not loaded": "Waits for the others",
    "not recognised": "Not known",
}


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """What each published file in the box is, and what taking it would change; by POST, with what somebody says of it."""
    form = _form(request, _box(request))
    return _page(request, form, form.wish if form.is_valid() else PublishedWish())


@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Take them as they were seen."""
    box = _box(request)
    form = _form(request, box)
    if not form.is_valid() or box is None:
        return _page(request, form, PublishedWish())
    try:
        report = published.take(
            box, form.wish, seal=str(request.POST.get("seal", "")), by=person(request).get_username()
        )
    except MayNotError as why:
        return _page(request, form, form.wish, str(why), 409)
    count = sum(each.did in TAKEN for each in report.files)
    say_saved(request, f"{several(count, 'release')} loaded" if count else "All of it was here already")
    return redirect("load-compared-with")


@require_safe
def loaded(request: HttpRequest) -> HttpResponse:
    """Every release that is loaded, the newest load first."""
    problem, every = "", ()
    try:
        every = releases()
    except ComparatorError as fault:
        problem = str(fault)
    table = _loaded_table(every) if every else None
    return render(
        request,
        "loading/compared_with.html",
        {"table": table, "count": len(every), "problem": problem, "crumbs": _crumbs()},
    )


def _box(request: HttpRequest) -> Load | None:
    return Load.objects.filter(by=person(request).get_username(), state="receiving").first()


def _form(request: HttpRequest, box: Load | None) -> PublishedFiguresForm:
    files = dict(box.files.exclude(published_kind="").values_list("id", "name")) if box else {}
    return PublishedFiguresForm(request.POST if request.method == "POST" else None, files=files)


def _crumbs(*more: dict) -> list[dict]:
    return [{"title": "Load", "href": reverse("load")}, *more]


def _page(
    request: HttpRequest,
    form: PublishedFiguresForm,
    wish: PublishedWish,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    box, seen = _box(request), None
    try:
        seen = published.look(box, wish) if box else None
    except MayNotError as why:
        problem, status = problem or str(why), 409
    if seen is None and not problem:
        return redirect("load")
    context = {
        "form": form,
        "problem": problem,
        "seal": seen.seal if seen else "",
        "first_sentence": _first_sentence(seen) if seen else "",
        "table": _table(seen) if seen else None,
        "changes": [each for each in seen.report.files if each.changes or each.effects] if seen else [],
        "questions": _questions(seen, form) if seen else [],
        "may_take": bool(seen and seen.report.done),
        "crumbs": _crumbs({"title": "Figures to compare with"}),
    }
    return render(request, "loading/published.html", context, status=status)


def _first_sentence(seen: PublishedLook) -> str:
    """What must be known first."""
    files = seen.report.files
    refused = sum(each.did == "refused" for each in files)
    if refused:
        return f"{several(refused, 'file')} cannot be taken, so none is: all are taken together, or none."
    changed = sum(bool(each.changes) for each in files)
    new = sum(each.did in TAKEN for each in files)
    if not new:
        return (
            "All of it is here already. Nothing would change." if seen.report.done else seen.report.sentence
        )
    differ = (
        f" {several(changed, 'file')} {'is' if changed == 1 else 'are'} not as the release before was."
        if changed
        else ""
    )
    return f"{several(new, 'release')} would be loaded beside what is here; nothing is overwritten.{differ}"


def _questions(seen: PublishedLook, form: PublishedFiguresForm) -> list[BoundField]:
    """The fields for what files do not say: when each was published; of one that cannot be taken, another name."""
    numbers = {name: number for number, name in form.files.items()}
    fields = []
    for file in seen.report.files:
        undated = bool(file.first_year and not file.published)
        for name, wanted in (("published", undated), ("release", file.did == "refused")):
            field = form[f"{name}_{numbers[file.file]}"]
            if wanted or field.errors or field.value():
                fields.append(field)
    return fields


def _table(seen: PublishedLook) -> Table:
    columns = [Column("What it is"), Column("Release"), Column("Years"), Column("Figures", number=True)]
    return Table(
        "Files", [*columns, Column("What becomes of it")], [_row(each) for each in seen.report.files]
    )


def _row(file: FileReport) -> list[Cell]:
    title = data_sets()[file.data_set].title if file.data_set in data_sets() else file.kind or "Not known"
    published = capfirst(published_in_words(file.published)) if file.first_year else ""
    return [
        Cell(capfirst(title), under=file.file),
        Cell(file.release, under=published),
        Cell(f"{file.first_year} to {file.last_year}" if file.first_year else ""),
        Cell(f"{file.rows:,}" if file.rows else ""),
        Cell(DID.get(file.did, file.did), under=" ".join(filter(None, (file.why_not, *file.notes)))),
    ]


def _loaded_table(every: tuple[PublishedRelease, ...]) -> Table:
    columns = [
        Column("What"),
        Column("Release"),
        Column("Published"),
        Column("Years"),
        Column("Figures", number=True),
        Column("Loaded"),
    ]
    return Table(
        "Loaded releases", columns, [_loaded_row(each) for each in reversed(every)], caption_hidden=True
    )


def _loaded_row(each: PublishedRelease) -> list[Cell]:
    title = (
        data_sets()[each.data_set].title if each.data_set in data_sets() else each.data_set.replace("_", " ")
    )
    years = f"{each.about['first_year']} to {each.about['last_year']}" if each.about.get("first_year") else ""
    return [
        Cell(capfirst(title), under=each.file),
        Cell(each.release),
        Cell(capfirst(published_in_words(each.published))),
        Cell(years),
        Cell(f"{each.about.get('rows', 0):,}"),
        Cell(words.long_date(datetime.fromisoformat(each.at).date()), under=each.by),
    ]
