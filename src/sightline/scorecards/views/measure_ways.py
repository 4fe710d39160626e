"""Where a measure's page leads on to: the cases, what is not judged, the measures beside it, the records that make it wrong."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from sightline.checks.checked import CHECK_RESULTS
from sightline.checks.discover import checks
from sightline.measuring.discover import figures
from sightline.measuring.measure import Measure
from sightline.people.queries import person
from sightline.people.rules import may_see_children
from sightline.scorecards import rules, wording
from sightline.scorecards.queries.measure import OneFigure
from sightline.scorecards.rules import ASIDES, Which
from sightline.scorecards.views.asking import ScorecardQuery
from sightline.statistics.amounts import several

LISTS: tuple[Which, ...] = ("missed", "counted", "all")
FIGURES_ONLY = (
    "You see figures only: no team or service is set for your account, so no list of children opens. Whoever manages accounts "
    "can set one."
)


def lists(query: ScorecardQuery, whole_figure: OneFigure) -> list[dict[str, str]]:
    """The ways down to the cases, with how many each holds; no address for those who may see no child."""
    if whole_figure.now.status not in ("ok", "hidden") or not whole_figure.measure.has_cases:
        return []
    if whole_figure.now.status == "hidden" and not query.standpoint.sight.lists:
        return []
    share = whole_figure.reading.unit == "percent"
    offered = LISTS if share else LISTS[2:]
    hidden = whole_figure.now.status == "hidden"  # that a list is not offered would tell that nobody is on it
    return [
        _list(query, whole_figure, each)
        for each in offered
        if hidden or rules.how_many(whole_figure.reading, each) != 0
    ]


def _list(query: ScorecardQuery, whole_figure: OneFigure, which: Which) -> dict[str, str]:
    number = None if whole_figure.now.status == "hidden" else rules.how_many(whole_figure.reading, which)
    return {
        "text": wording.behind(number, which, whole_figure.measure.better),
        "href": _address(query, whole_figure, which),
        "mine": _mine(query, whole_figure, which, number),
    }


def _mine(query: ScorecardQuery, whole_figure: OneFigure, which: Which, number: int | None) -> str:
    """How many of them are in the one team of whoever asks: 33 of the 152 are in your team. Blank where that is not so."""
    own = query.standpoint.sight.own_teams
    if number is None or len(own) != 1 or query.standpoint.team or not query.standpoint.sight.lists:
        return ""
    standpoint = query.standpoint
    by = standpoint.readings.by("team", whole_figure.figure.id, standpoint.period, standpoint.authority)
    reading = by.get(next(iter(own)))
    mine = (rules.how_many(reading, which) if reading else 0) or 0
    return f"{mine:,} of the {number:,} {'is' if mine == 1 else 'are'} in your team"


def aside_links(query: ScorecardQuery, whole_figure: OneFigure) -> list[dict[str, str]]:
    """What is not judged, as at the data date, with the way to each list: 12 too recent, 3 open late."""
    reading, sees_small = whole_figure.reading, query.standpoint.sees_small
    numbers = {"too_recent": reading.too_recent, "open_late": reading.open_late}
    return [
        {
            "text": wording.not_judged_words(numbers[which], ASIDES[which], sees_small),
            "href": "" if query.freeze else _address(query, whole_figure, which),
        }
        for which in numbers
        if numbers[which]
    ]


def _address(query: ScorecardQuery, whole_figure: OneFigure, which: str) -> str:
    if not query.standpoint.sight.lists:
        return ""
    return query.address("measure-children", whole_figure.figure.id, which=which)


def why_no_lists(request: HttpRequest, query: ScorecardQuery, whole_figure: OneFigure) -> str:
    """Why somebody whose role sees children gets no list; blank where they get one, or their role sees none."""
    role = person(request).effective_role
    if (
        not whole_figure.measure.has_cases
        or query.standpoint.sight.lists
        or may_see_children(role, query.standpoint.sight.opened) == "none"
    ):
        return ""
    return FIGURES_ONLY if whole_figure.now.status in ("ok", "hidden") else ""


def neighbours(query: ScorecardQuery, figure_id: str) -> list[tuple[str, str, str]]:
    """The measure before and the one after, in the order of the scorecard: which, its address, its title."""
    themes = list(wording.THEMES)
    ordered = sorted(
        figures(),
        key=lambda each: _place(themes, figures()[each][0].theme),
    )
    place = ordered.index(figure_id)
    beside = {"Previous": place - 1, "Next": place + 1}
    return [
        (which, query.address("measure", ordered[at]), figures()[ordered[at]][1].title)
        for which, at in beside.items()
        if 0 <= at < len(ordered)
    ]


def _place(themes: list[str], theme: str) -> int:
    return themes.index(theme) if theme in themes else len(themes)


def checks_of(query: ScorecardQuery, measure: Measure) -> list[tuple[str, str, str]]:
    """The checks whose faults make this measure's figures wrong: address, title, and how many records each found.

    How many is said of the whole authority, to whoever sees small numbers, once a load's checks are made.
    """
    standpoint = query.standpoint
    breaking = [check for check in checks().values() if measure.id in check.breaks]
    snapshot, faults = standpoint.readings.snapshot, {}
    if breaking and standpoint.sees_small and not standpoint.team and CHECK_RESULTS.is_fresh(snapshot):
        counts = CHECK_RESULTS.of(snapshot).by_check(standpoint.authority)
        faults = {each.check.id: each.faults for each in counts if each.status == "ok"}
    parameters = {name: value for name, value in query.query.items() if name == "authority"}
    ordered = sorted(breaking, key=lambda check: (-faults.get(check.id, 0), check.title))
    return [
        (
            _with(reverse("quality-check", args=[check.id]), parameters),
            check.title,
            several(faults[check.id], "record") if check.id in faults else "",
        )
        for check in ordered
    ]


def _with(place: str, parameters: dict[str, str]) -> str:
    return f"{place}?{urlencode(parameters)}" if parameters else place


def loads(request: HttpRequest) -> str:
    """Where whoever asks can load what is missing; blank where their role cannot load."""
    return reverse("load") if person(request).has_perm("data.load") else ""
