"""Where releases lie: one file for each under the data folder, and an index that names those there are.

A release is written first and named afterwards, in one step, so that whoever reads sees the releases of before or those of
after. Nothing is overwritten: a release that comes again with other figures is another one.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from sightline.comparators.faults import ComparatorError
from sightline.files.folder import data_folder
from sightline.files.whole import write_whole

EDITION = 1
INDEX = "index.json"
WAIT_SECONDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRelease:
    """One file that was loaded: of which data set, which release, published when, how its columns are called, and by whom.

    `published` is 2025-10-30, 2025-10 where only the month is known, or blank. `file` is what it was called, `content` the name
    it lies under. `about` is what reading it found: years, rows, symbols, columns and labels.
    """

    data_set: str
    release: str
    published: str
    published_source: str
    file: str
    sha256: str
    content: str
    at: str
    by: str
    about: Mapping[str, Any] = field(default_factory=dict)

    @property
    def last_year(self) -> int:
        """The last year it has figures for; 0 for a list."""
        return int(self.about.get("last_year") or 0)


def comparators_folder() -> Path:
    """The folder of comparators in the data folder."""
    return data_folder() / "comparators"


def path_of(release: PublishedRelease) -> Path:
    """The file that release lies in."""
    return comparators_folder() / "releases" / release.content


def present_path(release: PublishedRelease) -> Path:
    """The same, where it is there. ComparatorError, with what to do, where it has gone."""
    path = path_of(release)
    if not path.is_file():
        raise ComparatorError(
            f"The figures of {release.data_set}, release {release.release}, are listed and their file {path} is not there. Take it "
            f"from a backup, or load {release.file} again."
        )
    return path


def index_stamp() -> tuple[str, int, int, int] | None:
    """What changes whenever a release is added: what was worked out of the releases holds as long as it does. None where there are none."""
    path = comparators_folder() / INDEX
    try:
        stamp = path.stat()
    except FileNotFoundError:
        return None
    return str(path), stamp.st_mtime_ns, stamp.st_size, stamp.st_ino


def releases() -> tuple[PublishedRelease, ...]:
    """Every release there is, in the order they were loaded. ComparatorError where the index cannot be read."""
    stamp = index_stamp()
    return _read_index(*stamp) if stamp else ()


def newest_first(data_set: str) -> list[PublishedRelease]:
    """The releases of a data set: by the last year they hold, and of one year the one loaded last."""
    own = [
        (each.last_year, number, each) for number, each in enumerate(releases()) if each.data_set == data_set
    ]
    return [each for _, _, each in sorted(own, key=lambda one: one[:2], reverse=True)]


@lru_cache(maxsize=4)
def _read_index(path: str, *_stamp: int) -> tuple[PublishedRelease, ...]:
    try:
        index = json.loads(Path(path).read_text(encoding="utf-8"))
        if index["edition"] != EDITION:
            raise ComparatorError(
                f"The comparators in {path} are of another edition of Sightline. Move that folder away and load the files again."
            )
        return tuple(PublishedRelease(**each) for each in index["releases"])
    except (ValueError, KeyError, TypeError) as fault:
        raise ComparatorError(
            f"The list of comparators, {path}, cannot be read. Take it from a backup, or move its folder away and load the files again."
        ) from fault


@contextmanager
def one_loader() -> Iterator[None]:
    """While this is held nobody else changes the index; what killed loads left behind is gone."""
    folder = comparators_folder()
    (folder / "releases").mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with FileLock(folder / ".lock", timeout=WAIT_SECONDS):
            _sweep()
            yield
    except Timeout as busy:
        raise ComparatorError("Somebody else is loading comparators. Try again in a minute.") from busy


def _sweep() -> None:
    """Remove what no release names: the loader that wrote it was killed before it named it."""
    named = {each.content for each in releases()}
    for path in (comparators_folder() / "releases").iterdir():
        if path.name not in named:
            path.unlink(missing_ok=True)


def content_name(data_set: str, release: str, sha256: str, suffix: str) -> str:
    """The file a release lies in: what it is, and the beginning of its hash."""
    plain = re.sub(r"[^A-Za-z0-9.-]+", "_", f"{data_set}-{release}")[:80]
    return f"{plain}-{sha256[:12]}.{suffix}"


def add(new: Sequence[tuple[PublishedRelease, bytes]]) -> None:
    """Write the releases and then name them all in one step. Call it within `one_loader`."""
    for release, content in new:
        write_whole(path_of(release), content)
    by_name = {(release.data_set, release.release): release for release, _ in new}
    before = [by_name.pop((each.data_set, each.release), each) for each in releases()]  # in its own place
    everything = [asdict(each) for each in (*before, *by_name.values())]
    index = {"edition": EDITION, "releases": everything}
    write_whole(comparators_folder() / INDEX, json.dumps(index, ensure_ascii=False, indent=1))
