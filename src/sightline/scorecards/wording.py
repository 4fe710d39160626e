"""Figures in words, as people may see them: a value with its base under it, and never a bare percentage. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.measuring.discover import figures
from sightline.measuring.entered import EnteredMeasure
from sightline.measuring.measure import Better, Measure
from sightline.measuring.ratio import ratio_base
from sightline.measuring.readings import Reading
from sightline.measuring.themes import THEMES as THEMES
from sightline.scorecards import rules
from sightline.scorecards.rules import Which
from sightline.statistics.amounts import BEFORE, rounded, several
from sightline.statistics.intervals import wilson
from sightline.tables.case_teams import OTHER, UNSAID
from sightline.tables.splits import NOT_RECORDED, OWN_TEAM
from sightline.web import words

HIDDEN = "c"
HIDDEN_UNDER = "small number, hidden"
UNITS = {
    "percent": "%",
    "per_10000": " per 10,000",
    "days": " days",
    "ratio": "",
    "count": "",
    "pounds": "",
    "average": "",
}
PLACES = {"count": 0, "pounds": 0}
"""How many decimals a figure has, where that is not one."""
CHART_UNITS = {
    "percent": "percent",
    "per_10000": "per 10,000",
    "days": "days",
    "ratio": "",
    "count": "count",
    "pounds": "pounds",
    "average": "",
}
SPLIT_TITLES = {
    "team": "Team",
    "locality": "Locality",
    "age": "Age",
    "sex": "Sex",
    "ethnicity": "Ethnicity",
    "disability": "Disability",
    "need": "Need",
    "care_experience": "Care experience",
}
SPLIT_NOUNS = {
    "team": "team",
    "locality": "locality",
    "age": "age group",
    "sex": "sex",
    "ethnicity": "ethnic group",
    "disability": "group",
    "need": "need",
    "care_experience": "group",
}
BETTER: dict[Better, str] = {
    "higher": "higher is better",
    "lower": "lower is better",
    "neither": "",
}


@dataclass(frozen=True, slots=True)
class VisibleReading:
    """A reading as one person may see it. `value` is for a chart: None where there is none or it is hidden.

    `status` is ok, no_cases, not_computable or hidden; `cause` says why there is no figure, or what to know of it.
    """

    text: str
    under: str
    status: str
    value: float | None = None
    cause: str = ""


def visible_reading(reading: Reading, hidden: bool) -> VisibleReading:
    """The reading in words; `hidden` when this person may not see it, for `rules` decide that."""
    if reading.status == "not_computable":
        return VisibleReading("Not computable", "", "not_computable", cause=reading.cause or "")
    if hidden:
        return VisibleReading(HIDDEN, HIDDEN_UNDER, "hidden", cause=reading.cause or "")
    if reading.status == "no_cases" or reading.value is None:
        return VisibleReading("No cases", "", "no_cases", cause=reading.cause or "")
    text = figure(reading.value, reading.unit)
    return VisibleReading(text, base(reading), "ok", reading.value, reading.cause or "")


def figure(value: float, unit: str) -> str:
    """A value with its unit, rounded once: 81.4%, 54.2 per 10,000, 1,204, 38.5 days."""
    return f"{BEFORE.get(unit, '')}{words.number(value, PLACES.get(unit, 1))}{UNITS[unit]}"


def base(reading: Reading) -> str:
    """What the value stands on: 206 of 253; 42 cases; 320 among 60,000 children. Blank for a count."""
    top, whole = reading.numerator, reading.denominator
    if reading.unit == "count" or whole is None:
        return ""
    measure = figures().get(reading.id, (None, None))[0]
    if isinstance(measure, EnteredMeasure):
        return _base_entered(measure, reading)
    if reading.unit == "per_10000":
        return f"{_whole(top)} among {_whole(whole)} children"
    if reading.unit == "ratio":
        return ratio_base(reading.id, top, whole)
    if reading.unit == "days":
        return cases(round(whole))
    text = f"{_whole(top)} of {_whole(whole)}"
    return f"{text}, small number" if rules.is_few(reading) else text


def _base_entered(measure: EnteredMeasure, reading: Reading) -> str:
    """What the value stands on, in the words of whoever defined the measure: 41 of 50 audits; £1.2m over 310 children."""
    top, whole = _whole(reading.numerator), _whole(reading.denominator)
    if reading.unit == "percent":
        text = f"{top} of {whole} {measure.base_words}".strip()
        return f"{text}, small number" if rules.is_few(reading) else text
    over = "among" if reading.unit == "per_10000" else "over"
    return f"{BEFORE.get(reading.unit, '')}{top} {over} {whole} {measure.base_words}".strip()


def interval(reading: Reading) -> str:
    """For a share: what chance alone could have made of it, 64.0% to 94.8%, by Wilson's 95% interval; blank otherwise."""
    limits = interval_limits(reading)
    return f"{words.number(limits[0], 1)}% to {words.number(limits[1], 1)}%" if limits else ""


def interval_limits(reading: Reading) -> tuple[float, float] | None:
    """The same as two percentages; None where the reading is no share of anything."""
    if reading.unit != "percent" or reading.numerator is None or not reading.denominator:
        return None
    low, high = wilson(round(reading.numerator), round(reading.denominator))
    return 100 * low, 100 * high


def cases(number: int) -> str:
    """42 cases; 1 case."""
    return several(number, "case")


_HOLDERS = "the allocated worker or, after care, the personal adviser"
WHOSE_TEAMS = f"By the team of the case holder: {_HOLDERS}"
"""Whose team is meant where a record names none itself."""


def whose_teams(cases_by: Mapping[str, int], sees_small: bool) -> str:
    """Whose team is meant and, for whoever sees small numbers, how many cases stand under one otherwise, or none."""
    own = cases_by.get(OWN_TEAM, 0)
    if own and own == sum(cases_by.values()) - cases_by.get(NOT_RECORDED, 0):
        sentence = "By the team each record names itself."
    elif own:
        sentence = f"By the team a record names itself, else by that of the case holder: {_HOLDERS}."
    else:
        sentence = f"{WHOSE_TEAMS}."
    if not sees_small:  # a count of those under no team would be one more part of what may be hidden together
        return sentence
    rest = [
        _how_many(cases_by.get(OTHER, 0), "under the team of another role, with no case holder"),
        _how_many(cases_by.get(UNSAID, 0), "under the team of a worker whose role is not recorded or known"),
        _how_many(cases_by.get(NOT_RECORDED, 0), "under no team: none is recorded"),
    ]
    return " ".join([sentence, *(each for each in rest if each)])


def _how_many(number: int, where: str) -> str:
    if not number:
        return ""
    return f"{cases(number)} {'is' if number == 1 else 'are'} {where}."


MOVED = {**UNITS, "percent": " points"}


def changed(now: VisibleReading, before: VisibleReading, unit: str) -> str:
    """How far a figure moved, of what a person sees on both sides: 4.2 points higher; the same; blank where unseen."""
    if now.value is None or before.value is None:
        return ""
    places = PLACES.get(unit, 1)
    moved = rounded(now.value, places) - rounded(before.value, places)
    if not moved:
        return "the same"
    return f"{BEFORE.get(unit, '')}{words.number(abs(moved), places)}{MOVED[unit]} {'higher' if moved > 0 else 'lower'}"


def which_cases(which: Which, better: Better) -> str:
    """What the cases on a list have in common, as it stands after "cases": missed, counted, not counted, judged, open late."""
    if which in rules.ASIDES:
        return rules.ASIDES[which]
    if which == "missed":
        return "missed" if better == "higher" else "not counted"
    return "counted" if which == "counted" else "judged"


def behind(number: int | None, which: Which, better: Better) -> str:
    """The way down to a list, and how many cases it holds where that may be said: 12 missed; The cases missed."""
    if which == "all":
        return "The cases" if number is None else cases(number)
    called = which_cases(which, better)
    return f"The cases {called}" if number is None else f"{number:,} {called}"


def children_behind(number: int | None, which: Which, measure: Measure) -> str:
    """The way down to a list from the scorecard: 47 late, 12 not met, 120 cases; Late cases, where no number may be said."""
    if which == "missed" and measure.better == "higher":
        called = "late" if measure.clock else "not met"
        return f"The cases {called}" if number is None else f"{number:,} {called}"
    return "The cases" if number is None else cases(number)


def not_judged_words(number: int | None, called: str, sees_small: bool) -> str:
    """How much work is not judged: 12 too recent. Blank where there is none, or no clock to judge by.

    Whoever may not see small numbers never sees how much: months add up, and bases differ by it.
    """
    if not number:
        return ""
    return f"{format(number, ',') if sees_small else HIDDEN} {called}"


def _whole(number: float | None) -> str:
    return words.number(number, 0)
