"""Changing what is known of teams: each one transaction and one line in the trail."""

from collections.abc import Sequence
from datetime import date

from sightline.calendars.dates import in_words
from sightline.history.services import as_seen, count_up, write_changes
from sightline.measuring import crosswalk
from sightline.teams import queries, rules
from sightline.teams.crosswalk_file import written
from sightline.teams.models import HeldCrosswalk, Link, Name, Team, TeamChange
from sightline.teams.verbs import TeamVerb
from sightline.trail.services import record, recorded_transaction


class CannotChangeTeamError(ValueError):
    """A change that cannot be; `faults` are the sentences that say why and what to do."""

    def __init__(self, *faults: str) -> None:
        """One sentence or several."""
        super().__init__(" ".join(faults))
        self.faults = faults


def add_team(
    authority: str, reference: str, name: str, *, service: str = "", starts: date | None, reason: str, by: str
) -> Team:
    """Add a team the data does not know yet. CannotChangeTeamError where it does."""
    reference, name = (
        _required(reference, "Enter the team's reference."),
        _required(name, "Enter the team's name."),
    )
    reason = _required(reason, "Say why.")
    with recorded_transaction():
        if reference in queries.lives(authority):
            raise CannotChangeTeamError(f"There is a team {reference} already. Rename or end it instead.")
        team = Team.objects.create(authority=authority, reference=reference, service=service, starts=starts)
        Name.objects.create(team=team, name=name)
        detail = {"name": name, "service": service, "starts": _day(starts)}
        record(
            by=by, action=TeamVerb.TEAM_ADDED, what=_what(authority, reference), reason=reason, detail=detail
        )
    return team


def rename_team(
    authority: str,
    reference: str,
    name: str,
    *,
    starts: date,
    reason: str,
    edition: int | None = None,
    by: str,
) -> None:
    """Call a team by this name from a day on; what it was called before stays, for before.

    ChangedMeanwhileError where somebody else changed the team after that edition.
    """
    name, reason = _required(name, "Enter the team's new name."), _required(reason, "Say why.")
    with recorded_transaction():
        team = as_seen(_team_or_raise(authority, reference), edition, last=last_of_team)
        before = Name.objects.filter(team=team, starts__lte=starts).order_by("-starts").first()
        Name.objects.update_or_create(team=team, starts=starts, defaults={"name": name})
        count_up(team, by=by)
        was, now = before.name if before else "", f"{name}, from {in_words(starts)}"
        write_changes(TeamChange, {"name": was}, {"name": now}, reason=reason, by=by, team=team)
        detail = {"name": name, "starts": _day(starts)}
        record(
            by=by,
            action=TeamVerb.TEAM_RENAMED,
            what=_what(authority, reference),
            reason=reason,
            detail=detail,
        )


def end_team(
    authority: str, reference: str, *, ends: date, reason: str, edition: int | None = None, by: str
) -> None:
    """Say which day is a team's last. CannotChangeTeamError where it starts later, or takes over from another later.

    ChangedMeanwhileError where somebody else changed the team after that edition.
    """
    reason = _required(reason, "Say why.")
    with recorded_transaction():
        team = as_seen(_team_or_raise(authority, reference), edition, last=last_of_team)
        if team.starts and ends < team.starts:
            raise CannotChangeTeamError(
                f"{reference} starts on {in_words(team.starts)} and cannot end before it."
            )
        for link in queries.links(authority):
            if link.new == reference and link.starts > ends:
                raise CannotChangeTeamError(
                    f"{reference} takes over from {link.old} on {in_words(link.starts)} and cannot end before it."
                )
        before, team.ends = team.ends, ends
        count_up(team, "ends", by=by)
        write_changes(TeamChange, {"ends": before}, {"ends": ends}, reason=reason, by=by, team=team)
        detail = {"ends": _day(ends), "before": _day(before)}
        record(
            by=by, action=TeamVerb.TEAM_ENDED, what=_what(authority, reference), reason=reason, detail=detail
        )


def hold_crosswalk(
    authority: str, links: Sequence[crosswalk.TeamLink], *, reason: str, edition: int | None = None, by: str
) -> None:
    """Make these the authority's crosswalk, whole: what was there before goes, and is kept beside it.

    CannotChangeTeamError, with every fault, where they may not stand together; ChangedMeanwhileError where somebody else
    made another one hold after that edition. In either case nothing is changed.
    """
    reason = _required(reason, "Say why the crosswalk is changed.")
    with recorded_transaction():
        whole, _ = HeldCrosswalk.objects.get_or_create(authority=authority)
        whole = as_seen(whole, edition, last=last_of_crosswalk)
        faults = rules.faults(links, queries.lives(authority))
        if faults:
            raise CannotChangeTeamError(*faults)
        before = queries.links(authority)
        Link.objects.filter(authority=authority).delete()
        Link.objects.bulk_create(
            Link(authority=authority, old=each.old, new=each.new, starts=each.starts, main=each.main)
            for each in links
        )
        count_up(whole, by=by)
        was, now = {"links": written(before)}, {"links": written(links)}
        write_changes(TeamChange, was, now, reason=reason, by=by, crosswalk=whole)
        detail = {"rows": len(links), "now": written(links), "before": written(before)}
        record(
            by=by, action=TeamVerb.CROSSWALK_CHANGED, what=f"teams {authority}", reason=reason, detail=detail
        )


def last_of_team(team: Team) -> str:
    """Who changed a team last, and why, in a sentence; blank where nobody has."""
    last = TeamChange.objects.filter(team=team).order_by("-id").first()
    return f"{last.by}: {last.field}, {last.was or 'none'} became {last.now}. {last.reason}" if last else ""


def last_of_crosswalk(whole: HeldCrosswalk) -> str:
    """Who changed the crosswalk last, and why, in a sentence; blank where nobody has."""
    last = TeamChange.objects.filter(crosswalk=whole).order_by("-id").first()
    return f"{last.by} changed it: {last.reason}." if last else ""


def _team_or_raise(authority: str, reference: str) -> Team:
    """The row of a team the data or people know; made where only the data does."""
    if reference not in queries.lives(authority):
        raise CannotChangeTeamError(f"There is no team {reference}. Choose one of the list, or add it first.")
    team, _ = Team.objects.get_or_create(authority=authority, reference=reference)
    return team


def _required(text: str, otherwise: str) -> str:
    text = text.strip()
    if not text:
        raise CannotChangeTeamError(otherwise)
    return text


def _what(authority: str, reference: str) -> str:
    return f"team {reference} {authority}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
