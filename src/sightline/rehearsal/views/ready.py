"""How ready the answers are: list by list and line by line. Nothing is worked out here: a load has done it."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sightline.calendars.dates import in_words
from sightline.deadlines.age import data_age
from sightline.engine.snapshots import NothingLoadedError, open_snapshot
from sightline.people.queries import person
from sightline.rehearsal.checks_workbook import SOURCE_WORDS
from sightline.rehearsal.lists_ready import LISTS_READY, ListReadiness
from sightline.rehearsal.queries.enquiry import EnquiryReadiness, enquiry_readiness
from sightline.returns.annex_a_lists.expected import SEVERITY_WORDS
from sightline.statistics.amounts import several
from sightline.trail.refusing import refuse
from sightline.web.components import Cell, Column, Table
from sightline.web.lists import query_param

WHAT = "how ready the answers of an inspection are"
NOTHING = Cell("0")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every list of Annex A and every line of enquiry; `authority` comes from the address."""
    user = person(request)
    try:
        snapshot = open_snapshot()
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    codes = [code for code in sorted(snapshot.manifest.authorities) if user.authority in ("", code)]
    code = query_param(request, "authority") or next(iter(codes), "")
    if code not in codes:
        refuse(user.get_username(), WHAT)
    lists = LISTS_READY.of(snapshot)[code]
    today = timezone.localdate()
    entry = snapshot.manifest.authorities[code]
    lines = enquiry_readiness(snapshot, code, user, today)
    context = {
        "answer": first_sentence(lists, entry.data_to, today),
        "data_age": data_age(entry, timezone.now()),
        "lists": _lists(lists),
        "asked": [_faults(each) for each in lists if each.faults or each.blank],
        "lines": _lines(lines),
        "gaps": [_gaps(each) for each in lines if each.gaps],
        "codes": codes if len(codes) > 1 else [],
        "code": code,
    }
    return render(request, "rehearsal/ready.html", context)


def first_sentence(lists: tuple[ListReadiness, ...], data_to: date, today: date) -> str:
    """10 of 11 lists can be made of data to 31 October 2026, 2 days ago. 12 values would be sent back, 340 queried."""
    able = sum(each.can_be_made for each in lists)
    days = (today - data_to).days
    age = "today" if days == 0 else f"{several(days, 'day')} ago"
    errors, queries = (sum(each.rows_with(severity) for each in lists) for severity in ("error", "query"))
    return (
        f"{able} of {len(lists)} lists can be made of data to {in_words(data_to)}, {age}. "
        f"{several(errors, 'value')} would be sent back and {queries:,} queried."
    )


def _lists(lists: tuple[ListReadiness, ...]) -> Table:
    columns = (
        Column("List"),
        Column("Can be made"),
        Column("Rows", number=True),
        Column("Would be sent back", number=True),
        Column("Would be queried", number=True),
        Column("Columns left blank", number=True),
        Column("Made of"),
    )
    return Table("Annex A", columns, [_list_row(each) for each in lists])


def _list_row(each: ListReadiness) -> tuple[Cell, ...]:
    under = each.why_not or " ".join(each.notes)
    name = Cell(f"{each.number} {each.title}", under=under)
    if not each.can_be_made:
        return (name, Cell("No"), *(Cell("") for _ in range(4)), Cell(SOURCE_WORDS[each.source]))
    return (
        name,
        Cell("Yes" if each.rows else "Yes, with no row"),
        Cell(f"{each.rows:,}"),
        Cell(f"{each.rows_with('error'):,}"),
        Cell(f"{each.rows_with('query'):,}"),
        Cell(f"{len(each.blank):,}"),
        Cell(SOURCE_WORDS[each.source]),
    )


def _faults(each: ListReadiness) -> dict[str, object]:
    """What would be asked about one list, for its fold."""
    columns = (Column("Column"), Column("What would happen"), Column("Why"), Column("Rows", number=True))
    rows = [
        (
            Cell(fault.heading or "The whole row"),
            Cell(SEVERITY_WORDS["error" if fault.severity == "error" else "query"]),
            Cell(fault.words),
            Cell(f"{fault.rows:,}"),
        )
        for fault in each.faults
    ]
    rows += [(Cell(heading), Cell("Left blank"), Cell(cause), Cell("")) for heading, cause in each.blank]
    title = f"List {each.number} {each.title}"
    return {"title": title, "table": Table(title, columns, rows, caption_hidden=True)}


def _lines(lines: list[EnquiryReadiness]) -> Table:
    columns = (
        Column("Line of enquiry"),
        Column("Measures not computable", number=True),
        Column("Commentary late", number=True),
        Column("Evidence out of date", number=True),
        Column("Findings without an action", number=True),
    )
    rows = [
        (
            Cell(each.line.title),
            Cell(f"{len(each.not_computable)}", under=f"of {each.measures}"),
            Cell(f"{len(each.commentary_late)}"),
            Cell(f"{len(each.evidence_out_of_date)}"),
            Cell(f"{len(each.without_action)}", under=f"of {each.findings} open"),
        )
        for each in lines
    ]
    return Table("Lines of enquiry", columns, rows)


def _gaps(each: EnquiryReadiness) -> dict[str, object]:
    """What stands in the way of one line, for its fold: a kind, what it is, and where it leads."""
    rows = [
        (Cell("Measure not computable"), Cell(name, reverse("measure", args=[name]), under=cause))
        for name, cause in each.not_computable
    ]
    rows += [(Cell("Commentary late"), Cell(figure)) for figure in each.commentary_late]
    rows += [
        (Cell("Evidence out of date"), Cell(item.title, reverse("action", args=[item.action_id])))
        for item in each.evidence_out_of_date
    ]
    rows += [
        (
            Cell("Finding without an action"),
            Cell(item.text, reverse("finding", args=[item.pk]), under=item.source.title),
        )
        for item in each.without_action
    ]
    columns = (Column("What"), Column("Which"))
    return {"title": each.line.title, "table": Table(each.line.title, columns, rows, caption_hidden=True)}
