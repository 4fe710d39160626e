"""What takes seconds is done once in a run of the tests, by whichever process comes first, and is there for all others.

To work out the figures of a council takes ten seconds, however small it is: the half of it for writing the questions down
as SQL. That is kept by the product itself, in the data folder, under a hash of all it depends on; here in one folder for
the whole run, as if every test had the data folder of a Sightline that has run before.

A chart takes a sixth of a second, and a page has three. Drawings are kept by the product too, under a fingerprint of all that could
make one look different, and lie in one folder for the whole run in the same way.

Most tests of a load, besides, work out figures of the same few files. What comes out is a matter of the rows and of what
the result depends on, and lies under a hash of both: for rooms whose tests are of what is done with it (`worked_out_once`).
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from filelock import FileLock

from sightline.engine import compiled
from sightline.engine.derived import DerivedResult
from sightline.engine.snapshots import Snapshot
from sightline.web import charts

Fill = Callable[[DerivedResult, Snapshot, Path, Callable[[str], None], Path], None]
WORKED_OUT: Fill = DerivedResult._fill
"""Working it out, as people have it done."""
PLACE = compiled._place
"""Where a question's SQL is kept for people: in the data folder."""
DRAWING_PLACE = charts._place
"""Where a drawing is kept for people: there too."""
OF_THE_LOAD = ("loaded", "snapshot", "made", "base")
"""What a manifest says that the next load of the same files says otherwise."""


def written_in(folder: Path) -> Callable[[str, tuple[str, ...]], Path]:
    """The same place in this folder, whatever the data folder is."""

    def place(question: str, rooms: tuple[str, ...]) -> Path:
        return folder / PLACE(question, rooms).name

    return place


def drawn_in(folder: Path) -> Callable[[str], Path]:
    """A drawing's place in this folder, whatever the data folder is."""

    def place(name: str) -> Path:
        return folder / DRAWING_PLACE(name).name

    return place


def once_in(folder: Path) -> Fill:
    """Working it out, where no process of this run has; what one has worked out is copied from this folder."""

    def fill(
        result: DerivedResult, snapshot: Snapshot, final: Path, say: Callable[[str], None], waiting: Path
    ) -> None:
        if "SIGHTLINE_ENGINE" in os.environ:  # the engine is what the test is about
            WORKED_OUT(result, snapshot, final, say, waiting)
            return
        folder.mkdir(exist_ok=True)
        depends_on = final.name.rpartition("-")[2]
        home = folder / f"{result.name}-{depends_on}-{rows_of(snapshot)}"
        with FileLock(f"{home}.lock"):
            if not home.exists():
                WORKED_OUT(result, snapshot, final, say, waiting)
                shutil.copytree(waiting, f"{home}.writing")
                Path(f"{home}.writing").rename(home)
                return
        shutil.copytree(home, waiting, dirs_exist_ok=True)

    return fill


def rows_of(snapshot: Snapshot) -> str:
    """A hash of all that a snapshot holds and says of it, but for what tells one load of the same files from another."""
    whole = hashlib.sha256(_said_of(asdict(snapshot.manifest)).encode())
    for file in sorted(each for each in snapshot.folder.rglob("*") if each.is_file()):
        if file.name != "manifest.json":
            whole.update(file.relative_to(snapshot.folder).as_posix().encode())
            whole.update(file.read_bytes())
    return whole.hexdigest()[:32]


def _said_of(manifest: dict) -> str:
    kept = {name: value for name, value in manifest.items() if name not in OF_THE_LOAD}
    for authority in kept["authorities"].values():
        for table in authority["tables"].values():
            del table["loaded"]
    return json.dumps(kept, default=str, sort_keys=True)
