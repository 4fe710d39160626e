"""The benchmark's contestants, which live beside the package and not in it, and a snapshot's files as they take them."""

import sys
from pathlib import Path

from sightline.engine.snapshots import Snapshot

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from bench.columns import MEASURES, MONTHS, NEEDED, Councils  # noqa: E402
from bench.sightline_side import by_sightline  # noqa: E402
from bench.timing import Ran  # noqa: E402

from bench import (  # noqa: E402
    decode,
    england_store,
    goals,
    machine,
    month_loop,
    plain_pandas,
    started_anew,
    text_copy,
)

__all__ = [
    "MEASURES",
    "MONTHS",
    "NEEDED",
    "Ran",
    "by_sightline",
    "councils",
    "decode",
    "england_store",
    "goals",
    "machine",
    "month_loop",
    "plain_pandas",
    "started_anew",
    "text_copy",
]


def councils(snapshot: Snapshot, *codes: str) -> Councils:
    """These councils' files of a snapshot, or all councils'."""
    chosen = codes or tuple(sorted(snapshot.manifest.authorities))
    return Councils(snapshot.folder / "tables", chosen, snapshot.manifest.authorities[chosen[0]].data_to)
