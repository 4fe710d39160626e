"""The history of loads: those made on the pages, and snapshots that came another way."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from sightline.engine.manifest import Manifest
from sightline.engine.snapshots import current_id, open_snapshot, snapshots_folder
from sightline.loading.models import Load
from sightline.loading.queries.faults import how_many
from sightline.loading.queries.sight import brought_for, decides_for, sees_load
from sightline.loading.queries.undoing import may_undo, way_back
from sightline.people.models import User


@dataclass(frozen=True, kw_only=True)
class HistoryLine:
    """One line of the history. `load` is None for what `sightline load` made on the machine itself.

    `rows` is how many were kept; None where nothing was. `data_to`: the day the data is complete to, None while nobody knows.
    """

    at: datetime
    by: str
    files: list[str]
    snapshot: str
    current: bool
    load: Load | None = None
    reasons: list[str] = field(default_factory=list)
    rows: int | None = None
    data_to: date | None = None

    @property
    def faults(self) -> int | None:
        """How many faults were found; None where nothing was kept or nobody can tell any more. Asked line by line."""
        if self.rows is None:
            return None
        return self.load.faults if self.load else how_many(self.snapshot)


def history(user: User, most: int = 200) -> list[HistoryLine]:
    """The loads this person may see, newest first; an open box is not one yet."""
    now = current_id()
    every = Load.objects.exclude(state="receiving").prefetch_related("files", "steps")
    ours = list(islice((load for load in every if sees_load(user, load)), most))
    lines = [_line(load, now) for load in ours] + _from_elsewhere(now, user)
    return sorted(lines, key=lambda each: each.at, reverse=True)[:most]


def undoable(user: User) -> str:
    """The current snapshot, where there is an earlier one to go back to and it is theirs to undo; blank where not."""
    now = current_id()
    before = way_back(now) if now else None
    return now if now and before and may_undo(user, now, before) else ""


def waiting_for_a_yes(user: User) -> int:
    """How many loads have been read and wait for somebody to decide, of those this person may decide on."""
    return sum(sees_load(user, load) for load in Load.objects.filter(state="previewed"))


def _line(load: Load, now: str | None) -> HistoryLine:
    files = [each.name for each in load.files.all() if each.place == "arrived"]
    reasons = [step.reason for step in load.steps.all() if step.reason]
    rows = load.rows_kept if load.snapshot else None
    return HistoryLine(
        at=load.at,
        by=load.by,
        files=files,
        snapshot=load.snapshot,
        current=bool(now) and load.snapshot == now,
        load=load,
        reasons=reasons,
        rows=rows,
        data_to=load.data_to,
    )


def _from_elsewhere(now: str | None, user: User) -> list[HistoryLine]:
    """Snapshots in the store that no load of ours made, of this person's authority: the manifest knows when."""
    snapshot_ids = set(Load.objects.exclude(snapshot="").values_list("snapshot", flat=True))
    past_lines = []
    for folder in snapshots_folder().glob("[!.]*") if snapshots_folder().exists() else ():
        if folder.name in snapshot_ids:
            continue
        try:
            manifest = open_snapshot(folder.name).manifest
        except OSError:  # swept this instant
            continue
        if not decides_for(user, brought_for(manifest)):
            continue
        made, rows = datetime.fromisoformat(manifest.made), _brought(manifest)
        past_lines.append(
            HistoryLine(
                at=made,
                by="",
                files=[],
                snapshot=folder.name,
                current=folder.name == now,
                rows=rows,
                data_to=max(entry.data_to for entry in manifest.authorities.values()),
            )
        )
    return past_lines


def _brought(manifest: Manifest) -> int:
    """The rows this snapshot's own load brought, without those it took over from the one before."""
    tables = [table for entry in manifest.authorities.values() for table in entry.tables.values()]
    return sum(table.rows for table in tables if table.loaded == manifest.snapshot)
