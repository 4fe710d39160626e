"""Where a benchmark's data lies: a folder that is removed at the end, unless it is to be kept."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def scratch(keep: Path | None) -> Iterator[Path]:
    """`keep` as it is, and left there; else a new folder under SIGHTLINE_DATA/bench or the system's own, removed."""
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
        return
    home = os.environ.get("SIGHTLINE_DATA")
    if home:
        (Path(home) / "bench").mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="sightline-bench-", dir=Path(home) / "bench" if home else None))
    try:
        yield folder.resolve()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
