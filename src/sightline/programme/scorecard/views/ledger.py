"""The ledger of a plan's scorecard: every change of all refreshes in order, of every measure or of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sightline.people.queries import person
from sightline.programme.plans.queries.plans import name_of
from sightline.programme.plans.seen_by import sees_drafts
from sightline.programme.plans.views.asking import chosen_plan, crumbs
from sightline.programme.scorecard.queries.ledger import (
    LedgerEntry,
    ledger_of,
    measures_in_ledger,
    refreshes_of,
)
from sightline.statistics.amounts import several
from sightline.web import words
from sightline.web.account_names import full_name
from sightline.web.components import Cell, Column, Table
from sightline.web.files import csv_out
from sightline.web.lists import query_param

COLUMNS = tuple(
    Column(each) for each in ("Measure", "Change", "Why", "In its place", "From", "By", "Agreed by")
)
HEADS = (
    "scorecard",
    "from",
    "key",
    "measure",
    "change",
    "field",
    "was",
    "is",
    "reason",
    "replacement",
    "by",
    "entered",
    "agreed by",
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every change; `plan` and `measure` (a key) come from the address, and `format=csv` gives the same as a file."""
    user = person(request)
    plan = chosen_plan(request)
    if plan is None:
        return render(request, "programme/plans/nothing.html", {"may_change": user.has_perm("plan.change")})
    drafts = sees_drafts(user)
    measures = measures_in_ledger(plan, drafts=drafts)
    chosen = query_param(request, "measure")
    chosen = chosen if chosen in measures else ""
    entries = ledger_of(plan, chosen, drafts=drafts)
    if query_param(request, "format") == "csv":
        rows = [row for each in entries for row in _file_rows(each)]
        return csv_out(HEADS, rows, "scorecard-ledger.csv")
    scorecard = f"{reverse('plan-scorecard')}?plan={plan.pk}"
    context = {
        "plan": plan,
        "answer": _answer(entries, measures.get(chosen, "")),
        "refreshes": [
            (
                each.called,
                f"{name_of(each.version)}, from {words.long_date(each.from_on)}, agreed to by {full_name(each.agreed_by)}",
                each.reasons,
            )
            for each in refreshes_of(plan)
        ],
        "measures": measures,
        "chosen": chosen,
        "table": Table("Changes, the oldest first", COLUMNS, [_cells(each) for each in entries]),
        "entries": entries,
        "scorecard": scorecard,
        "csv": f"{request.path}?plan={plan.pk}&format=csv" + (f"&measure={chosen}" if chosen else ""),
        "crumbs": crumbs(("Scorecard", scorecard), page_title="Ledger"),
    }
    return render(request, "programme/scorecard/ledger.html", context)


def _answer(entries: list[LedgerEntry], title: str) -> str:
    of = f" of {title}" if title else ""
    if not entries:
        return f"No change{of} has been recorded yet."
    kinds = {each.word for each in entries}
    parts = [
        f"{sum(each.word == word for each in entries)} {word.lower()}"
        for word in dict.fromkeys(each.word for each in entries)
    ]
    return (
        f"{several(len(entries), 'change')}{of}: {', '.join(parts)}."
        if len(kinds) > 1
        else f"{several(len(entries), 'change')}{of}, {parts[0].partition(' ')[2]}."
    )


def _cells(entry: LedgerEntry) -> list[Cell]:
    fields = "; ".join(
        f"{name}: {was or 'nothing'} → {now or 'nothing'}"
        for name, was, now in entry.fields
        if name != "State" or len(entry.fields) == 1
    )
    state = next((f"{was} → {now}" if was else now for name, was, now in entry.fields if name == "State"), "")
    return [
        Cell(entry.title, under=f"Scorecard {entry.number}"),
        Cell(
            entry.word,
            under=state if len(entry.fields) == 1 and state else "; ".join(filter(None, (state, fields))),
        ),
        Cell(entry.reason),
        Cell(entry.replacement),
        Cell(words.short_date(entry.on) if entry.on else "Draft"),
        Cell(full_name(entry.by)),
        Cell(full_name(entry.agreed_by) if entry.agreed_by else ""),
    ]


def _file_rows(entry: LedgerEntry) -> list[list[object]]:
    return [
        [
            entry.number,
            entry.on.isoformat() if entry.on else "",
            entry.key,
            entry.title,
            entry.word,
            name,
            was,
            now,
            entry.reason,
            entry.replacement,
            entry.by,
            entry.at.date().isoformat(),
            entry.agreed_by,
        ]
        for name, was, now in entry.fields
    ]
