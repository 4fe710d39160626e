"""The scorecard: every figure in a period, as a table, as cards, or as a wall of charts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.engine.snapshots import NothingLoadedError
from sightline.scorecards import wording
from sightline.scorecards.queries import choices
from sightline.scorecards.queries.scorecard import Scorecard, ScorecardLine, scorecard
from sightline.scorecards.signal_words import SignalShown, signal_shown, stocks_in_words, stocks_since_a_year
from sightline.scorecards.views.asking import ScorecardQuery, page_query
from sightline.statistics.amounts import several
from sightline.web import words
from sightline.web.lists import query_param

VIEWS = {"table": "Table", "cards": "Cards", "wall": "Charts"}
FILES = {"csv": "CSV", "xlsx": "Excel"}
COMPARE = {"year": "The year before", "england": "England"}
SIZES = {"table": (140, 36, 24), "cards": (250, 60, 24), "wall": (300, 130, 60)}
"""Width, height and months of the small charts of each view."""


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Every figure; `period`, `team`, `authority`, `compare` and `view` come from the address."""
    try:
        query = page_query(request, "the scorecard", own_first=True)
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    card = scorecard(query.standpoint)
    view = chosen(query_param(request, "view"), VIEWS)
    compare = chosen(query_param(request, "compare"), COMPARE)
    themes = [
        (theme.title, [_row(query, line, view, compare) for line in theme.lines]) for theme in card.themes
    ]
    rows = [row for _, theme in themes for row in theme]
    context = {
        "asked": query,
        "data_age": query.data_age,
        "answer": first_sentence(card, [row["signal"] for row in rows]),
        "as_of": words.month(card.as_of),
        "themes": themes,
        "some_hidden": any(line.shown.status == "hidden" for line in card.lines),
        "periods": periods(query),
        "views": _links(query, "view", VIEWS, view, compare=compare),
        "compares": COMPARE,
        "compare": compare,
        "view": view,
        "files": [(query.address(f"scorecard-{kind}"), label) for kind, label in FILES.items()],
    }
    return render(request, "scorecards/scorecard.html", context)


def chosen(text: str, options: dict[str, str]) -> str:
    """What the address says, where it is one of those there are; else the first."""
    return text if text in options else next(iter(options))


def first_sentence(card: Scorecard, signals: list[SignalShown]) -> str:
    """The page's first sentence: how many got better, worse, show no real change, cannot be judged or reported."""
    reported = [
        signal
        for line, signal in zip(card.lines, signals, strict=True)
        if line.shown.status != "not_computable"
    ]
    kinds = [signal.kind for signal in reported]
    parts = [
        f"{_figures(kinds.count('better'))} got better",
        f"{kinds.count('worse') or 'none'} worse",
        f"{sum(each.kind == 'same' and not each.stock for each in reported)} show no real change",
    ]
    moved = kinds.count("high") + kinds.count("low")
    if moved:
        parts.append(f"{moved} moved where neither way is better")
    stocks = stocks_in_words(reported)
    rest = [f"{kinds.count('')} have too little to judge"] if kinds.count("") else []
    missing = len(signals) - len(reported)
    rest += [f"{missing} cannot be reported"] if missing else []
    clauses = [_words_list(parts), stocks, _words_list(rest) if rest else ""]
    first = "; ".join(clause for clause in clauses if clause)
    return f"{first}. {stocks_since_a_year(reported)}".rstrip()


def periods(query: ScorecardQuery) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """The choice of periods for a form: group, then address, title and whether it is the one chosen."""
    period = query.standpoint.period
    groups = choices.periods(
        query.standpoint.readings.data_to(query.standpoint.authority),
        period,
        every=query.standpoint.sees_small,
    )
    return [
        (group, [(each.name, choices.title(each), each == period) for each in members])
        for group, members in groups
    ]


def _figures(number: int) -> str:
    return several(number, "figure") if number else "No figures"


def _words_list(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _links(
    query: ScorecardQuery, name: str, options: dict[str, str], now: str, **more: str
) -> list[tuple[str, str, bool]]:
    """The other ways to see the same: address, title, and whether it is this one."""
    return [
        (query.address("scorecard", **more, **{name: each}), title, each == now)
        for each, title in options.items()
    ]


def _row(query: ScorecardQuery, line: ScorecardLine, view: str, compare: str) -> dict[str, Any]:
    """One line, ready for the template."""
    open_to = query.standpoint.sight.lists and line.number != 0
    address = query.address("measure-children", line.figure.id, which=line.which) if open_to else ""
    shows = open_to or line.number is not None
    width, height, months = SIZES[view]
    label = f"{line.figure.title}, month by month" if view != "table" else ""
    signal = signal_shown(line.signal, months=months, width=width, height=height, label=label)
    return {
        "id": line.figure.id,
        "title": line.figure.title,
        "href": query.address("measure", line.figure.id),
        "better": wording.BETTER[line.measure.better],
        "shown": line.shown,
        "signal": signal,
        "beside": _beside(line, compare),
        "asides": line.asides,
        "behind": wording.behind(line.number, line.which, line.measure.better) if shows else "",
        "behind_href": address,
    }


def _beside(line: ScorecardLine, compare: str) -> tuple[str, str]:
    """What stands beside a figure, and a smaller line under it: the year before and the difference, or England."""
    if compare == "england":
        published = line.england
        return (
            (wording.england(published), f"year to {published.year_ending:%b %Y}") if published else ("", "")
        )
    if line.before.status != "ok":
        return (line.before.text if line.before.status == "hidden" else "", "")
    return line.before.text, line.change
