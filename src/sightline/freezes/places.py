"""Where freezes lie: a folder each in the store, beside the snapshots. No Django."""

from pathlib import Path

from sightline.engine.places import store_folder

CONTENT = "freeze.json"
"""The file that says what a freeze is and what its other files hash to; its own hash is the freeze's seal."""
CASES = "cases.parquet"
FIGURES = "figures.parquet"


def freezes_folder() -> Path:
    """The folder of all freezes."""
    return store_folder() / "freezes"


def freeze_folder(authority: str, name: str) -> Path:
    """The folder of one freeze of an authority."""
    return freezes_folder() / f"{authority}-{name}"


def keep_name(authority: str, name: str) -> str:
    """The name by which a freeze keeps its snapshot: see `engine.snapshots.keep`."""
    return f"freeze-{authority}-{name}"
