"""The scorecard: every figure in a period, as a table, as cards, or as a wall of charts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sightline.calendars.periods import (
    Period,
    half_of,
    preceding,
    rolling_twelve,
    year_before,
    year_of,
    year_to_date,
)
from sightline.comparators.comparison import Group
from sightline.engine.snapshots import NothingLoadedError
from sightline.scorecards import wording
from sightline.scorecards.queries import choices
from sightline.scorecards.queries.scorecard import Scorecard, ScorecardLine, scorecard
from sightline.scorecards.rules.peers import NO_FIGURE
from sightline.scorecards.signal_groups import GROUPS, MEANINGS, badness, first_sentence, group_of
from sightline.scorecards.signal_words import SignalShown, signal_shown
from sightline.scorecards.target_words import target_shown
from sightline.scorecards.views.asking import ScorecardQuery, page_query
from sightline.scorecards.views.freezes import says_why_no_freeze
from sightline.statistics.amounts import several
from sightline.web import words
from sightline.web.lists import query_param

VIEWS = {"table": "Table", "cards": "Cards", "wall": "Wall"}
FILES = {"csv": "CSV", "xlsx": "Excel"}
PUBLISHED: dict[str, Group] = {"neighbours": "neighbours", "region": "region", "england": "england"}
"""The groups whose published figures may stand in the column, by what the address says."""
LONGER: dict[str, Callable[[date], Period]] = {"half": half_of, "ytd": year_to_date, "r12": rolling_twelve}
"""The longer periods that may stand beside a figure."""
COMPARE = {
    "year": "The year before",
    "previous": "The period before",
    "half": "The half-year",
    "ytd": "The year to date",
    "r12": "Twelve months",
    "neighbours": "Statistical neighbours",
    "region": "Region",
    "england": "England",
}
SORTS = {"theme": "By theme", "worst": "Worst first", "name": "By name"}
SIZES = {"table": (140, 36, 24), "cards": (250, 60, 24), "wall": (260, 70, 24)}
"""Width, height and months of the small charts of each view."""
NO_TEAM = "A rate is of the children who live in the authority, so a team or service has none."


@dataclass(frozen=True, slots=True)
class Choices:
    """What of the figures is shown, and how; all of it stands in the address."""

    view: str
    compare: str
    sort: str
    signal: str
    search: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Choices":
        """As the address says; a wall begins with the worst."""
        view = chosen(query_param(request, "view"), VIEWS)
        sort = query_param(request, "sort") or ("worst" if view == "wall" else "")
        signal = query_param(request, "signal")
        return cls(
            view,
            chosen(query_param(request, "compare"), COMPARE),
            chosen(sort, SORTS),
            signal if signal in GROUPS else "",
            " ".join(query_param(request, "q").split())[:60],
        )

    @property
    def query(self) -> dict[str, str]:
        """As an address carries it: what is usual is left out."""
        usual = {"view": "table", "compare": "year", "sort": "worst" if self.view == "wall" else "theme"}
        choices_made = {"view": self.view, "compare": self.compare, "sort": self.sort}
        unusual = {name: value for name, value in choices_made.items() if value != usual[name]}
        return unusual | {"signal": self.signal, "q": self.search}

    @property
    def narrowed(self) -> bool:
        """Whether only some of the figures are asked for."""
        return bool(self.signal or self.search)


@require_safe
@says_why_no_freeze
def page(request: HttpRequest) -> HttpResponse:
    """Every figure; `period`, `team`, `authority`, `compare`, `view`, `sort`, `signal` and `q` come from the address."""
    try:
        query = page_query(request, "the scorecard", own_first=True, with_freeze=True)
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    wanted = Choices.of(request)
    card = scorecard(
        query.standpoint, period_beside(query, wanted.compare), group=PUBLISHED.get(wanted.compare)
    )
    rows, set_apart = _rows(query, card, wanted)
    narrowed = [row for row in rows if _is_wanted(row, wanted)]
    context = {
        "asked": query,
        "data_age": query.data_age,
        "answer": [
            (clause.text, _address(query, wanted, signal=clause.group, q="") if clause.group else "")
            for clause in first_sentence([(row["group"], row["signal"]) for row in rows])
        ],
        "as_of": words.month(card.as_of),
        "themes": _themes(card, narrowed, wanted),
        "apart": [] if wanted.narrowed else set_apart,
        "shown": _what_is_shown(len(narrowed), len(rows), wanted) if wanted.narrowed else "",
        "every": _address(query, wanted, signal="", q=""),
        "meanings": MEANINGS,
        "some_hidden": any(line.shown.status == "hidden" for line in card.lines),
        "periods": periods(query),
        "beside": beside_title(query, wanted.compare),
        "beside_note": beside_note(card),
        "with_targets": any(row["target"] for row in rows),
        "columns": 6 + any(row["target"] for row in rows),
        "targets_href": query.address("targets"),
        "entered_href": reverse("entered"),
        "commentary_href": query.address("commentary-desk"),
        "views": _links(query, wanted, "view", VIEWS),
        "sorts": SORTS,
        "worst_href": _address(query, wanted, sort="worst"),
        "name_href": _address(query, wanted, sort="name"),
        "compares": COMPARE,
        "wanted": wanted,
        "view": wanted.view,
        "flat": [(query.address(f"flat-{kind}"), label) for kind, label in FILES.items()],
        "files": [(query.address(f"scorecard-{kind}"), label) for kind, label in FILES.items()],
    }
    return render(request, "scorecards/scorecard.html", context)


def chosen(text: str, options: dict[str, str]) -> str:
    """What the address says, where it is one of those there are; else the first."""
    return text if text in options else next(iter(options))


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


def _rows(
    query: ScorecardQuery, card: Scorecard, wanted: Choices
) -> tuple[list[dict[str, Any]], list[tuple[str, list[tuple[str, str]], str]]]:
    """The figures, ready for the template; and of a team or service those that are set apart: why, which, and more of it."""
    unit = query.standpoint.team
    idle = [line for line in card.lines if line.idle]
    rates = [line for line in card.lines if unit and line.authority_only]
    rows = [figure_row(query, line, wanted) for line in card.lines if line not in idle and line not in rates]
    set_apart = []
    if idle:
        has = "has" if len(idle) == 1 else "have"
        title = f"{several(len(idle), 'figure')} {has} no cases of {query.team_title}"
        set_apart.append((title, [_title(query, line) for line in idle], ""))
    if rates:
        title = (
            f"{several(len(rates), 'rate')} {'is' if len(rates) == 1 else 'are'} of the whole authority only"
        )
        set_apart.append((title, [_title(query, line) for line in rates], NO_TEAM))
    return rows, set_apart


def _title(query: ScorecardQuery, line: ScorecardLine) -> tuple[str, str]:
    return query.address("measure", line.figure.id), line.figure.title


def _is_wanted(row: dict[str, Any], wanted: Choices) -> bool:
    matches = all(word in row["text"] for word in wanted.search.lower().split())
    return matches and wanted.signal in ("", row["group"])


def _themes(
    card: Scorecard, rows: list[dict[str, Any]], wanted: Choices
) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """The rows under their themes, each with its code and title; in one list where they are in another order."""
    if wanted.sort != "theme":
        order = (lambda row: row["badness"]) if wanted.sort == "worst" else (lambda row: row["title"].lower())
        return [("all", SORTS[wanted.sort], sorted(rows, key=order))] if rows else []
    by_theme: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_theme.setdefault(row["theme"], []).append(row)
    fold = not wanted.narrowed and wanted.view == "table"
    return [
        (theme.code, theme.title, _folded(by_theme[theme.code]) if fold else by_theme[theme.code])
        for theme in card.themes
        if theme.code in by_theme
    ]


def _folded(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with parts under their parent: `parts`, and `parts_title`, which says what is in them without opening."""
    outer: list[dict[str, Any]] = []
    for row in rows:
        if not row["is_part"]:
            outer.append(row)
        elif outer and outer[-1]["measure"] == row["measure"]:
            outer[-1]["parts"].append(row)
        else:
            outer.append(
                {"measure": row["measure"], "title": row["measure_title"], "parts": [row], "alone": True}
            )
    for row in outer:
        row["parts_title"] = _parts_title(row["parts"])
    return outer


def _parts_title(parts: Sequence[dict[str, Any]]) -> str:
    """What is folded: Rate: 81.9 per 10,000; 11 parts, 1 got worse."""
    if not parts:
        return ""
    groups = [row["group"] for row in parts]
    changed = [f"{groups.count(each)} {GROUPS[each]}" for each in ("worse", "better") if each in groups]
    if len(parts) == 1 and parts[0]["is_rate"]:
        return ", ".join([f"Rate: {parts[0]['shown'].text}", *changed])
    return ", ".join([several(len(parts), "part"), *changed])


def _what_is_shown(number: int, whole: int, wanted: Choices) -> str:
    """What a narrowed list holds, in a sentence: 1 of 71 figures: got worse, with “timely”."""
    which = [GROUPS[wanted.signal]] if wanted.signal else []
    which += [f"with “{wanted.search}”"] if wanted.search else []
    return f"{number} of {several(whole, 'figure')}: {', '.join(which)}."


def _address(query: ScorecardQuery, wanted: Choices, **other: str) -> str:
    """This page, seen with something else chosen."""
    return query.address("scorecard", **{**wanted.query, **other})


def _links(
    query: ScorecardQuery, wanted: Choices, name: str, options: dict[str, str]
) -> list[tuple[str, str, bool]]:
    """The other ways to see the same: address, title, and whether it is this one."""
    now = getattr(wanted, name)
    return [
        (_address(query, wanted, **{name: each, "sort": ""}), title, each == now)
        for each, title in options.items()
    ]


def figure_row(query: ScorecardQuery, line: ScorecardLine, wanted: Choices) -> dict[str, Any]:
    """One line, ready for the template."""
    open_to = line.measure.has_cases and query.standpoint.sight.lists and line.number != 0
    address = query.address("measure-children", line.figure.id, which=line.which) if open_to else ""
    shows = open_to or line.number is not None
    width, height, months = SIZES[wanted.view]
    label = f"{line.figure.title}, month by month" if wanted.view != "table" else ""
    signal = signal_shown(line.signal, months=months, width=width, height=height, label=label)
    group = group_of(line.shown.status, signal)
    return {
        "id": line.figure.id,
        "theme": line.measure.theme,
        "measure": line.measure.id,
        "measure_title": line.measure.title,
        "is_part": line.is_part,
        "is_rate": line.figure.kind == "rate",
        "parts": [],
        "title": line.figure.title,
        "text": f"{line.figure.id} {line.figure.title} {line.measure.title} {line.measure.why}".lower(),
        "href": query.address("measure", line.figure.id),
        "better": wording.BETTER[line.measure.better],
        "shown": line.shown,
        "signal": signal,
        "target": target_shown(line.target, line.figure.unit, query.standpoint.period),
        "group": group,
        "badness": _badness(group, signal, line),
        "beside": _beside(line, wanted.compare),
        "asides": line.asides,
        "behind": wording.children_behind(line.number, line.which, line.measure) if shows else "",
        "behind_href": address,
    }


def _badness(group: str, signal: SignalShown, line: ScorecardLine) -> tuple[tuple[int, bool], str]:
    return badness(group, signal), line.figure.id


def period_beside(query: ScorecardQuery, compare: str) -> Period:
    """The period whose figure stands beside each: an earlier one, or a longer one that ends with it.

    For whoever may not see small numbers a longer one is the last financial year that was over: others overlap.
    """
    standpoint = query.standpoint
    period = standpoint.period
    if compare not in LONGER:
        return preceding(period) if compare == "previous" else year_before(period)
    if standpoint.sees_small:
        return LONGER[compare](period.last)
    year = year_of(period.last)
    return year if year.last <= period.last else preceding(year)


def beside_title(query: ScorecardQuery, compare: str) -> str:
    """The head of the column of what figures are compared with."""
    if compare in PUBLISHED:
        return COMPARE[compare]
    label = period_beside(query, compare).label
    return label[:1].upper() + label[1:]


def _beside(line: ScorecardLine, compare: str) -> tuple[str, str]:
    """What stands beside a figure, and a smaller line under it: an earlier period or a group, and how far from it."""
    if compare in PUBLISHED:
        return _published(line)
    if line.before.status != "ok":
        return (line.before.text if line.before.status == "hidden" else "", "")
    return line.before.text, line.before.under if compare in LONGER else line.change


def _published(line: ScorecardLine) -> tuple[str, str]:
    """A group's figure, how far ours is from it, whether that is more than noise, and of which year it is."""
    if line.peer is None:
        return "", line.no_peer
    theirs, gap = line.peer.comparison, line.peer.gap
    if theirs.value is None:
        return "", NO_FIGURE
    far = f"{gap.words} ({gap.noise_words}), " if gap and gap.words else ""
    return theirs.text, f"{far}year to {theirs.year_ending:%B %Y}"


def beside_note(card: Scorecard) -> str:
    """Why a whole column of a group is empty; blank where some row has a figure, or none was asked for."""
    peers = [line.peer.comparison for line in card.lines if line.peer]
    if card.fault or not peers or any(each.value is not None for each in peers):
        return card.fault
    return peers[0].cause
