"""The scorecard."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.engine.snapshots import NothingLoadedError
from sightline.scorecards import wording
from sightline.scorecards.queries import choices
from sightline.scorecards.queries.scorecard import Line, Scorecard, scorecard
from sightline.scorecards.views.asking import Asked, asked


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every figure in a period; `period`, `team` and `authority` come from the address."""
    try:
        here = asked(request, "the scorecard")
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    found = scorecard(here.standpoint)
    themes = [(theme.title, [_row(here, line) for line in theme.lines]) for theme in found.themes]
    context = {
        "asked": here,
        "data_age": here.data_age,
        "answer": answer(here, found),
        "themes": themes,
        "some_hidden": any(line.shown.status == "hidden" for theme in found.themes for line in theme.lines),
        "periods": periods(here),
    }
    return render(request, "scorecards/scorecard.html", context)


def answer(here: Asked, found: Scorecard) -> str:
    """The page's first sentence: how many figures can be reported, and how many cannot."""
    total = found.reported + found.without_cases + found.not_computable
    said = f"{found.reported:,} of {total:,} figures can be reported for {here.standpoint.period.title}"
    rest = []
    if found.not_computable:
        rest.append(f"{found.not_computable:,} cannot be computed")
    if found.without_cases:
        rest.append(f"{found.without_cases:,} had no cases")
    return f"{said}; {' and '.join(rest)}." if rest else f"{said}."


def periods(here: Asked) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """The choice of periods for a form: group, then address, title and whether it is the one chosen."""
    chosen = here.standpoint.period
    groups = choices.periods(here.standpoint.readings.data_to(here.standpoint.authority), chosen)
    return [
        (group, [(each.name, choices.title(each), each == chosen) for each in known])
        for group, known in groups
    ]


def _row(here: Asked, line: Line) -> dict[str, object]:
    """One line, ready for the template."""
    open_to = here.standpoint.sight.lists and line.number != 0
    there = here.address("measure-children", line.figure.id, which=line.which) if open_to else ""
    shows = open_to or line.number is not None
    return {
        "id": line.figure.id,
        "title": line.figure.title,
        "href": here.address("measure", line.figure.id),
        "better": wording.BETTER[line.measure.better],
        "shown": line.shown,
        "england": wording.england(line.england) if line.england else "",
        "england_year": line.england.year_ending if line.england else None,
        "asides": line.asides,
        "behind": wording.behind(line.number, line.which, line.measure.better) if shows else "",
        "behind_href": there,
    }
