"""Changing what is known of teams: each one transaction and one line in the trail."""

from collections.abc import Sequence
from datetime import date

from sightline.calendars.dates import in_words
from sightline.measuring import crosswalk
from sightline.teams import queries, rules
from sightline.teams.crosswalk_file import written
from sightline.teams.models import Link, Name, Team
from sightline.trail.services import one_writer, record


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
    reference, name = _said(reference, "Enter the team's reference."), _said(name, "Enter the team's name.")
    reason = _said(reason, "Say why.")
    with one_writer():
        if reference in queries.lives(authority):
            raise CannotChangeTeamError(f"There is a team {reference} already. Rename or end it instead.")
        team = Team.objects.create(authority=authority, reference=reference, service=service, starts=starts)
        Name.objects.create(team=team, name=name)
        detail = {"name": name, "service": service, "starts": _day(starts)}
        record(by=by, action="team_added", what=_what(authority, reference), reason=reason, detail=detail)
    return team


def rename_team(authority: str, reference: str, name: str, *, starts: date, reason: str, by: str) -> None:
    """Call a team by this name from a day on; what it was called before stays, for before."""
    name, reason = _said(name, "Enter the team's new name."), _said(reason, "Say why.")
    with one_writer():
        team = _known(authority, reference)
        Name.objects.update_or_create(team=team, starts=starts, defaults={"name": name})
        detail = {"name": name, "starts": _day(starts)}
        record(by=by, action="team_renamed", what=_what(authority, reference), reason=reason, detail=detail)


def end_team(authority: str, reference: str, *, ends: date, reason: str, by: str) -> None:
    """Say which day is a team's last. CannotChangeTeamError where it starts later, or takes over from another later."""
    reason = _said(reason, "Say why.")
    with one_writer():
        team = _known(authority, reference)
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
        team.save(update_fields=["ends"])
        detail = {"ends": _day(ends), "before": _day(before)}
        record(by=by, action="team_ended", what=_what(authority, reference), reason=reason, detail=detail)


def hold_crosswalk(authority: str, links: Sequence[crosswalk.Link], *, reason: str, by: str) -> None:
    """Make these the authority's crosswalk, whole: what was there before goes, and the trail keeps it.

    CannotChangeTeamError, with every fault, where they may not stand together; then nothing is changed.
    """
    reason = _said(reason, "Say why the crosswalk is changed.")
    with one_writer():
        faults = rules.faults(links, queries.lives(authority))
        if faults:
            raise CannotChangeTeamError(*faults)
        before = queries.links(authority)
        Link.objects.filter(authority=authority).delete()
        Link.objects.bulk_create(
            Link(authority=authority, old=each.old, new=each.new, starts=each.starts, main=each.main)
            for each in links
        )
        detail = {"rows": len(links), "now": written(links), "before": written(before)}
        record(by=by, action="crosswalk_changed", what=f"teams {authority}", reason=reason, detail=detail)


def _known(authority: str, reference: str) -> Team:
    """The row of a team the data or people know; made where only the data does."""
    if reference not in queries.lives(authority):
        raise CannotChangeTeamError(f"There is no team {reference}. Choose one of the list, or add it first.")
    team, _ = Team.objects.get_or_create(authority=authority, reference=reference)
    return team


def _said(text: str, otherwise: str) -> str:
    text = text.strip()
    if not text:
        raise CannotChangeTeamError(otherwise)
    return text


def _what(authority: str, reference: str) -> str:
    return f"team {reference} {authority}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
