"""A file of what a council has set itself, in `settings/` of the data folder: read again only where it has changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Generic, TypeVar

from sightline.files.folder import data_folder

Row = TypeVar("Row")


class OwnSettings(Generic[Row]):
    """The rows of one such file, and what is supposed beside them for a while. The file need not be there."""

    def __init__(self, name: str, read: Callable[..., tuple[Row, ...]]) -> None:
        """`read(path, *seen)` gives the rows of the file as it stood when it was seen: a changed file is another question."""
        self._name, self._read = name, read
        self._supposed: ContextVar[tuple[Row, ...]] = ContextVar(f"supposed {name}", default=())

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return data_folder() / "settings" / self._name

    def in_file(self) -> tuple[Row, ...]:
        """What stands in it, in its order; raises what `read` raises."""
        path = self.path
        try:
            seen = path.stat()
        except FileNotFoundError:
            return ()
        return self._read(path, seen.st_mtime_ns, seen.st_size, seen.st_ino)

    def every(self) -> tuple[Row, ...]:
        """The same, and what is supposed."""
        return (*self.in_file(), *self._supposed.get())

    @contextmanager
    def supposing(self, row: Row) -> Iterator[None]:
        """Within, as though this stood in it too: for whoever counts by both before anybody approves."""
        token = self._supposed.set((*self._supposed.get(), row))
        try:
            yield
        finally:
            self._supposed.reset(token)
