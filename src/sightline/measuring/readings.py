"""Readings: what a figure is in a period, added up from months, with its base and what could not be judged."""

import copy
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.calendars.dates import in_words
from sightline.calendars.periods import Period
from sightline.engine.derived import DerivedResult
from sightline.engine.snapshots import Snapshot
from sightline.measuring.availability import Availability
from sightline.measuring.crosswalk import Crosswalk
from sightline.measuring.discover import figures
from sightline.measuring.entered import NONE_ENTERED, EnteredFigures, EnteredMeasure
from sightline.measuring.gather import kept_answers, month_index
from sightline.measuring.measure import Figure, Measure
from sightline.measuring.reading import Reading, Status, no_team, not_computable, reading_of
from sightline.measuring.refresh import ONWARD, WHOLE, definitions, write_readings
from sightline.measuring.sums import NOTHING, Columns, Sums, by_measure_and_category, middle
from sightline.measuring.team_lives import TeamLife, by_allocation, seen_in_months, spanning, together
from sightline.measuring.units import SERVICE, named, services_of, with_any_of
from sightline.tables.splits import SPLITS

NO_TEAM_RATE = (
    "A rate is of the children who live in the authority; a team or service has no population of its own."
)


class Readings:
    """The readings of one snapshot, resolved once: every figure asked of it comes from the same version.

    `unit_names` and `unit_lives`: what services and teams were called, and when each was there, where these readings keep it.
    """

    unit_names: Mapping[str, str] = MappingProxyType({})
    unit_lives: Mapping[str, TeamLife] = MappingProxyType({})

    def __init__(self, snapshot: Snapshot, folder: Path) -> None:
        """Open the readings of `snapshot`, which lie in that folder: see `READING_RESULTS`."""
        self.snapshot = snapshot
        self.drawn_by: tuple[tuple[str, Crosswalk], ...] = ()  # as the teams were: see `ReadingsNow`
        self.folder = folder
        self.entered = NONE_ENTERED
        self.answers: dict[tuple[str, str], Availability] = kept_answers(self.folder)
        self._read_once: dict[tuple, pa.Table] = {}
        self._lives_once: dict[str, dict[str, TeamLife]] = {}
        self._apart: dict[tuple, dict[tuple[str, str], Columns]] = {}
        self._services_once: dict[str, dict[str, frozenset[str]]] = {}
        self._categories_once: dict[tuple[str, str], list[str]] = {}

    def with_entered(self, entered: EnteredFigures) -> Self:
        """The same readings, with what people enter of measures that no file answers."""
        more = copy.copy(self)
        more.entered, more.answers = entered, {**self.answers, **entered.answers()}
        return more

    @property
    def edition(self) -> tuple:
        """What these readings rest on: whoever keeps what was made of them keeps it under this."""
        return (self.folder, self.drawn_by, self.entered.version)

    @cached_property
    def _whole(self) -> pa.Table:
        return self._read("readings", [("split", "=", WHOLE)])

    def _read(self, name: str, filters: list[tuple], columns: list[str] | None = None) -> pa.Table:
        """Rows of a file of the readings; kept, for a page asks the same of many periods."""
        key = (name, tuple(filters), tuple(columns or ()))
        if key not in self._read_once:
            self._read_once[key] = self._from_disk(name, filters, columns)
        return self._read_once[key]

    def _from_disk(self, name: str, filters: list[tuple], columns: list[str] | None = None) -> pa.Table:
        if ("split", "=", SERVICE) in filters:
            return self._of_service(name, {column: value for column, _, value in filters})
        return pq.read_table(self.folder / f"{name}.parquet", filters=filters, columns=columns)

    def _of_service(self, name: str, wanted: dict[str, str]) -> pa.Table:
        """Rows of a file of the readings of one service: `wanted` has its authority and category, and may have a measure."""
        authority, service = wanted["authority"], wanted["category"]
        more = [("measure", "=", wanted["measure"])] if "measure" in wanted else []
        rows = self._of_teams(name, authority, self.teams_of(authority, service), more)
        return named(rows, SERVICE, service)

    def _of_teams(
        self, name: str, authority: str, teams: frozenset[str], more: list[tuple] | None = None
    ) -> pa.Table:
        """Rows of a file of the readings that count the cases of any of these teams, each case once."""
        rows = self._from_disk(name, [("split", "=", ONWARD), ("authority", "=", authority), *(more or [])])
        return with_any_of(rows, teams, lambda team, then: self.team_on(authority, team, then))

    def columns_of_teams(self, measure_id: str, authority: str, teams: frozenset[str]) -> Columns:
        """The monthly sums of one measure for the cases of any of these teams, each case once."""
        if measure_id in self.entered.measures:
            return self.entered.columns(measure_id, teams)
        key = (authority, teams)
        if key not in self._apart:
            rows = self._of_teams("readings", authority, teams)
            self._apart[key] = by_measure_and_category(named(rows, SERVICE, ""))
        return self._apart[key].get((measure_id, ""), NOTHING)

    def team_on(self, _authority: str, team: str, _then: str | None) -> str:
        """The team a case is shown under: the one it was with."""
        return team

    def services(self, authority: str) -> dict[str, frozenset[str]]:
        """The services and localities of an authority, by reference, each with all the teams under it."""
        if authority not in self._services_once:
            self._services_once[authority] = services_of(self.snapshot, authority)
        return self._services_once[authority]

    def teams_of(self, authority: str, unit: str) -> frozenset[str]:
        """The teams of a unit: those of a service, or the team itself."""
        return self.services(authority).get(unit, frozenset({unit}))

    def split_of(self, authority: str, unit: str) -> str:
        """The split that a unit is a category of: SERVICE or team."""
        return SERVICE if unit in self.services(authority) else "team"

    @cached_property
    def population(self) -> dict[tuple[str, int], int]:
        """(authority, year of the mid-year estimate) → people aged 0 to 17."""
        people = {}
        for code in self.snapshot.manifest.authorities:
            rows = self.snapshot.rows("population", code)
            for row in rows.to_pylist() if rows is not None else ():
                people[code, row["year"]] = row["people"]
        return people

    def authorities(self) -> list[str]:
        """The authorities in the snapshot."""
        return sorted(self.snapshot.manifest.authorities)

    @property
    def as_they_were(self) -> "Readings":
        """The readings with teams as they were: these, unless they are drawn by a crosswalk."""
        return self

    def crosswalk(self, authority: str) -> Crosswalk | None:
        """What the split by team of this authority is drawn by; None while teams are as they were."""
        return dict(self.drawn_by).get(authority)

    def data_to(self, authority: str) -> date:
        """The day that authority's data is complete to."""
        return self.snapshot.manifest.authorities[authority].data_to

    def reading(
        self,
        figure_id: str,
        period: Period,
        authority: str,
        *,
        team: str | None = None,
        life: TeamLife | None = None,
    ) -> Reading:
        """One figure in one period, for the whole authority or one `team`, which may be a service (see `services`).

        None where it has no case outside the team's `life` (see `team_life`).
        """
        measure, figure = figures()[figure_id]
        if isinstance(measure, EnteredMeasure):
            return self._entered(measure, period, authority, team or "")
        if not team:
            return self._one(figure_id, period, authority, self._sums(authority, WHOLE), WHOLE, "")
        if figure.kind == "rate":
            return not_computable(figure, period, self.why_not(measure, period, authority) or NO_TEAM_RATE)
        split = self.split_of(authority, team)
        sums = self._sums(authority, split, ("category", "=", team))
        reading = self._one(figure_id, period, authority, sums, split, team)
        team_life = self.team_life(authority, team) if life is None else life
        away = team_life.why_not(period, on_its_last=measure.grain == "point")
        nothing = not (reading.numerator or reading.denominator or reading.too_recent or reading.open_late)
        return no_team(reading, away) if away and nothing and reading.status != "not_computable" else reading

    def _entered(self, measure: EnteredMeasure, period: Period, authority: str, unit: str) -> Reading:
        if measure.id not in self.entered.measures:
            return not_computable(measure.figures[0], period, "A person enters this figure.")
        return self.entered.reading(measure.id, period, authority, unit)

    def team_life(self, authority: str, team: str) -> TeamLife:
        """The first and last day of a team as the data has them; by the teams there are now, with those it took over.

        Of a service, from the first day of its first team to the last of its last.
        """
        if self.split_of(authority, team) == SERVICE:
            members = self.teams_of(authority, team) & self.seen_teams(authority)
            return spanning(self._life_of_team(authority, each) for each in members)
        return self._life_of_team(authority, team)

    def seen_teams(self, authority: str) -> frozenset[str]:
        """The teams that an allocation or a case names."""
        return frozenset(self._lives(authority)) | frozenset(self.categories("team", authority))

    def _life_of_team(self, authority: str, team: str) -> TeamLife:
        lives, crosswalk = self._lives(authority), self.crosswalk(authority)
        mine = lives.get(team, TeamLife())
        if crosswalk is None:
            return mine
        return together(mine, [lives.get(each, TeamLife()) for each in crosswalk.comes_from(team)])

    def _lives(self, authority: str) -> dict[str, TeamLife]:
        if authority not in self._lives_once:
            rows = self._from_disk("lives", [("authority", "=", authority)]).to_pylist()
            self._lives_once[authority] = by_allocation(rows, seen_in_months(self.folder, authority))
        return self._lives_once[authority]

    def _sums(
        self, authority: str, split: str, *narrower: tuple[str, str, str]
    ) -> dict[tuple[str, str], Columns]:
        """The monthly sums of a split in an authority, apart by (measure, category); made once."""
        key = (authority, split, *narrower)
        if key not in self._apart:
            mine = [("split", "=", split), ("authority", "=", authority), *narrower]
            self._apart[key] = by_measure_and_category(self._from_disk("readings", mine))
        return self._apart[key]

    def columns(
        self, measure_id: str, split: str, authority: str, category: str | None = None
    ) -> dict[str, Columns]:
        """The monthly sums of one measure by the categories of a split, or of one; of the whole under a blank category."""
        if measure_id in self.entered.measures:
            units = {WHOLE: [""], "team": self.entered.units(measure_id)}.get(split, [])
            return {unit: self.entered.columns(measure_id, [unit]) for unit in units}
        narrower = () if split == WHOLE else (("measure", "=", measure_id),)
        if category is not None:
            narrower = (("category", "=", category),)
        sums = self._sums(authority, split, *narrower)
        return {name: columns for (measure, name), columns in sums.items() if measure == measure_id}

    def _of_team(self, team: str) -> pa.Table:
        return self._read("readings", [("split", "=", "team"), ("category", "=", team)])

    def rows_of(self, split: str, category: str, authority: str) -> pa.Table:
        """The monthly sums, as `refresh.READINGS`, of one category of a split in an authority; of the whole: WHOLE, ''."""
        if split == WHOLE:
            rows = self._whole
        elif split == SERVICE:
            rows = self._from_disk("readings", _in_service(category, authority))
        elif split == "team":
            rows = self._of_team(category)
        else:
            rows = self._from_disk("readings", [("split", "=", split), ("category", "=", category)])
        return rows.filter(pc.field("authority") == authority)

    def spreads_of(self, measure_id: str, split: str, category: str, authority: str) -> pa.Table:
        """How often each amount occurred by month, as `refresh.SPREADS`."""
        if split == SERVICE:
            return self._read("spreads", [*_in_service(category, authority), ("measure", "=", measure_id)])
        rows = self._spreads(measure_id, split)
        return rows.filter((pc.field("authority") == authority) & (pc.field("category") == category))

    def _spreads(self, measure_id: str, split: str) -> pa.Table:
        return self._read("spreads", [("split", "=", split), ("measure", "=", measure_id)])

    def categories(self, split: str, authority: str) -> list[str]:
        """The categories of a split that any case of this authority falls in, in order."""
        key = (split, authority)
        if key not in self._categories_once:
            filters = [("split", "=", split), ("authority", "=", authority)]
            named = self._from_disk("readings", filters, ["category"]).column("category").unique()
            self._categories_once[key] = sorted(named.to_pylist())
        return list(self._categories_once[key])

    def all(
        self, period: Period, authority: str, *, team: str | None = None, life: TeamLife | None = None
    ) -> list[Reading]:
        """Every figure there is, in the order of their ids."""
        return [
            self.reading(figure_id, period, authority, team=team, life=life)
            for figure_id, (measure, _) in figures().items()
            if self._is_asked(measure, authority)
        ]

    def _is_asked(self, measure: Measure, authority: str) -> bool:
        """Whether a figure is one of this authority's: another council's entered ones are not."""
        if not isinstance(measure, EnteredMeasure):
            return True
        return measure.authority == authority and measure.id in self.entered.measures

    def series(self, figure_id: str, periods: Iterable[Period], authority: str) -> list[Reading]:
        """One figure over many periods."""
        return [self.reading(figure_id, period, authority) for period in periods]

    def by(self, split: str, figure_id: str, period: Period, authority: str) -> dict[str, Reading]:
        """One figure in one period by the categories of a split (team, locality, age, sex …).

        Nothing by a split that makes no sense of the measure: of a ratio, both numbers must have what it is split by.
        """
        measure, figure = figures()[figure_id]
        if isinstance(measure, EnteredMeasure):
            teams = self.entered.units(figure_id) if split == "team" else []
            own = [each for each in teams if each not in self.services(authority)]
            return {each: self._entered(measure, period, authority, each) for each in own}
        if figure.kind == "rate" or (split in SPLITS and split not in measure.split_by):
            return {}
        sums = self._sums(authority, split, ("measure", "=", measure.id))
        return {
            category: self._one(figure_id, period, authority, sums, split, category)
            for _, category in sorted(sums)
        }

    def _one(
        self,
        figure_id: str,
        period: Period,
        authority: str,
        sums: dict[tuple[str, str], Columns],
        split: str,
        category: str,
    ) -> Reading:
        measure, figure = figures()[figure_id]
        cause = self.why_not(measure, period, authority)
        if cause:
            return not_computable(figure, period, cause)
        months = self._months(measure, period, authority)
        every = sums.get((measure.id, category), NOTHING)
        mine = Sums(every.in_months(months), figure)
        if figure.kind == "rate":
            return self._rate(measure, figure, period, authority, mine)
        if figure.kind == "median":
            return self._median(measure, figure, period, authority, split, category, months, mine)
        undone = Sums(every, figure) if measure.open_work == "data date" else mine
        asides = undone.asides() if measure.clock else (None, None)
        return reading_of(figure, period, mine, self._note(period, authority), asides)

    def why_not(self, measure: Measure, period: Period, authority: str) -> str | None:
        """Why this measure has no reading in this period; None where it has."""
        result = self.answers.get((measure.id, authority))
        if result is None:
            return f"Nothing is loaded for authority {authority}."
        if not result.ok:
            return result.cause
        data_to = self.data_to(authority)
        if period.first > data_to:
            return f"The data stops on {in_words(data_to)}, before {period.title} begins."
        wanted = self._months(measure, period, authority)
        if any(month not in result.months for month in wanted):
            return result.cause
        return None

    def _months(self, measure: Measure, period: Period, authority: str) -> list[str]:
        last = f"{self.data_to(authority):%Y-%m}"
        months = [month for month in period.months if month <= last]
        return months[-1:] if measure.grain == "point" else months

    def _note(self, period: Period, authority: str) -> str | None:
        data_to = self.data_to(authority)
        return (
            f"To {in_words(data_to)}: the period is not over in this data." if period.last > data_to else None
        )

    def _rate(self, measure: Measure, figure: Figure, period: Period, authority: str, sums: Sums) -> Reading:
        year = period.last.year - 1
        people = self.population.get((authority, year))
        if not people:
            return not_computable(
                figure,
                period,
                f"No 0-17 population for mid-{year} is loaded, the year before this period. Load the ONS population "
                "file, or a population CSV with its source.",
            )
        value = sums.counted * 10_000 / people
        note = self._note(period, authority)
        return Reading(
            id=figure.id,
            title=figure.title,
            period=period.name,
            value=value,
            numerator=sums.counted,
            denominator=people,
            unit=figure.unit,
            status="ok",
            cause=note,
            too_recent=None,
            open_late=None,
        )

    def _median(
        self,
        measure: Measure,
        figure: Figure,
        period: Period,
        authority: str,
        split: str,
        category: str,
        months: list[str],
        sums: Sums,
    ) -> Reading:
        mine = _spread_in(self.spreads_of(measure.id, split, category, authority), months)
        note = self._note(period, authority)
        value = middle(mine)
        status: Status = "ok" if value is not None else "no_cases"
        return Reading(
            id=figure.id,
            title=figure.title,
            period=period.name,
            value=value,
            numerator=None,
            denominator=sums.judged,
            unit=figure.unit,
            status=status,
            cause=note,
            too_recent=None,
            open_late=None,
        )


READING_RESULTS = DerivedResult(
    name="readings",
    version="5: the newest cases are kept beside them",
    fingerprint=definitions,
    write=write_readings,
    write_after=write_readings,
    read=Readings,
    meanwhile="The figures are being worked out, once for each load.",
    ignores=("population",),
    failure="The figures could not be worked out",
    see_why="sightline refresh",
)
"""Every figure's readings, by snapshot."""


def _in_service(service: str, authority: str) -> list[tuple]:
    return [("split", "=", SERVICE), ("category", "=", service), ("authority", "=", authority)]


def _spread_in(rows: pa.Table, months: list[str]) -> pa.Table:
    """The amounts of these months, which follow each other; an event that a later one of them replaced is left out."""
    first, last = month_index(months[0]), month_index(months[-1])
    month, later = rows.column("month_index"), rows.column("superseded")
    inside = pc.and_(pc.greater_equal(month, first), pc.less_equal(month, last))
    return rows.filter(pc.and_(inside, pc.fill_null(pc.greater(later, last), True)))
