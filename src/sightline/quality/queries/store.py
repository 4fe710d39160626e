"""What the checks found in the current snapshot, held in memory; worked out aside where no load has done it yet."""

import logging
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock, Thread

from sightline.checks.checked import Checked
from sightline.checks.checked_now import CheckedNow, TeamsNow
from sightline.checks.run import checked_folder, is_checked, run_checks
from sightline.engine.snapshots import Snapshot, open_snapshot
from sightline.measuring.crosswalk import Crosswalk
from sightline.measuring.team_lives import TeamLife
from sightline.tables.splits import NOT_RECORDED
from sightline.teams.queries import dates_by_hand, mapping

HELD = 3
_one_at_a_time = Lock()
_held: dict[tuple, "Found"] = {}
_working: dict[Path, Thread] = {}
_failed: dict[Path, str] = {}
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Found:
    """What was found in one snapshot, and the names of the teams it is of."""

    checked: Checked

    @cached_property
    def teams(self) -> dict[str, dict[str, str]]:
        """By authority: each team with a record or a fault, by its reference, with its name; in order of name."""
        named = {}
        for code in self.checked.authorities():
            rows = self.checked.snapshot.rows("ssd_department", code)
            listed = rows.select(["dept_team_id", "dept_team_name"]).to_pylist() if rows is not None else []
            names = {row["dept_team_id"]: row["dept_team_name"] for row in listed if row["dept_team_name"]}
            here = {team: names.get(team, team) for team in self.checked.teams(code)}
            named[code] = dict(sorted(here.items(), key=_by_name))
        return named

    def loaded(self, authority: str) -> datetime | None:
        """When this authority's newest rows came in: snapshots are named by the moment they were made, in UTC."""
        names = [
            each.loaded for each in self.checked.snapshot.manifest.authorities[authority].tables.values()
        ]
        try:
            return datetime.strptime(max(names)[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC) if names else None
        except ValueError:
            return None


@dataclass(frozen=True)
class NotYet:
    """The checks are being made; or they could not be, and `why` says so in a sentence."""

    why: str = ""


def current() -> Found | NotYet:
    """What was found now: the pointer to the current snapshot is followed here, once. NothingLoadedError without one.

    Nobody waits: where the checks have not been made on it, making them begins aside and NotYet comes back at once.
    """
    snapshot = open_snapshot()
    folder = checked_folder(snapshot)
    with _one_at_a_time:
        if is_checked(snapshot):
            return _hold(folder, snapshot)
        if folder in _failed:
            return NotYet(_failed.pop(folder))  # said once; whoever asks again sets it going again
        if folder not in _working:
            _working[folder] = Thread(
                target=_work_out, args=(folder, snapshot), name="making checks", daemon=True
            )
            _working[folder].start()
    return NotYet()


def wait(seconds: float = 120) -> None:
    """Let what is being worked out come to its end: for tests."""
    for thread in list(_working.values()):
        thread.join(seconds)


def _hold(folder: Path, snapshot: Snapshot) -> Found:
    key = (folder, tuple(teams_now(snapshot, code) for code in sorted(snapshot.manifest.authorities)))
    if key not in _held:
        _held[key] = Found(checked_now(Checked(snapshot)))
    while len(_held) > HELD:
        _held.pop(next(iter(_held)))
    return _held[key]


def checked_now(checked: Checked) -> CheckedNow:
    """What was found, with the teams there are now: the crosswalk is always followed."""
    teams = {}
    for code in checked.authorities():
        crosswalk, ended = teams_now(checked.snapshot, code)
        lives = checked.lives[code] | {team: TeamLife(None, last) for team, last in ended}
        teams[code] = TeamsNow(crosswalk, lives, checked.data_to(code))
    return CheckedNow(checked, teams)


def teams_now(snapshot: Snapshot, authority: str) -> tuple[Crosswalk, tuple[tuple[str, date], ...]]:
    """What people said of teams, as it stands on the data date: who followed whom, and the last days they gave."""
    crosswalk = mapping(authority, snapshot.manifest.authorities[authority].data_to)
    return crosswalk, tuple(sorted((team, life.ends) for team, life in dates_by_hand(authority) if life.ends))


def _work_out(folder: Path, snapshot: Snapshot) -> None:
    """Make the checks; what goes wrong is a sentence for the page, and its kind alone goes into the log."""
    try:
        run_checks(snapshot)
    except Exception as fault:  # noqa: BLE001  whatever it was, the page must not say "being worked out" for ever
        log.error("The checks could not be made: %s", type(fault).__name__)
        _failed[folder] = (
            "The checks could not be made on the data as it is loaded now. Whoever runs Sightline can see why: "
            "sightline checks"
        )
    finally:
        with _one_at_a_time:
            _working.pop(folder, None)


def _by_name(pair: tuple[str, str]) -> tuple[bool, str]:
    return (pair[0] == NOT_RECORDED, pair[1].lower())
