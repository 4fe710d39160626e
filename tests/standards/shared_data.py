"""Where the published files lie that these facts are checked against: beside the project, never inside it."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def shared(*parts):
    """A file of the shared data; skips, saying so, where it is absent (never when CI=true)."""
    folder = Path(os.environ.get("SIGHTLINE_SHARED") or ROOT.parent / "shared" / "data")
    path = folder.joinpath(*parts)
    if not path.exists() and os.environ.get("CI") != "true":
        pytest.skip(
            f"The published file {'/'.join(parts)} is not here: set SIGHTLINE_SHARED to the folder with it."
        )
    return path
