"""The plan's scorecard: by priority or by theme, as table, cards or wall, today, or as it was on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sightline.calendars.dates import in_words, read_day
from sightline.people.models import User
from sightline.people.queries import person
from sightline.programme.kinds.states import SCORECARD_MEASURE
from sightline.programme.models import Plan
from sightline.programme.plans.queries.plans import current_version, name_of
from sightline.programme.plans.seen_by import sees_drafts
from sightline.programme.plans.views.asking import chosen_plan, crumbs, today
from sightline.programme.scorecard.queries.as_at import reported_on
from sightline.programme.scorecard.queries.cards import SealedCard, card_on, draft_of, meetings_since
from sightline.programme.scorecard.queries.figures import CardFigures, figures_of, standpoint_of, turned_worse
from sightline.programme.scorecard.queries.files import NOW, THEN, rows_now, rows_then
from sightline.programme.scorecard.queries.ledger import changed_in
from sightline.programme.scorecard.rules.card import (
    CardContent,
    CardMeasure,
    by_grouping,
    by_theme,
    first_sentence,
    moved_sentence,
    still_computed,
)
from sightline.programme.scorecard.rules.ledger import CHANGES
from sightline.scorecards.views.asking import ScorecardQuery, page_query
from sightline.scorecards.views.scorecard import (
    COMPARE,
    PUBLISHED,
    VIEWS,
    Choices,
    beside_note,
    beside_title,
    figure_row,
    period_beside,
    periods,
)
from sightline.scorecards.wording import THEMES
from sightline.web.files import csv_out
from sightline.web.lists import PageQuery, query_param
from sightline.web.words import long_date

BY = {"priority": "By priority", "theme": "By theme"}
MOVED = ("better", "worse", "moved")
"""The groups of figures that changed."""
NO_FIGURES = (
    "Your role does not see figures, so the scorecard shows what is measured and in which state it is."
)


@dataclass(frozen=True)
class CardQuery(PageQuery):
    """The page's address, understood. `day`: the day it is asked for, None for today; `fault`: why that could not be read."""

    plan: Plan
    by: str
    changed: bool
    day: date | None
    fault: str
    figures: dict[str, str]

    @property
    def query(self) -> dict[str, str]:
        """What an address must carry to come back here."""
        return {
            "plan": str(self.plan.pk),
            **self.figures,
            "by": self.by if self.by != "priority" else "",
            "changed": "on" if self.changed else "",
            "as_at": self.day.isoformat() if self.day else "",
        }

    def address(self, **more: str) -> str:
        """This page, seen with something else chosen."""
        return self.address_at(reverse("plan-scorecard"), **more)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """A plan's scorecard; `plan`, `by`, `view`, `period`, `compare`, `changed` and `as_at` come from the address."""
    plan = chosen_plan(request)
    user = person(request)
    if plan is None:
        return render(request, "programme/plans/nothing.html", {"may_change": user.has_perm("plan.change")})
    query = card_query(request, plan)
    card = card_on(plan, query.day or today())
    context = {
        "plan": plan,
        "query": query,
        "draft": draft_of(plan) if sees_drafts(user) else None,
        "writes": user.has_perm("plan.change"),
        "crumbs": crumbs(page_title="Scorecard"),
        "ledger": f"{reverse('plan-scorecard-ledger')}?plan={plan.pk}",
        "csv": query.address_at(reverse("plan-scorecard-csv")),
        "meetings": [
            (query.address(as_at=day.isoformat()), f"{name}, {long_date(day)}")
            for name, day in meetings_since(plan, user, today())
        ],
    }
    if card is None:
        return render(request, "programme/scorecard/none.html", context)
    return _shown(request, user, card, query, context)


@require_safe
def csv_file(request: HttpRequest) -> HttpResponse:
    """The scorecard as a CSV: as it stands, or with `as_at` as it was on that day."""
    plan = chosen_plan(request)
    user = person(request)
    query = card_query(request, plan) if plan else None
    card = card_on(plan, query.day or today()) if plan and query else None
    if query is None or card is None:
        return csv_out(NOW, [], "plan-scorecard.csv")
    changes = changed_in(card.scorecard)
    if query.day:
        day = query.day.isoformat()
        reported = reported_on(card.content, query.day, user)
        return csv_out(THEN, rows_then(card, day, changes, reported), f"plan-scorecard-{day}.csv")
    seen, card_figures, _ = _figures(request, user, card.content)
    rows = rows_now(card.content, changes, card_figures, seen.standpoint if seen else None)
    return csv_out(NOW, rows, "plan-scorecard.csv")


def card_query(request: HttpRequest, plan: Plan) -> CardQuery:
    """The address, understood: a day that is none, or still to come, is told and today is shown."""
    text = query_param(request, "as_at").strip()
    day = read_day(text) if text else None
    fault = "" if day or not text else f"“{text}” is not a day. Type it as 14 November 2026."
    if day and day > today():
        day, fault = None, "That day is still to come. Shown here is today."
    chosen = Choices.of(request)
    carried = {name: value for name, value in chosen.query.items() if name in ("view", "compare")}
    period = query_param(request, "period")
    by = query_param(request, "by")
    return CardQuery(
        plan=plan,
        by=by if by in BY else "priority",
        changed=query_param(request, "changed") == "on",
        day=day,
        fault=fault,
        figures={**carried, **({"period": period} if period else {})},
    )


def _shown(
    request: HttpRequest, user: User, card: SealedCard, query: CardQuery, context: dict[str, Any]
) -> HttpResponse:
    content = card.content
    context |= {
        "card": card,
        "content": content,
        "answer": first_sentence(content, query.day or today()),
        "retired_sentence": still_computed(content),
        "newer": _newer(query.plan, content, user),
        "ways": [
            (query.address(by=each if each != "priority" else ""), title, each == query.by)
            for each, title in BY.items()
        ],
    }
    changes = changed_in(card.scorecard)
    if query.day:
        return _as_at(request, user, card, query, changes, context)
    seen, card_figures, why = _figures(request, user, content)
    wanted = Choices.of(request)
    rows = _Rows(content, changes, query, seen, card_figures, wanted)
    sections = [(code, title, rows.of(each)) for code, title, each in _sections(content, query.by)]
    context |= {
        "asked": seen,
        "view": wanted.view,
        "views": [
            (query.address(view=each if each != "table" else ""), title, each == wanted.view)
            for each, title in VIEWS.items()
        ],
        "sections": [each for each in sections if each[2]],
        "retired": [rows.row(each) for each in content.retired],
        "worse": turned_worse(content, seen.standpoint) if seen else [],
        "why": why,
        "moved": _signals(rows, content),
        "with_targets": any(row.get("target") for row in rows.made.values()),
        "only_changed": query.address(changed="" if query.changed else "on"),
        "wanted": wanted,
    }
    if seen:
        context |= {
            "periods": periods(seen),
            "beside": beside_title(seen, wanted.compare),
            "beside_note": beside_note(card_figures.card) if card_figures else "",
            "compares": COMPARE,
            "data_age": seen.data_age,
            "some_hidden": any(line.shown.status == "hidden" for line in card_figures.by_figure.values())
            if card_figures
            else False,
        }
    return render(request, "programme/scorecard/page.html", context)


def _newer(plan: Plan, content: CardContent, user: User) -> str:
    """The version that has taken the place of the one this scorecard underpins; blank where none has."""
    version = current_version(plan, user)
    return (
        name_of(version) if version and version.state == "live" and version.number != content.version else ""
    )


def _signals(rows: "_Rows", content: CardContent) -> str:
    """How the live figures moved; blank where none is shown."""
    made = [rows.row(each) for each in content.visible if each.state == "live"]
    return moved_sentence([row["group"] for row in made if row["figure"]])


def _sections(content: CardContent, by: str) -> list[tuple[str, str, list[CardMeasure]]]:
    return by_theme(content, THEMES) if by == "theme" else by_grouping(content)


def _figures(
    request: HttpRequest, user: User, content: CardContent
) -> tuple[ScorecardQuery | None, CardFigures | None, str]:
    """Where the figures are asked from, and they; else why there are none."""
    standpoint, why = standpoint_of(content.authority, user, None)
    if standpoint is None:
        return None, None, why
    seen = page_query(request, "the plan's scorecard", authority=content.authority)
    compare = Choices.of(request).compare
    earlier = period_beside(seen, compare)
    return seen, figures_of(content, seen.standpoint, earlier, PUBLISHED.get(compare)), ""


class _Rows:
    """The measures as rows, each made once."""

    def __init__(
        self,
        content: CardContent,
        changes: Mapping[str, str],
        query: CardQuery,
        seen: ScorecardQuery | None,
        card_figures: CardFigures | None,
        wanted: Choices,
    ) -> None:
        self.titles = {each.key: each.title for each in content.measures}
        self.changes, self.query, self.seen, self.card_figures, self.wanted = (
            changes,
            query,
            seen,
            card_figures,
            wanted,
        )
        self.made: dict[str, dict[str, Any]] = {}

    def of(self, measures: list[CardMeasure]) -> list[dict[str, Any]]:
        """Those rows of them that are wanted."""
        rows = [self.row(each) for each in measures]
        return [row for row in rows if not self.query.changed or row["change"] or row.get("group") in MOVED]

    def row(self, measure: CardMeasure) -> dict[str, Any]:
        """A measure, ready for the template: its figure where it is live or retired; else its state with cause, owner and day."""
        if measure.key not in self.made:
            self.made[measure.key] = self._made(measure)
        return self.made[measure.key]

    def _made(self, measure: CardMeasure) -> dict[str, Any]:
        change = self.changes.get(measure.key, "")
        stated = {
            "figure": False,
            "key": measure.key,
            "title": measure.title,
            "href": "",
            "id": measure.figure,
            "change": CHANGES.get(change, ""),
            **measure_state(measure, self.titles, self.query.day or today()),
        }
        line = self.card_figures.by_figure.get(measure.figure) if self.card_figures else None
        if line is None or self.seen is None:
            return stated
        row = figure_row(self.seen, line, self.wanted)
        if not measure.has_figure:
            return stated | {"href": row["href"]}
        better = ", ".join(filter(None, (row["better"], CHANGES.get(change, "").lower())))
        return stated | row | {"figure": True, "title": measure.title, "better": better}


def measure_state(measure: CardMeasure, titles: Mapping[str, str], day: date) -> dict[str, Any]:
    """The state of a measure as pages show it: a tag, and in a sentence why, who puts it right and by when."""
    mark, colour = SCORECARD_MEASURE.shapes[measure.state]
    owed = (
        f"{measure.owner}, by {in_words(measure.fix_by)}{': overdue' if measure.overdue(day) else ''}"
        if measure.owed and measure.fix_by
        else ""
    )
    replaced = titles.get(measure.replaced_by, "")
    return {
        "state": measure.state,
        "tag": {"text": SCORECARD_MEASURE.words[measure.state], "shape": mark, "colour": colour},
        "cause": measure.cause,
        "owed": owed,
        "since": measure.since,
        "replaced_by": f"In its place: {replaced}" if replaced else "",
    }


def _as_at(
    request: HttpRequest,
    user: User,
    card: SealedCard,
    query: CardQuery,
    changes: Mapping[str, str],
    context: dict[str, Any],
) -> HttpResponse:
    content = card.content
    day = query.day or today()
    reported = reported_on(content, day, user)
    titles = {each.key: each.title for each in content.measures}

    def row(measure: CardMeasure) -> dict[str, Any]:
        return {
            "title": measure.title,
            "id": measure.figure,
            "change": CHANGES.get(changes.get(measure.key, ""), ""),
            "reported": reported.by_figure.get(measure.figure) if measure.has_figure else None,
            **measure_state(measure, titles, day),
        }

    context |= {
        "day": day,
        "reported": reported,
        "sections": [
            (code, title, [row(each) for each in measures])
            for code, title, measures in _sections(content, query.by)
        ],
        "is_over": day < today(),
        "now": query.address(as_at=""),
    }
    return render(request, "programme/scorecard/as_at.html", context)
