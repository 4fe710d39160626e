"""Running a piece of Sightline in a process of its own, with a data folder and a database of its own."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

QUICK = Path(__file__).parent / "settings_of_processes"
"""Where the settings of a process that a test starts lie: Sightline's, but for how long it takes to keep a password."""
TESTS = Path(__file__).parents[1]
"""So that what a test starts may use what helps the tests."""
READY = "from sightline.config.setup import ready; ready()\n"


def environment(data: Path, database_url: str | None = None, **more: str) -> dict[str, str]:
    """This process's environment with that data folder and that database, and no other choices of Sightline's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIGHTLINE_")}
    kept.pop("DATABASE_URL", None)
    kept |= {"SIGHTLINE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "quick_settings"}
    kept["PYTHONPATH"] = os.pathsep.join(filter(None, [str(QUICK), kept.get("PYTHONPATH"), str(TESTS)]))
    kept |= {"SIGHTLINE_SECOND_FACTOR": "nobody", **more}
    return kept | ({"DATABASE_URL": database_url} if database_url else {})


shapes: list[Path] = []
"""Where this run of the tests keeps a database without a row, once it is said: see conftest.py."""
questions: list[Path] = []
"""Where it keeps the SQL of what has been asked: see once_a_run.py."""
drawings: list[Path] = []
"""Where it keeps what has been drawn."""


def shaped(environ: dict[str, str]) -> None:
    """Give a new data folder a database of today's shape: to migrate one takes seconds, to copy one does not.

    Every process of the run copies the same one. A database that is there, or is not a file, is left alone. Beside it lie the
    SQL of what has been asked and what has been drawn, whatever the database is.
    """
    there = Path(environ["SIGHTLINE_DATA"]) / "sightline.sqlite3"
    if not shapes or there.exists():
        return
    if "DATABASE_URL" not in environ:
        _copy_shape(there)
    _share(questions, there.parent / "cache" / "compiled")
    _share(drawings, there.parent / "cache" / "charts")


def shape() -> Path:
    """A database of today's shape without a row, which the first process of the run that asks makes."""
    kept = shapes[0] / "sightline.sqlite3"
    shapes[0].mkdir(exist_ok=True)
    with FileLock(shapes[0] / "lock"):
        if not kept.exists():
            made = environment(shapes[0] / "made")
            subprocess.run([sys.executable, "-c", READY], env=made, check=True)
            (shapes[0] / "made" / "sightline.sqlite3").rename(kept)
    return kept


def _copy_shape(there: Path) -> None:
    there.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.copyfile(shape(), there)


def _share(kept: list[Path], folder: Path) -> None:
    """What this run has written or drawn so far, where a Sightline that had run before would have its own; what is made anew
    is there for all who come after. As private as a folder of its own.
    """
    if not kept or folder.exists():
        return
    for each in (kept[0], folder.parent):
        each.mkdir(mode=0o700, exist_ok=True, parents=True)
    with suppress(OSError):  # where nobody may make a link, it is made anew
        folder.symlink_to(kept[0], target_is_directory=True)


def start(script: str, environ: dict[str, str], *, empty: bool = False) -> subprocess.Popen[str]:
    """Start a script after Sightline is ready, without waiting for it. `empty`: nothing is put into its folder before."""
    if not empty:
        shaped(environ)
    asked = [sys.executable, "-c", READY + script]
    return subprocess.Popen(asked, env=environ, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def finished(process: subprocess.Popen[str], seconds: int = 90) -> str:
    """What a started script printed, once it has ended well."""
    printed, complaints = process.communicate(timeout=seconds)
    assert process.returncode == 0, complaints
    return printed


def run(script: str, environ: dict[str, str]) -> str:
    """What a script printed, after Sightline is ready."""
    return finished(start(script, environ))
