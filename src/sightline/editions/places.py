"""Where published editions lie: a folder each in the store. No Django."""

from pathlib import Path

from sightline.engine.places import store_folder

CONTENT = "edition.json"
"""The file that says what an edition is and what its other files hash to; its own hash is the edition's seal."""
COUNTS = "counts.json"
"""All numbers behind it, for making the next edition safe; given to nobody."""
LOG = "log.json"
"""Which figure is hidden under which rule, and why; for whoever may see small numbers."""
KEPT_BACK = frozenset({CONTENT, COUNTS, LOG})
"""The files that readers of an edition are not given."""


def editions_folder() -> Path:
    """The folder of all published editions."""
    return store_folder() / "editions"


def edition_folder(authority: str, name: str) -> Path:
    """The folder of one edition of an authority."""
    return editions_folder() / f"{authority}-{name}"
