"""The process in which something untrusted is read: `python -m sightline.files.child`, started by `run_limited`.

A job comes on standard input: the function to call, what it is given and its limits. One answer goes to standard output.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from types import ModuleType
from typing import Any, BinaryIO

from sightline.files import limited
from sightline.files.crossing import packed, unpacked
from sightline.files.holding import hold_self


class _WithoutPandas(MetaPathFinder):
    """No pandas in here: pyarrow looks for it before it makes its first array, which is most of what a start would cost."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        """None, so that others look for it; of pandas an ImportError, as where it is not installed."""
        if fullname == "pandas":
            raise ModuleNotFoundError("pandas is not used where a file is read", name=fullname)


def main() -> int:
    """Do the job and answer; what a library prints meanwhile does not get into the answer."""
    sys.meta_path.insert(0, _WithoutPandas())
    job = unpacked(sys.stdin.buffer.read())
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    work = _by_name(job["work"])
    refusals = tuple(_by_name(each) for each in job["raises"])
    limited.inside = True
    hold_self(job["memory"], job["seconds"], job["patience"])
    answers.write(limited.READY)
    answers.flush()
    _send(answers, _answer(work, job["given"], refusals))
    return 0


def _by_name(name: str) -> Any:
    """A function or class by its `module:name`; the name comes from our own code, never from a file."""
    module, _, path = name.partition(":")
    value: Any = import_module(module)
    for each in path.split("."):
        value = getattr(value, each)
    return value


def _answer(work: Any, arguments: list[Any], refusals: tuple[type[Exception], ...]) -> dict[str, Any]:
    try:
        return {"result": work(*arguments)}
    except refusals as refusal:
        return {"refused": type(refusal).__name__, "words": str(refusal)}
    except MemoryError:
        return {"stopped": "memory"}
    except Exception as fault:  # noqa: BLE001  whatever it was, whoever asked is told and this process ends
        # where it happened, and no word of what was read
        return {"fell": type(fault).__name__, "where": traceback.format_tb(fault.__traceback__)[-6:]}


def _send(answers: BinaryIO, answer: dict[str, Any]) -> None:
    try:
        pieces = list(packed(answer))
    except MemoryError:
        pieces = list(packed({"stopped": "memory"}))
    for piece in pieces:
        answers.write(piece)
    answers.close()


if __name__ == "__main__":
    sys.exit(main())
