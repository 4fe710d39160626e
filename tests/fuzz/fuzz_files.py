"""Spoil files at random and load each: a report that accounts for every row, or a sentence. Never anything else.

python tests/fuzz/fuzz_files.py --count 10000          (make fuzz)
python tests/fuzz/fuzz_files.py --seed 7 --only 123    one case again
"""

import argparse
import os
import random
import secrets
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fuzz.spoiling import spoiled
from sightline.engine.snapshots import current_id, snapshots_folder
from sightline.returns.load import NothingToLoadError, load
from sightline.returns.report import LoadReport
from support.valid_files import files

TODAY = date(2025, 12, 1)
TOO_LONG = 30.0
SELDOM = (".xls",)  # each is opened in a process of its own, which takes most of a second


@dataclass
class Told:
    """What a run found: how each case ended, and what was wrong."""

    ends: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def run(count: int, seed: int, data: Path, only: int | None = None, say=lambda _: None) -> Told:
    """Load `count` spoiled files into a scratch store under `data`; the same seed gives the same files."""
    valid, told = files(), Told()
    names = [name for name in valid if Path(name).suffix not in SELDOM]
    with_base(valid, names, data)
    for number in range(count) if only is None else [only]:
        dice = random.Random(f"{seed}-{number}")
        name = dice.choice(list(valid)) if dice.random() < 0.02 else dice.choice(names)
        wrong = one(spoiled((name, valid[name]), dice), data, told)
        for each in wrong:
            told.wrong.append(f"case {number} of seed {seed}, from {name}: {each}")
            say(told.wrong[-1])
        if number % 500 == 499:
            say(f"{number + 1} files, {len(told.wrong)} wrong")
    return told


def with_base(valid: dict[str, bytes], names: list[str], data: Path) -> None:
    """The store holds the files as they should be, so that a spoiled one has something to differ from."""
    folder = data / "valid"
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_bytes(valid[name])
    report = load([folder], authority="990", today=TODAY)
    assert not wrong_in(report), wrong_in(report)
    assert len(report.tables) >= len(names), report.tables


def one(spoilt: tuple[str, bytes], data: Path, told: Told) -> list[str]:
    """Load one spoiled file as a preview; what is wrong with how that ended."""
    name, raw = spoilt
    folder = data / "spoilt"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / name).write_bytes(raw)
    before, started, wrong = current_id(), time.perf_counter(), []
    try:
        report = load([folder], authority="990", preview=True, today=TODAY)
        told.ends["loaded with faults" if report.faults else "loaded"] += 1
        wrong += wrong_in(report)
    except NothingToLoadError as sentence:
        told.ends["refused"] += 1
        wrong += wrong_with(str(sentence))
    except Exception:  # noqa: BLE001 - anything else is what is looked for
        told.ends["broke"] += 1
        wrong.append(traceback.format_exc(limit=-4))
    if time.perf_counter() - started > TOO_LONG:
        wrong.append(f"it took {time.perf_counter() - started:.0f} seconds")
    return wrong + wrong_on_disk(before)


def wrong_in(report: LoadReport) -> list[str]:
    """Every row read is kept or set aside, and every row set aside is among the faults."""
    wrong = []
    for name, table in report.tables.items():
        if table.read != table.kept + table.set_aside:
            wrong.append(f"{name}: {table.read} read, {table.kept} kept, {table.set_aside} set aside")
        told = sum(
            1 for fault in report.faults if fault.table == name and fault.did == "set_aside" and fault.row
        )
        if told < table.set_aside:
            wrong.append(f"{name}: {table.set_aside} rows set aside, {told} of them told")
    return wrong


def wrong_with(sentence: str) -> list[str]:
    """A refusal is a sentence: it ends, it has some words, and no trace of the program in it."""
    words = len(sentence.split())
    if not sentence.endswith(".") or words < 6 or "Traceback" in sentence or "\n" in sentence.strip():
        return [f"not a sentence: {sentence[:200]!r}"]
    return []


def wrong_on_disk(current: str | None) -> list[str]:
    """No half-made snapshot is left, and the current one is what it was; whole previews are cleared away."""
    left = [folder for folder in snapshots_folder().iterdir() if folder.name != current]
    wrong = [f"left behind: {folder.name}" for folder in left if folder.name.startswith(".")]
    wrong += [f"no manifest in {folder.name}" for folder in left if not (folder / "manifest.json").exists()]
    for folder in left:
        shutil.rmtree(folder)
    return wrong if current_id() == current else [*wrong, "the current snapshot changed"]


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def main() -> int:
    """Run it, print what was found, and end with 1 where anything was wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--only", type=int, help="this case alone")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sightline-fuzz-") as folder:
        os.environ["SIGHTLINE_DATA"] = folder
        _say(f"Seed {chosen.seed}: {chosen.count if chosen.only is None else 1} spoiled files")
        told = run(chosen.count, chosen.seed, Path(folder), chosen.only, say=_say)
    _say(f"{dict(told.ends)}; {len(told.wrong)} wrong")
    return 1 if told.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
