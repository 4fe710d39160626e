"""Running a piece of Sightline in a process of its own, with a data folder and a database of its own."""

import os
import subprocess
import sys
from pathlib import Path

READY = "from sightline.config.setup import ready; ready()\n"


def environment(data: Path, database_url: str | None = None, **more: str) -> dict[str, str]:
    """This process's environment with that data folder and that database, and no other choices of Sightline's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIGHTLINE_")}
    kept.pop("DATABASE_URL", None)
    kept |= {"SIGHTLINE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "sightline.config.settings"}
    kept |= {"SIGHTLINE_SECOND_FACTOR": "nobody", **more}
    return kept | ({"DATABASE_URL": database_url} if database_url else {})


def start(script: str, environ: dict[str, str]) -> subprocess.Popen[str]:
    """Start a script after Sightline is ready, without waiting for it."""
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
