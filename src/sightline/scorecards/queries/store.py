"""The store as it stands at this moment: its readings, held in memory, and what a page says of their age."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from django.utils import timezone

from sightline.calendars.dates import in_words
from sightline.calendars.periods import Period
from sightline.engine.snapshots import newest_rows_at, open_snapshot
from sightline.entries.queries.registry import with_entered
from sightline.measuring.crosswalk import Crosswalk
from sightline.measuring.measure import Measure
from sightline.measuring.readings import READING_RESULTS, Reading, Readings
from sightline.measuring.readings_now import ReadingsNow
from sightline.measuring.team_lives import TeamLife, spanning, together
from sightline.measuring.units import departments, service_names
from sightline.scorecards.in_editions import InEditions, in_editions
from sightline.scorecards.rules import ViewingRights
from sightline.tables.splits import NOT_RECORDED
from sightline.teams.queries import dates_by_hand, life_by_hand, names
from sightline.web import words

if TYPE_CHECKING:
    from sightline.scorecards.as_reported import ReportedFigures

KEPT = 4
_one_at_a_time = Lock()
_held_now: dict[tuple, Readings] = {}


@dataclass(frozen=True)
class Standpoint:
    """Where a page is asked from: readings resolved once, an authority, a period, perhaps one team, and by whom.

    `team` is the reference of a team or of a service, whose teams are then all meant: see `teams`. `reported`: the freeze
    that is asked, whose readings these are; None for what is so now.
    """

    readings: Readings
    authority: str
    period: Period
    team: str | None
    sight: ViewingRights
    reported: "ReportedFigures | None" = None

    @property
    def freeze_line(self) -> str:
        """The one line by which everything that shows these figures says whether they are frozen."""
        if self.reported is not None:
            return self.reported.line
        return f"{_provisional(self.readings, self.authority)}."

    def version_of(self, measure: Measure, figure_id: str) -> str:
        """The fingerprint of the definition these figures were counted by."""
        return self.reported.definition(figure_id)[0] if self.reported is not None else measure.fingerprint()

    @property
    def sees_small(self) -> bool:
        """Whether the figures of this page need no hiding."""
        return self.sight.small_numbers(self.team)

    @cached_property
    def in_editions(self) -> InEditions:
        """What is published, and makes pages hold back for whoever may not see small numbers."""
        return in_editions(self.authority)

    @cached_property
    def teams(self) -> frozenset[str]:
        """The teams whose cases are meant: the one team, or those of the service; of the whole authority none."""
        return self.readings.teams_of(self.authority, self.team) if self.team else frozenset()

    @cached_property
    def life(self) -> TeamLife:
        """The team's first and last day: as people gave them on the page of teams, else as the data has them."""
        return life_of(self.readings, self.authority, self.team) if self.team else TeamLife()

    def reading(self, figure_id: str, period: Period | None = None) -> Reading:
        """One figure as it stands for this authority or team, in this period or the one given."""
        chosen_period = period or self.period
        return self.readings.reading(figure_id, chosen_period, self.authority, team=self.team, life=self.life)

    def every_reading(self) -> list[Reading]:
        """Every figure there is, as it stands here."""
        return self.readings.all(self.period, self.authority, team=self.team, life=self.life)


def life_of(readings: Readings, authority: str, team: str) -> TeamLife:
    """A team's first and last day; drawn as teams are now, its first is that of the earliest team it took over from.

    Of a service, from the first day of its first team to the last day of its last.
    """
    if team in readings.unit_lives:
        return readings.unit_lives[team]
    members = readings.teams_of(authority, team)
    if members != {team}:
        return spanning(
            _life_of_team(readings, authority, each) for each in members & _ever(readings, authority)
        )
    return _life_of_team(readings, authority, team)


def _ever(readings: Readings, authority: str) -> frozenset[str]:
    """The teams that the data or people know; a service is none of them, though its reference stands beside theirs."""
    return readings.seen_teams(authority) | {team for team, _ in dates_by_hand(authority)}


def _life_of_team(readings: Readings, authority: str, team: str) -> TeamLife:
    crosswalk = readings.crosswalk(authority)
    before = crosswalk.comes_from(team) if crosswalk else ()
    data = {each: readings.as_they_were.team_life(authority, each) for each in (team, *before)}
    hand = {each: life_by_hand(authority, each) for each in data}
    own = {
        each: TeamLife(hand[each].first or data[each].first, hand[each].last or data[each].last)
        for each in data
    }
    return together(own[team], [own[each] for each in before])


def current_readings() -> Readings:
    """The readings of the current snapshot: the pointer is followed here, once. NothingLoadedError without one.

    Should they not have been computed yet, a page is told so: see `engine.derived`.
    """
    return with_entered(READING_RESULTS.of(open_snapshot()))


def readings_now(readings: Readings, authority: str, crosswalk: Crosswalk) -> Readings:
    """The same readings with this authority's teams as they are now; kept in memory like those as they were."""
    key = (readings.edition, authority, crosswalk)
    with _one_at_a_time:
        if key not in _held_now:
            _held_now[key] = ReadingsNow(readings, {authority: crosswalk})
        while len(_held_now) > KEPT:
            _held_now.pop(next(iter(_held_now)))
        return _held_now[key]


def loaded_at(readings: Readings, authority: str) -> datetime | None:
    """When this authority's newest rows came in."""
    return newest_rows_at(readings.snapshot.manifest.authorities[authority])


def team_names(readings: Readings, authority: str) -> dict[str, str]:
    """Every team cases are split by, by its reference, with its name where the data has one; in order of name."""
    own_names = readings.unit_names or names(authority, readings.data_to(authority))
    name_by_team = _titles_by_code(readings, authority, "team", "dept_team_id", "dept_team_name", own_names)
    crosswalk = readings.crosswalk(authority)
    for team, day in crosswalk.stays.items() if crosswalk else ():
        if team in name_by_team:
            name_by_team[team] += f" (until {in_words(day)})"
    return name_by_team


def service_titles(readings: Readings, authority: str) -> dict[str, str]:
    """The services and localities that have a team with cases, by reference, in order of name."""
    with_cases = readings.seen_teams(authority)
    titles = service_names(departments(readings.snapshot, authority))
    titles |= {each: title for each, title in readings.unit_names.items() if each in titles}
    chosen = {
        each: titles.get(each, each)
        for each, teams in readings.services(authority).items()
        if teams & with_cases
    }
    return dict(sorted(chosen.items(), key=lambda pair: pair[1].lower()))


def locality_names(readings: Readings, authority: str) -> dict[str, str]:
    """Every locality cases are split by, with its name: the department a team belongs to."""
    return _titles_by_code(readings, authority, "locality", "dept_team_parent_id", "dept_team_parent_name")


def _titles_by_code(
    readings: Readings,
    authority: str,
    split: str,
    code: str,
    name: str,
    own_names: Mapping[str, str] | None = None,
) -> dict[str, str]:
    listed = departments(readings.snapshot, authority)
    titles = {row[code]: row[name] for row in listed if row[name]} | dict(own_names or {})
    name_by_category = {each: titles.get(each, each) for each in readings.categories(split, authority)}
    return dict(sorted(name_by_category.items(), key=lambda pair: (pair[0] == NOT_RECORDED, pair[1].lower())))


def provisional_line(readings: Readings, authority: str) -> str:
    """Provisional: data to 31 October 2026, not frozen · loaded 1 November 2026. The quiet line above figures that are so now."""
    loaded = loaded_at(readings, authority)
    when = f" · loaded {words.long_date(timezone.localtime(loaded).date())}" if loaded else ""
    return f"{_provisional(readings, authority)}{when}"


def _provisional(readings: Readings, authority: str) -> str:
    return f"Provisional: data to {words.long_date(readings.data_to(authority))}, not frozen"
