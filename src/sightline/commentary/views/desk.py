"""The desk: what is asked, what waits, what is late and what is not supported, of a period."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sightline.calendars.dates import in_words
from sightline.calendars.periods import parse
from sightline.commentary.models import CommentaryRequest
from sightline.commentary.queries.desk import CommentaryLine, lines_of, periods_with_commentary
from sightline.commentary.queries.who import may_read
from sightline.commentary.rules.states import TEXT_STATES
from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import figures
from sightline.people.queries import person
from sightline.scorecards.views.asking import page_query
from sightline.statistics.amounts import several
from sightline.web.account_names import name_and_post
from sightline.web.components import Cell, Column, Table
from sightline.web.lists import query_param

NOTHING = "No commentary is asked yet."


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What this person may read of a period's commentary; `period` comes from the address, by default the latest asked for."""
    try:
        query = page_query(request, "the commentary desk")
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    user, today, authority = person(request), timezone.localdate(), query.standpoint.authority
    periods = periods_with_commentary(authority)
    chosen = query_param(request, "period")
    chosen = chosen if chosen in periods else next(iter(periods), "")
    lines = [each for each in lines_of(authority, chosen, today) if may_read(user, each.request, today)]
    own_page = reverse("commentary-desk")
    context = {
        "answer": first_sentence(lines, chosen),
        "table": _table(lines) if lines else None,
        "periods": [
            (f"{own_page}?period={each}&authority={authority}", parse(each).label, each == chosen)
            for each in periods
        ],
        "ask_href": query.address("commentary-ask") if user.has_perm("measures.define") else "",
        "crumbs": [{"title": "Scorecard", "href": query.address("scorecard")}, {"title": "Commentary"}],
    }
    return render(request, "commentary/desk.html", context)


def first_sentence(lines: list[CommentaryLine], period: str) -> str:
    """How much is asked, waits, is late and is not supported."""
    if not lines:
        return NOTHING
    late = sum(each.late for each in lines)
    owed, waits = sum(each.owed for each in lines), sum(each.waits for each in lines)
    accepted = sum(each.accepted is not None for each in lines)
    unsupported = sum(bool(each.check and each.check.not_supported) for each in lines)
    parts = [
        f"{accepted:,} accepted",
        f"{waits:,} {'waits' if waits == 1 else 'wait'} for a second person",
        f"{owed:,} not written" + (f" ({late:,} late)" if late else ""),
    ]
    sentence = f"{parse(period).label}: asked for {several(len(lines), 'measure')}; {', '.join(parts)}."
    if unsupported:
        sentence += (
            f" {unsupported:,} {'says' if unsupported == 1 else 'say'} what the signal does not support."
        )
    return sentence


def _table(lines: list[CommentaryLine]) -> Table:
    columns = [Column("Measure"), Column("Owner"), Column("State"), Column("To look at")]
    ordered = sorted(
        lines, key=lambda each: (not each.late, not each.owed, not each.waits, each.request.figure)
    )
    rows = [
        [
            Cell(
                title_of(each.request),
                reverse("commentary", args=[each.request.pk]),
                under=each.request.figure,
            ),
            Cell(each.request.owner),
            _state(each),
            _to_look_at(each),
        ]
        for each in ordered
    ]
    return Table("Commentary", columns, rows, caption_hidden=True)


def title_of(request: CommentaryRequest) -> str:
    """The measure's title; its id where nobody defines it any more."""
    return figures()[request.figure][1].title if request.figure in figures() else request.figure


def _state(line: CommentaryLine) -> Cell:
    day, latest = in_words(line.request.due), line.latest
    if line.owed:
        sent_back = f"Sent back: {latest.words}" if latest else ""
        return Cell(
            "Late" if line.late else "Asked", under=f"by {day}. {sent_back}".strip().removesuffix(".")
        )
    if latest is None:
        return Cell("")
    who = latest.decided_by or latest.by
    return Cell(TEXT_STATES.words[latest.state], under=f"version {latest.number}, {name_and_post(who)}")


def _to_look_at(line: CommentaryLine) -> Cell:
    check = line.check
    if check is None:
        return Cell("")
    claims = [
        f"“{each.claim.words}”: not supported" for each in check.claims if each.verdict == "not supported"
    ]
    rest = [each for each in (check.quiet, *check.numbers) if each]
    every = [*claims, *rest]
    return Cell(every[0], under=" ".join(every[1:])) if every else Cell("")
