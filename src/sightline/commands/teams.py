"""`sightline teams`: which teams there are and were; `sightline teams crosswalk FILE` sets which follows which."""

import argparse
from pathlib import Path

from sightline.commands.saying import COULD_NOT, MISUSE, NOT_ALLOWED, out, out_rows, say, which_authority
from sightline.statistics.amounts import several

COLUMNS = ("team", "name", "service", "starts", "ends", "first_month", "last_month", "followed_by", "from")


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "teams", help="teams and their dates; sightline teams crosswalk FILE --by … says which follows which"
    )
    parser.add_argument("crosswalk", nargs="?", choices=("crosswalk",), help="set the crosswalk from a file")
    parser.add_argument("file", nargs="?", help="CSV with the columns old, new, from, main")
    parser.add_argument("--by", metavar="USER", help="who sets it")
    parser.add_argument("--reason", default="", help="why")
    parser.add_argument("--authority", help="three-digit code, where the store holds several")
    parser.add_argument("--format", choices=("table", "csv"), default="table")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """List the teams, or set the crosswalk."""
    from sightline.config.setup import ready

    ready()
    from sightline.engine.snapshots import NothingLoadedError, open_snapshot
    from sightline.teams import queries

    if chosen.crosswalk and not (chosen.file and chosen.by and chosen.reason.strip()):
        say("To set the crosswalk give its file, --by USER and --reason TEXT.")
        return MISUSE
    try:
        open_snapshot()
    except NothingLoadedError as nothing:
        say(str(nothing))
        return COULD_NOT
    code = which_authority(queries.authorities(), chosen.authority)
    if code is None:
        return MISUSE
    return _set(chosen, code) if chosen.crosswalk else _list(chosen, code)


def _list(chosen: argparse.Namespace, code: str) -> int:
    from sightline.engine.snapshots import open_snapshot
    from sightline.teams import queries

    on = open_snapshot().manifest.authorities[code].data_to
    rows = [
        {
            "team": team.reference,
            "name": team.name,
            "service": team.service,
            "starts": team.starts,
            "ends": team.ends,
            "first_month": team.seen[0] if team.seen else None,
            "last_month": team.seen[1] if team.seen else None,
            "followed_by": " ".join(other for other, _ in team.followed_by),
            "from": team.followed_by[0][1] if team.followed_by else None,
        }
        for team in queries.teams(code, on)
    ]
    out_rows(COLUMNS, rows, chosen.format)
    return 0


def _set(chosen: argparse.Namespace, code: str) -> int:
    from sightline.people.queries import user_named
    from sightline.teams.crosswalk_file import CannotReadCrosswalkError, read
    from sightline.teams.rules import CHANGED_WITH
    from sightline.teams.services import CannotChangeTeamError, hold_crosswalk
    from sightline.trail.refusing import record_refusal

    user = user_named(chosen.by)
    if user is None or not user.has_perm(CHANGED_WITH) or user.authority not in ("", code):
        record_refusal(by=chosen.by, what=f"crosswalk of teams {code}", reason=chosen.reason)
        say(f"{chosen.by} may not change the crosswalk of teams. Nothing was changed.")
        return NOT_ALLOWED
    try:
        links = read(Path(chosen.file).read_text(encoding="utf-8-sig"))
        hold_crosswalk(code, links, reason=chosen.reason, by=user.username)
    except OSError as fault:
        say(f"{chosen.file} cannot be read: {fault.strerror}.")
        return COULD_NOT
    except UnicodeDecodeError:
        say(f"{chosen.file} is not text in UTF-8. Save it from Excel as CSV UTF-8.")
        return COULD_NOT
    except (CannotReadCrosswalkError, CannotChangeTeamError) as wrong:
        for sentence in wrong.faults:
            say(sentence)
        say("Nothing was changed.")
        return COULD_NOT
    out(f"The crosswalk of {code} has {several(len(links), 'row')}.")
    return 0
