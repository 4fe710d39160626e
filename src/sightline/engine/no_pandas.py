"""For a command that reads or works something out: pyarrow goes without pandas, half a second of starting and more.

The first array that pyarrow makes of a list imports pandas, only to ask whether the list is one of its own. Told once that
there is none, it asks no more, and whoever imports pandas afterwards still gets it; but pyarrow makes nothing of what is
pandas' in that process, and nothing for it. Nothing of ours does on the embedded engine; the others keep theirs.
"""

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pyarrow as pa


class _NoPandas(MetaPathFinder):
    """What Python asks for a module first, and what says of pandas that there is none."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Refuse pandas; leave everything else to the next that is asked."""
        if fullname == "pandas":
            raise ModuleNotFoundError("pandas is not for this process.", name=fullname)
        return None


def go_without_pandas() -> None:
    """Have pyarrow do without pandas in this process. Nothing where it or Ibis is there already, or the engine is another."""
    if {"pandas", "ibis"} & sys.modules.keys() or os.environ.get("SIGHTLINE_ENGINE", "duckdb") != "duckdb":
        return
    finder = _NoPandas()
    sys.meta_path.insert(0, finder)
    try:
        pa.array([0])
    finally:
        sys.meta_path.remove(finder)
