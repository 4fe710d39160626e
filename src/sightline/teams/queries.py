"""Asking about teams: which there are, when, what they are called, and who follows whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.engine.snapshots import NothingLoadedError, Snapshot, open_snapshot
from sightline.measuring import crosswalk
from sightline.measuring.crosswalk import Crosswalk
from sightline.measuring.readings import READING_RESULTS
from sightline.measuring.team_lives import TeamLife, seen_in_months
from sightline.measuring.units import departments, services_of
from sightline.tables.splits import NOT_RECORDED
from sightline.teams.models import HeldCrosswalk, Link, Team
from sightline.teams.rules import Life


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """A team as the page shows it: what the data says of it, what people do, and how it is linked.

    `seen`: the first and last month (as `2025-06`) a case of it is counted in; None for a team no case names, or while
    nothing is computed. `follows` and `followed_by` are references of teams with the day it happens.
    """

    reference: str
    name: str
    service: str
    starts: date | None
    ends: date | None
    seen: tuple[str, str] | None
    in_data: bool
    by_hand: bool
    follows: tuple[tuple[str, date], ...]
    followed_by: tuple[tuple[str, date], ...]


def links(authority: str) -> list[crosswalk.TeamLink]:
    """Every link of this authority's crosswalk, by day."""
    rows = Link.objects.filter(authority=authority).values_list("old", "new", "starts", "main")
    return sorted(
        (crosswalk.TeamLink(*row) for row in rows), key=lambda link: (link.starts, link.old, link.new)
    )


def mapping(authority: str, on: date) -> Crosswalk:
    """The crosswalk of this authority as it stands on a day."""
    return Crosswalk.on(links(authority), on)


def merged_into(teams: Iterable[str], authority: str, on: date) -> frozenset[str]:
    """The teams whose whole work has come to one of these by that day: renamed or merged into it, never split.

    Without an `authority` nothing, unless the crosswalks of all authorities are one: the same reference may be another
    council's team.
    """
    codes = [authority] if authority else _authorities_with_links()
    return mapping(codes[0], on).merged_into(teams) if len(codes) == 1 else frozenset()


def under(services: Iterable[str], authority: str) -> frozenset[str]:
    """The teams under these services in the data's own list of departments, and under the services under those.

    Without an `authority` nothing, unless only one is loaded: the same reference may be another council's.
    """
    snapshot = _snapshot()
    codes = [authority] if authority else sorted(snapshot.manifest.authorities if snapshot else ())
    if snapshot is None or len(codes) != 1 or codes[0] not in snapshot.manifest.authorities:
        return frozenset()
    below = services_of(snapshot, codes[0])
    return frozenset().union(*(below.get(each, frozenset()) - {each} for each in services))


def teams_of(unit: str, snapshot: Snapshot, authority: str) -> frozenset[str]:
    """The teams of a unit of that authority: of a service all under it, itself among them; of a team itself alone."""
    return services_of(snapshot, authority).get(unit, frozenset({unit}))


def names(authority: str, on: date) -> dict[str, str]:
    """What people have called teams, as it holds on a day: reference → name."""
    teams = Team.objects.filter(authority=authority).prefetch_related("names")
    name_by_team = {team.reference: _name_on(team, on) for team in teams}
    return {reference: name for reference, name in name_by_team.items() if name}


def lives(authority: str) -> dict[str, Life]:
    """Every team the data or people know, with the days people gave it."""
    return dict.fromkeys(_in_data(authority), Life()) | dict(dates_by_hand(authority))


def teams_now(snapshot: Snapshot, authority: str) -> tuple[Crosswalk, tuple[tuple[str, date], ...]]:
    """What people said of teams, as it stands on the data date: who followed whom, and the last days they gave."""
    crosswalk = mapping(authority, snapshot.manifest.authorities[authority].data_to)
    return crosswalk, tuple(sorted((team, life.ends) for team, life in dates_by_hand(authority) if life.ends))


def dates_by_hand(authority: str) -> list[tuple[str, Life]]:
    """The teams people have said something of, with the days they gave, by reference."""
    rows = Team.objects.filter(authority=authority).values_list("reference", "starts", "ends")
    return [(reference, Life(starts, ends)) for reference, starts, ends in rows]


def life_by_hand(authority: str, team: str) -> TeamLife:
    """What people said of a team's first and last day, and that it ended where the crosswalk hands all its work on."""
    row = Team.objects.filter(authority=authority, reference=team).values_list("starts", "ends").first()
    starts, ends = row or (None, None)
    onward = [link for link in links(authority) if link.old == team]
    if ends is None and onward and all(link.new != team for link in onward):
        ends = min(link.starts for link in onward) - timedelta(days=1)
    return TeamLife(starts, ends)


def last_days_of_ended(authority: str, on: date) -> dict[str, date]:
    """The teams that had ended before this day, with their last: as people said it, or as the crosswalk hands all their work on."""
    last_day = {team: life.ends for team, life in dates_by_hand(authority) if life.ends}
    successors: dict[str, list[crosswalk.TeamLink]] = {}
    for link in links(authority):
        successors.setdefault(link.old, []).append(link)
    for team, onward in successors.items():
        if team not in last_day and all(link.new != team for link in onward):
            last_day[team] = min(link.starts for link in onward) - timedelta(days=1)
    return {team: day for team, day in last_day.items() if day < on}


def teams(authority: str, on: date) -> list[TeamRow]:
    """Every team of this authority, in order of name, as it is called on this day."""
    in_data = _in_data(authority)
    by_hand = {team.reference: team for team in Team.objects.filter(authority=authority)}
    named, seen, linked = names(authority, on), _months_with_cases(authority), links(authority)
    rows = [
        _team_row(each, in_data.get(each), by_hand.get(each), named.get(each), seen.get(each), linked)
        for each in {*in_data, *by_hand} - {NOT_RECORDED}
    ]
    return sorted(rows, key=lambda team: (team.name.lower(), team.reference))


def data_to(authority: str) -> date | None:
    """The day this authority's data is complete to; None while nothing is loaded."""
    snapshot = _snapshot()
    entry = snapshot.manifest.authorities.get(authority) if snapshot else None
    return entry.data_to if entry else None


def authorities() -> list[str]:
    """The authorities loaded."""
    snapshot = _snapshot()
    return sorted(snapshot.manifest.authorities) if snapshot else []


def _team_row(
    reference: str,
    in_data: tuple[str, str] | None,
    by_hand: Team | None,
    named: str | None,
    seen: tuple[str, str] | None,
    linked: list[crosswalk.TeamLink],
) -> TeamRow:
    name, service = in_data or ("", "")
    return TeamRow(
        reference=reference,
        name=named or name or reference,
        service=(by_hand.service if by_hand else "") or service,
        starts=by_hand.starts if by_hand else None,
        ends=by_hand.ends if by_hand else None,
        seen=seen,
        in_data=in_data is not None,
        by_hand=by_hand is not None,
        follows=tuple((link.old, link.starts) for link in linked if link.new == reference != link.old),
        followed_by=tuple((link.new, link.starts) for link in linked if link.old == reference != link.new),
    )


def _in_data(authority: str) -> dict[str, tuple[str, str]]:
    """reference → (name, service): the teams that have a place in the data's list, or that a case names."""
    snapshot = _snapshot()
    if snapshot is None or authority not in snapshot.manifest.authorities:
        return {}
    department_rows = departments(snapshot, authority)
    seen = _months_with_cases(authority)
    by_reference: dict[str, tuple[str, str]] = dict.fromkeys(seen, ("", ""))
    for row in department_rows:
        if (
            row["dept_team_parent_id"] or row["dept_team_id"] in seen
        ):  # the others are the services above them
            by_reference[row["dept_team_id"]] = (
                row["dept_team_name"] or "",
                row["dept_team_parent_name"] or "",
            )
    return (
        by_reference
        if any(row["dept_team_parent_id"] for row in department_rows)
        else by_reference | _without_services(department_rows)
    )


def _without_services(department_rows: list[dict[str, str]]) -> dict[str, tuple[str, str]]:
    """A list in which no department has one above it is a list of teams."""
    return {str(row["dept_team_id"]): (row["dept_team_name"] or "", "") for row in department_rows}


def _months_with_cases(authority: str) -> dict[str, tuple[str, str]]:
    snapshot = _snapshot()
    if snapshot is None or not READING_RESULTS.is_fresh(snapshot):
        return {}
    months = seen_in_months(READING_RESULTS.folder(snapshot), authority)
    return {
        team: (_month(first), _month(last)) for team, (first, last) in months.items() if team != NOT_RECORDED
    }


def _month(index: int) -> str:
    return f"{index // 12}-{index % 12 + 1:02d}"


def _name_on(team: Team, on: date) -> str:
    names_so_far = [each.name for each in team.names.all() if each.starts <= on]  # type: ignore[attr-defined]
    return names_so_far[-1] if names_so_far else ""


def _authorities_with_links() -> list[str]:
    return list(Link.objects.order_by("authority").values_list("authority", flat=True).distinct())


def _snapshot() -> Snapshot | None:
    try:
        return open_snapshot()
    except NothingLoadedError:
        return None


def editions(authority: str) -> dict[str, int]:
    """Team's reference → the edition it stands at, of those somebody has said something of; every other stands at 1."""
    rows = Team.objects.filter(authority=authority).values_list("reference", "edition")
    return dict(rows)


def crosswalk_edition(authority: str) -> int:
    """The edition an authority's crosswalk stands at."""
    return HeldCrosswalk.objects.filter(authority=authority).values_list("edition", flat=True).first() or 1
