"""The first page: what needs putting right, check by check, what to do about it, and which figures it makes wrong."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sightline.checks.check import SEVERITIES, Check
from sightline.checks.discover import checks
from sightline.quality import wording
from sightline.quality.queries.checks import CheckLine, first_figures, lines, month_titles, whole_teams
from sightline.quality.queries.store import CheckResults
from sightline.quality.views.asking import RecordsQuery, needs_found, page_query
from sightline.scorecards.wording import SPLIT_TITLES
from sightline.web import words
from sightline.web.components import Cell, Column, Table

Link = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """One check with faults, ready for the template. `chart` is SVG; `breaks` are addresses and names of measures."""

    title: str
    href: str
    about: str
    count: str
    under: str
    chart: str
    remedy: str
    breaks: list[Link]
    splits: str


@require_safe
@needs_found
def page(request: HttpRequest, results: CheckResults) -> HttpResponse:
    """Every check; `team`, `severity`, `table` and `authority` come from the address."""
    query = page_query(request, results, "data quality")
    seen = lines(query.standpoint)
    context = {
        "asked": query,
        "data_age": query.age,
        "answer": wording.first_sentence(seen, where(query)),
        "rows": [_row(query, line) for line in seen if line.has_faults],
        "nothing": [line.check for line in seen if line.status == "ok" and not line.has_faults],
        "silent": _silent([line for line in seen if line.status != "ok"]),
        "by_team": _teams(query),
        "months": _span(query),
        "severities": SEVERITIES,
        "tables": tables(),
        "some_hidden": any(line.has_faults and line.faults is None for line in seen),
    }
    return render(request, "quality/overview.html", context)


def where(query: RecordsQuery) -> str:
    """Whose records a sentence speaks of; blank for the whole authority."""
    return f" of {query.team_title}" if query.team_title else ""


def tables() -> list[str]:
    """Every table a check looks through."""
    return sorted({table for each in checks().values() for table in each.tables})


def rules_of(check: Check) -> str:
    """The codes of the national rules a check is the like of."""
    return ", ".join(
        f"{'near ' if rule.nearest else ''}{rule.collection} {rule.code}" for rule in check.rules
    )


def measures_of(query: RecordsQuery, ids: tuple[str, ...]) -> list[Link]:
    """Measures as links to their pages: address and id."""
    parameters = {name: value for name, value in query.query.items() if name in ("team", "authority")}
    return [(_measure(each, parameters), each) for each in ids]


def splits_of(check: Check) -> str:
    """The splits a fault falls out of, in words."""
    return ", ".join(SPLIT_TITLES.get(each, each).lower() for each in check.splits)


def _measure(measure_id: str, parameters: dict[str, str]) -> str:
    figure = first_figures().get(measure_id, measure_id)
    return reverse("measure", args=[figure]) + (f"?{urlencode(parameters)}" if parameters else "")


def _row(query: RecordsQuery, line: CheckLine) -> CheckRow:
    check = line.check
    about = [SEVERITIES[check.severity], rules_of(check)]
    return CheckRow(
        title=check.title,
        href=query.address("quality-check", check.id),
        about=" · ".join(each for each in about if each),
        count=wording.count(line.faults),
        under=wording.of_children(line.children, line.faults),
        chart=wording.small_line(line.months, wording.read_out(line.months, check.title)),
        remedy=check.remedy,
        breaks=measures_of(query, check.breaks),
        splits=splits_of(check),
    )


def _silent(unmade: list[CheckLine]) -> Table | None:
    if not unmade:
        return None
    rows = [[Cell(line.check.title), Cell(line.cause)] for line in unmade]
    columns = [Column("Check"), Column("Why")]
    return Table("Checks that cannot be made on what is loaded", columns, rows, caption_hidden=True)


def _teams(query: RecordsQuery) -> Table | None:
    """What each team can put right, with the way to its page; nothing where one team is chosen."""
    seen = [] if query.standpoint.team else whole_teams(query.standpoint)
    columns = [Column("Team"), Column("To correct", number=True), Column("Children", number=True)]
    rows = [
        [
            Cell(each.title, href=query.address("quality", team=each.team)),
            Cell(wording.count(each.faults)),
            Cell(wording.count(each.children)),
        ]
        for each in seen
    ]
    return Table("By the team that can correct it", columns, rows) if rows else None


def _span(query: RecordsQuery) -> str:
    names = month_titles(query.standpoint)
    return f"{words.month(names[0])} to {words.month(names[-1])}"
