"""That a trail has begun: its first line's seal, in a file of its own beside the keys.

Whoever takes away every line and the head has taken away all that says how the trail ended. This says that it began, and
with which line: it lies apart from both, and its seal needs the trail's key.
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sightline.engine.places import data_folder
from sightline.files.whole import write_whole
from sightline.trail import head_file, rules
from sightline.trail.rules import Mark

NAME = "trail.begun"
TAKEN = (
    "The trail began with a line that is not there any more: it was taken away, or another was put in its place. Put the "
    "database and the folder trail back from your backup."
)
NOT_OURS = (
    "The file that says with which line the trail began, {path}, was changed, or was written with another key. Put it back "
    "from where your keys are kept."
)


def write_down(key: bytes, first: Mark) -> None:
    """Keep which line was the first, wherever that is not kept yet. A folder of keys that takes no file is let be."""
    content = {"number": first.number, "hash": first.hash}
    text = json.dumps({**content, "seal": rules.keyed(key, "beginning", content)}) + "\n"
    for place, path in enumerate(_paths()):
        if not path.exists():
            with suppress(*([] if place == 0 else [OSError])):
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                write_whole(path, text)


def fault(key: bytes, first: Mark) -> str:
    """In a sentence, how the trail's first line (`rules.START`: there is none) differs from what was kept; blank where it fits."""
    for path in _paths():
        with suppress(FileNotFoundError):
            first_kept = _read(path, key)
            if first_kept is None:
                return NOT_OURS.format(path=path.name)
            if first_kept != first:
                return TAKEN
    return ""


def _paths() -> Iterator[Path]:
    """In the data folder's own keys, and beside a key that the council keeps itself."""
    yield data_folder() / "keys" / NAME
    if head_file.key_is_given() and os.access(head_file.key_path().parent, os.W_OK | os.X_OK):
        yield head_file.key_path().with_name(NAME)


def _read(path: Path, key: bytes) -> Mark | None:
    """The mark a file holds; None where it is not as it was written."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        seal = str(content.pop("seal"))
        mark = Mark(int(content["number"]), str(content["hash"]))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return mark if rules.same(seal, rules.keyed(key, "beginning", content)) else None


def is_kept() -> bool:
    """Whether it is kept in every place."""
    return all(path.exists() for path in _paths())


def was_begun() -> bool:
    """Whether any place says that a trail began."""
    return any(path.exists() for path in _paths())
