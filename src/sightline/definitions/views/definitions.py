"""Every definition that has been changed here, and one with its versions and what was published by each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sightline.calendars.dates import in_words
from sightline.definitions import wording
from sightline.definitions.models import DefinitionChange
from sightline.definitions.queries.changes import (
    DefinitionVersion,
    changes_of,
    in_force,
    may_propose,
    versions,
    waiting,
)
from sightline.definitions.queries.published import PublishedFigure, published_with
from sightline.definitions.rules.beside import Numbers
from sightline.definitions.rules.kinds import KINDS
from sightline.definitions.rules.proposing import splits_of
from sightline.definitions.rules.states import APPROVED, CHANGE_STATES, PROPOSED
from sightline.definitions.views.asking import measure_or_404, sees_both
from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import measures
from sightline.measuring.measure import Measure
from sightline.people.queries import person
from sightline.scorecards.views.asking import page_query
from sightline.web.account_names import name_and_post
from sightline.web.components import Cell, Column, Table

ALL = {"title": "Definitions"}


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """The changes that wait, and every measure whose definition is not the one it ships with."""
    changes = list(DefinitionChange.objects.all())
    approved = [each for each in changes if each.state == APPROVED]
    changed = sorted({measure for each in approved for measure in each.measures if measure in measures()})
    waits = waiting()
    context = {
        "answer": wording.first_sentence_of_all(len(changed), len(waits)),
        "waits": changes_table(waits, "Changes that wait for approval") if waits else None,
        "changed": _changed(changed, changes) if changed else None,
        "measures": [
            (f"{each.id} {each.title}", reverse("definition", args=[each.id])) for each in measures().values()
        ],
        "crumbs": [{"title": "Scorecard", "href": reverse("scorecard")}, ALL],
    }
    return render(request, "definitions/every.html", context)


@require_safe
def one(request: HttpRequest, measure_id: str) -> HttpResponse:
    """One measure's definition: how it counts now, its versions, and what was published by each."""
    measure = measure_or_404(measure_id)
    changes = changes_of(measure_id)
    every_version = versions(measure_id, changes)
    waits = [each for each in changes if each.state == PROPOSED]
    context = {
        "measure": measure,
        "answer": _first_sentence(measure, every_version, waits),
        "versions": _versions(every_version),
        "waits": changes_table(waits, "Waits for approval") if waits else None,
        "rest": _rest(changes),
        "published": _published(request, measure),
        "may_propose": may_propose(person(request)) and not waits and bool(splits_of(measure)),
        "crumbs": [ALL | {"href": reverse("definitions")}, {"title": measure_id}],
    }
    return render(request, "definitions/one.html", context)


def changes_table(changes: list[DefinitionChange], caption: str) -> Table:
    """Changes with what they are, who proposed them and how they stand."""
    columns = [Column("Change"), Column("Of"), Column("Proposed"), Column("State")]
    rows = [
        [
            Cell(each.words, reverse("definition-change", args=[each.pk]), under=KINDS[each.kind]),
            Cell(", ".join(each.measures)),
            Cell(in_words(each.proposed_at.date()), under=name_and_post(each.proposed_by)),
            Cell(CHANGE_STATES.words[each.state]),
        ]
        for each in changes
    ]
    return Table(caption, columns, rows)


def _changed(measure_ids: list[str], changes: list[DefinitionChange]) -> Table:
    columns = [Column("Measure"), Column("Version"), Column("Last change"), Column("Holds")]
    rows = []
    for each in measure_ids:
        last = versions(each, [change for change in changes if each in change.measures])[-1]
        rows.append(
            [
                Cell(measures()[each].title, reverse("definition", args=[each]), under=each),
                Cell(f"{last.number:,}"),
                Cell(last.change.words if last.change else ""),
                Cell(wording.holds_from(last.change)),
            ]
        )
    return Table("Definitions that have been changed", columns, rows)


def _first_sentence(
    measure: Measure, every_version: list[DefinitionVersion], waits: list[DefinitionChange]
) -> str:
    number = every_version[-1].number
    begin = "It counts as it ships." if number == 1 else f"Version {number} is in force."
    out = in_force(measure.id)
    if number > 1 and not any(out.values()) and every_version[-1].change:
        begin = f"Version {number} is in force: {every_version[-1].change.words}."
    elif any(out.values()) and every_version[-1].change:
        begin = f"Version {number} is in force. {every_version[-1].change.words}."
    return f"{begin} A change waits for approval." if waits else begin


def _versions(every_version: list[DefinitionVersion]) -> Table:
    columns = [
        Column("Version"),
        Column("What changed"),
        Column("Holds"),
        Column("Why"),
        Column("Proposed"),
        Column("Approved"),
    ]
    rows = []
    for each in reversed(every_version):
        change = each.change
        if change is None:
            rows.append([Cell("1"), Cell("As it ships"), Cell(""), Cell(""), Cell(""), Cell("")])
            continue
        decided = in_words(change.decided_at.date()) if change.decided_at else ""
        rows.append(
            [
                Cell(f"{each.number:,}"),
                Cell(change.words, reverse("definition-change", args=[change.pk]), under=KINDS[change.kind]),
                Cell(wording.holds_from(change)),
                Cell(change.reason),
                Cell(in_words(change.proposed_at.date()), under=name_and_post(change.proposed_by)),
                Cell(decided, under=name_and_post(change.decided_by)),
            ]
        )
    return Table("Versions, newest first", columns, rows)


def _rest(changes: list[DefinitionChange]) -> Table | None:
    others = [each for each in reversed(changes) if each.state not in (PROPOSED, APPROVED)]
    return changes_table(others, "Declined and withdrawn") if others else None


def _published(request: HttpRequest, measure: Measure) -> Table | None:
    if not (sees_both(request) and person(request).has_perm("freezes.see")):
        return None
    try:
        query = page_query(request, f"the definition of {measure.id}")
    except NothingLoadedError:
        return None
    rows = published_with(measure, query.standpoint.authority, fingerprint=measure.fingerprint())
    return published_table(rows) if rows else None


def published_table(rows: list[PublishedFigure]) -> Table:
    """What was frozen and published, with the figure that was reported, and beside it what a change would have made of it."""
    anew = any(each.new for each in rows)
    columns = [Column("Freeze"), Column("Published"), Column("Figure"), Column("As reported", number=True)]
    columns += [Column("By the change", number=True)] if anew else []
    table_rows = []
    for each in rows:
        out = "; ".join(f"{one.title}, to {one.audience}, {in_words(one.on)}" for one in each.publications)
        cells = [
            Cell(each.freeze.name, reverse("freeze", args=[each.freeze.pk]), under=each.period.label),
            Cell(out or "Not published"),
            Cell(each.figure),
            numbers_cell(each.figure, each.reported),
        ]
        cells += [numbers_cell(each.figure, each.new) if each.new else Cell("")] if anew else []
        table_rows.append(cells)
    return Table("Frozen and published by the definition in force", columns, table_rows, caption_hidden=True)


def numbers_cell(figure_id: str, numbers: Numbers) -> Cell:
    """A figure with what it is of under it."""
    return Cell(wording.value(figure_id, numbers), under=wording.base(figure_id, numbers))
