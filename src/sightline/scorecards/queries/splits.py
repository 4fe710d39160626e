"""A figure by the categories of one thing: teams, ages and so on; which differ most, and who stands out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sightline.measuring.discover import figure_named
from sightline.measuring.measure import Measure
from sightline.measuring.readings import Reading
from sightline.measuring.refresh import BETWEEN, TEAM_BY
from sightline.measuring.releases import is_offered, is_split
from sightline.measuring.unit_readings import GROUPS, unit_readings
from sightline.scorecards import rules, wording
from sightline.scorecards.queries.hiding import hidden_categories, is_hidden
from sightline.scorecards.queries.store import Standpoint, locality_names, team_names
from sightline.scorecards.wording import VisibleReading
from sightline.standards import codes
from sightline.statistics.concentration import concentration
from sightline.statistics.stands_out import distance, in_words, stands_out
from sightline.tables.splits import NOT_RECORDED, SPLITS

NAMED = {"team": team_names, "locality": locality_names}
CALLED_BY_NAME = ("team", "locality")
"""The splits whose categories are told by their names alone."""
OF_CASES = ("percent", "days")
"""The units of figures that stand on so many cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitRow:
    """One category with its figure, and for a share between which limits chance alone could have put it, in words and as percentages.

    `counted` of `cases` stand behind it; None where that is hidden or it is no figure of cases. `is_own`: it is the team whose
    page it is.
    """

    category: str
    name: str
    reading: VisibleReading
    interval: str = ""
    limits: tuple[float, float] | None = None
    counted: float | None = None
    cases: float | None = None
    is_own: bool = False

    @property
    def is_few(self) -> bool:
        """Whether so few cases stand behind it that its figure swings by itself."""
        return self.cases is not None and self.cases < rules.FEW

    @property
    def is_folded(self) -> bool:
        """Whether it is folded away, for so few cases; never the page's own team."""
        return self.is_few and not self.is_own


@dataclass(frozen=True, slots=True)
class Split:
    """A figure by the categories of one thing, in an order that is no league.

    `whose` says, by team, whose team is meant. `concentrated` says where the cases to look at sit; blank where nothing can be
    said, or where a category is hidden. Where every category is hidden, those without cases stand among them. `whole` is the
    figure of the whole where nothing of the split is hidden and it is a share, from 0 to 1; else None.
    """

    name: str
    title: str
    rows: list[SplitRow]
    concentrated: str = ""
    whose: str = ""
    whole: float | None = None

    @property
    def compared(self) -> dict[str, tuple[float, float]]:
        """By the name of each category: how many are counted, of how many; nothing where they are not compared."""
        if self.whole is None:
            return {}
        return {
            self._called(row): (row.counted or 0.0, row.cases)
            for row in self.rows
            if row.category != NOT_RECORDED and row.cases
        }

    @property
    def spread(self) -> str:
        """From which team's figure to which the figures go, in a sentence; blank where fewer than two can be compared."""
        compared = [
            row
            for row in self.rows
            if row.reading.value is not None
            and row.category != NOT_RECORDED
            and row.limits
            and not row.is_few
        ]
        if self.name not in CALLED_BY_NAME or len(compared) < 2:
            return ""
        low = min(compared, key=lambda row: row.reading.value or 0.0)
        high = max(compared, key=lambda row: row.reading.value or 0.0)
        return f"From {low.reading.text} ({low.name}) to {high.reading.text} ({high.name})."

    @property
    def distance(self) -> float:
        """How far the category that differs most lies from the whole, in standard deviations; 0 where none is compared."""
        return max((distance(*pair, self.whole or 0) for pair in self.compared.values()), default=0.0)

    def _called(self, row: SplitRow) -> str:
        return row.name if self.name in CALLED_BY_NAME else f"{self.title.lower()} {row.name}"


def splits(standpoint: Standpoint, measure: Measure, figure_id: str) -> list[Split]:
    """The splits that there are for whoever asks, the one whose categories differ most first.

    Of one unit's figure only that by team: of a service its teams, of a team all of them, it first. By age and the rest see
    `groups_of_unit`.
    """
    if standpoint.team:
        return _of_unit(replace(standpoint, team=None), figure_id, measure, standpoint)
    if not (standpoint.sees_small or is_split(measure)):
        return []
    made = [_split(standpoint, figure_id, name) for name in SPLITS]
    return sorted((split for split in made if split.rows), key=lambda split: -split.distance)


def _of_unit(whole: Standpoint, figure_id: str, measure: Measure, unit: Standpoint) -> list[Split]:
    """The split by team beside one unit's figure, with what the page of the whole authority shows of it and no more.

    None for a period of which that page shows nothing to whoever may not see small numbers.
    """
    data_to = whole.readings.data_to(whole.authority)
    if not whole.sees_small and not (is_split(measure) and is_offered(whole.period, data_to)):
        return []
    by_team = _split(whole, figure_id, "team")
    mine = [row for row in by_team.rows if row.category in unit.teams]
    others = [row for row in by_team.rows if row.category not in unit.teams]
    if unit.teams != {unit.team}:
        seen = all(row.reading.status != "hidden" for row in mine)
        share = _whole(unit, figure_id) if seen else None
        return [Split("team", "Team", mine, whole=share)] if mine else []
    mine = [replace(row, name=f"{row.name} (this team)", is_own=True) for row in mine]
    return [Split("team", "Team", [*mine, *others])] if mine and others else []


def who_stands_out(of_figure: Sequence[Split]) -> str:
    """Which teams and groups differ from the whole by more than chance, in a sentence; blank where none has cases enough.

    That none differs is not said where a split has categories that are hidden.
    """
    compared = [split for split in of_figure if split.compared]
    if not any(split.distance for split in compared):
        return ""
    pairs = {name: pair for split in compared for name, pair in split.compared.items()}
    parts, cases = ({name: pair[place] for name, pair in pairs.items()} for place in (0, 1))
    whole = compared[0].whole or 0.0
    far = stands_out(parts, cases, whole)
    return in_words(far, whole) if far or len(compared) == len(of_figure) else ""


def groups_of_unit(standpoint: Standpoint, measure: Measure, figure_id: str) -> list[Split]:
    """One unit's figure by age, sex and the rest, worked out now; what differs most first.

    None for whoever may not see the unit's small numbers: nearly all of them are small.
    """
    if not (standpoint.team and standpoint.sees_small and measure.has_cases):
        return []
    whole = standpoint.readings
    mine = unit_readings(whole, figure_id, standpoint.period, standpoint.authority, standpoint.team)
    made = [
        _split(standpoint, figure_id, name, mine.by(name, figure_id, standpoint.period, standpoint.authority))
        for name in GROUPS
        if name in measure.split_by
    ]
    return sorted((split for split in made if split.rows), key=lambda split: -split.distance)


def _split(standpoint: Standpoint, figure_id: str, name: str, by: dict[str, Reading] | None = None) -> Split:
    if by is None:
        by = standpoint.readings.by(name, figure_id, standpoint.period, standpoint.authority)
    named = NAMED.get(name)
    titles = named(standpoint.readings, standpoint.authority) if named else {}
    title = wording.SPLIT_TITLES.get(name, name)
    whose = whose_teams(standpoint, figure_id) if name == "team" else ""
    ordered = dict(sorted(by.items(), key=lambda pair: category_order(name, pair[0], titles)))
    chosen = {category: each for category, each in ordered.items() if _has_cases(each)}
    hidden = hidden_categories(standpoint, name, figure_id, chosen)
    if hidden is None:
        own = standpoint.sight.own_teams if name == "team" else frozenset()
        unseen = {
            category: each for category, each in ordered.items() if category in chosen or category not in own
        }
        rows = [_row(titles, *pair, hidden=pair[0] not in own) for pair in unseen.items()]
        return Split(name, title, rows, whose=whose)
    rows = [_row(titles, category, each, hidden=category in hidden) for category, each in chosen.items()]
    if hidden:
        return Split(name, title, rows, whose=whose)
    seen = {titles.get(category, category): each for category, each in chosen.items()}
    return Split(
        name, title, rows, _concentrated(name, figure_id, seen), whose, _whole(standpoint, figure_id)
    )


def _whole(standpoint: Standpoint, figure_id: str) -> float | None:
    """The share of the whole, from 0 to 1; None where it is none, is not known, or is hidden."""
    reading = standpoint.reading(figure_id)
    if reading.unit != "percent" or reading.value is None or is_hidden(standpoint, reading):
        return None
    return reading.value / 100


def whose_teams(standpoint: Standpoint, figure_id: str) -> str:
    """Whose team a figure by team is meant by, with how many cases stand under one otherwise, or under none."""
    by = standpoint.readings.by(TEAM_BY, figure_id, standpoint.period, standpoint.authority)
    case_counts: Counter[str] = Counter()
    for category, each in by.items():
        team, _, whose = category.partition(BETWEEN)
        if not standpoint.team or team in standpoint.teams:
            case_counts[whose] += round(
                (each.numerator if each.unit in ("count", "ratio") else each.denominator) or 0
            )
    return wording.whose_teams(case_counts, standpoint.sees_small)


def _has_cases(reading: Reading) -> bool:
    return reading.status == "ok" and bool(reading.denominator or reading.numerator)


def _row(titles: dict[str, str], category: str, reading: Reading, *, hidden: bool) -> SplitRow:
    of_cases = reading.unit in OF_CASES and not hidden
    return SplitRow(
        category=category,
        name=titles.get(category, category),
        reading=wording.visible_reading(reading, hidden),
        interval="" if hidden else wording.interval(reading),
        limits=None if hidden else wording.interval_limits(reading),
        counted=reading.numerator if of_cases else None,
        cases=reading.denominator if of_cases else None,
    )


def _concentrated(split: str, figure_id: str, by: dict[str, Reading]) -> str:
    """Where the cases a manager would open first sit, if chance alone would hardly have put them there."""
    measure, _ = figure_named(figure_id)
    if not by or next(iter(by.values())).unit != "percent":
        return ""
    which = rules.worth_a_look(measure.better, "percent")
    counts = {category: rules.how_many(each, which) or 0 for category, each in by.items()}
    whole = {category: round(each.denominator or 0) for category, each in by.items()}
    result = concentration(counts, whole)
    called = wording.which_cases(which, measure.better)
    return result.sentence(f"cases {called}", wording.SPLIT_NOUNS[split]) if result else ""


def category_order(split: str, category: str, titles: dict[str, str]) -> tuple[bool, int, str]:
    """Ages by age, all else by name, what was not recorded last."""
    bands = [band.label for band in codes.AGE_BANDS]
    place = bands.index(category) if split == "age" and category in bands else 0
    return (category == NOT_RECORDED, place, titles.get(category, category).lower())
