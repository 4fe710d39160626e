"""The front page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.engine.snapshots import NothingLoadedError
from sightline.people.queries import person
from sightline.scorecards import wording
from sightline.scorecards.target_words import target_shown
from sightline.scorecards.views.asking import ScorecardQuery, page_query
from sightline.statistics.amounts import several
from sightline.today.queries import TodayPage, front
from sightline.today.rules import ORDER
from sightline.today.services import running_rows
from sightline.web import words


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What changed, what is likely to miss, what needs whoever asks: of their own service or team where they have one."""
    try:
        query = page_query(request, "the front page", own_first=True)
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    user = person(request)
    standpoint = query.standpoint
    front_page = front(standpoint, user, running_rows(standpoint, user))
    context = {
        "asked": query,
        "data_age": query.data_age,
        "as_at": front_page.as_at,
        "answer": first_sentence(front_page),
        "team": query.whose,
        "changed": _sections(query, front_page),
        "period": query.standpoint.period.title,
        "found": front_page,
        "as_of": words.month(front_page.as_of),
    }
    return render(request, "today/today.html", context)


def _sections(query: ScorecardQuery, front_page: TodayPage) -> list[tuple[str, list[dict[str, Any]]]]:
    """What changed, under what is new this month and what still stands; a heading without figures is left out."""
    month = words.month(front_page.as_of)
    rows = [
        (
            each.is_new,
            {
                "title": each.line.figure.title,
                "href": query.address("measure", each.line.figure.id),
                "shown": each.line.shown,
                "better": wording.BETTER[each.line.measure.better],
                "signal": each.signal,
                "target": target_shown(each.line.target, each.line.figure.unit, query.standpoint.period),
                "since": "" if each.is_new or not each.since else words.month(each.since),
                "answered_by": each.answered_by,
            },
        )
        for each in front_page.changed
    ]
    headings = ((True, f"New in {month}"), (False, f"Still, in {month}"))
    return [
        (heading, those)
        for new, heading in headings
        if (those := [row for is_new, row in rows if is_new == new])
    ]


def first_sentence(front_page: TodayPage) -> str:
    """The first sentence: how many figures changed, and how many did not."""
    kinds = [each.signal.kind for each in front_page.changed if each.signal.kind in ORDER]
    stocks = f"; {front_page.stocks}" if front_page.stocks else ""
    since = f" {front_page.since_a_year}" if front_page.since_a_year else ""
    if not kinds:
        return f"Nothing changed more than it usually does; {front_page.same} figures show no real change{stocks}.{since}"
    better = kinds.count("better")
    parts = [
        f"{several(better, 'figure') if better else 'No figures'} got better and {kinds.count('worse') or 'none'} worse"
    ]
    moved = kinds.count("high") + kinds.count("low")
    if moved:
        parts.append(f"{moved} moved (neither better nor worse)")
    return f"{'; '.join(parts)}; {front_page.same} show no real change{stocks}.{since}"
