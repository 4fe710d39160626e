"""A published edition's files: written whole, read back, and looked through. No Django."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sightline.editions.gathering import GatheredEdition
from sightline.editions.places import CONTENT, COUNTS, KEPT_BACK, LOG
from sightline.editions.rules.forms import TABLE_JSON, forms_of, from_json
from sightline.editions.rules.layout import key_words
from sightline.editions.rules.making_safe import EarlierEdition
from sightline.editions.rules.printed import PrintedEdition
from sightline.editions.rules.stored_json import (
    cells_as_json,
    cells_from_json,
    counts_as_json,
    counts_from_json,
    log_as_json,
)
from sightline.files.digest import sha256_of
from sightline.statistics.disclosure import SafeTable
from sightline.statistics.disclosure.safe_table import WHY

FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class EditionContent:
    """What is to be published: `printed` for everybody, and the rest to be kept. `facts`: what else the first file says."""

    printed: PrintedEdition
    gathered: GatheredEdition
    safe: SafeTable
    facts: Mapping[str, Any]

    def log(self) -> list[dict[str, str]]:
        """Which figure is hidden under which rule, and why, in words."""
        return log_as_json(self.safe.log, key_words(self.gathered.layout), WHY)


def write_content(content: EditionContent, folder: Path) -> None:
    """Write every file into an empty folder; `edition.json` last, with what every other hashes to."""
    for name, form in forms_of(content.printed).items():
        (folder / name).write_bytes(form)
    behind = {"counts": counts_as_json(content.gathered.counts), "cells": cells_as_json(content.safe.cells)}
    _write(folder / COUNTS, behind)
    _write(folder / LOG, content.log())
    printed = content.printed
    hashes = {each.name: sha256_of(each) for each in sorted(folder.iterdir())}
    about = {
        "format": FORMAT,
        "name": printed.name,
        "authority": printed.authority,
        "audience": printed.audience,
        "title": printed.title,
        "freeze": printed.freeze,
        "cut_off": printed.cut_off,
        "rounded": printed.rounded,
        **content.facts,
        "files": hashes,
    }
    _write(folder / CONTENT, about)


def faults_in(folder: Path, seal: str) -> list[str]:
    """What of an edition is not as it was sealed, a sentence each that names the file; nothing where all is whole."""
    about = folder / CONTENT
    if not about.is_file():
        return [f"Edition {folder.name}: {CONTENT} is not there."]
    if sha256_of(about) != seal:
        return [f"Edition {folder.name}: {CONTENT} was changed."]
    files = files_in(folder)
    present = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()} - {
        CONTENT
    }
    faults = [f"Edition {folder.name}: {name} is not there." for name in sorted(files.keys() - present)]
    faults += [
        f"Edition {folder.name}: {name} does not belong to it." for name in sorted(present - files.keys())
    ]
    changed = (name for name in sorted(files.keys() & present) if sha256_of(folder / name) != files[name])
    return faults + [f"Edition {folder.name}: {name} was changed." for name in changed]


def files_in(folder: Path) -> dict[str, str]:
    """Each file of an edition with what it hashes to, as its first file says."""
    return json.loads((folder / CONTENT).read_text(encoding="utf-8"))["files"]


def given_files(files: Mapping[str, str]) -> dict[str, str]:
    """Those of them that readers are given."""
    return {name: digest for name, digest in files.items() if name not in KEPT_BACK}


def printed_in(folder: Path) -> PrintedEdition:
    """The edition as its readers' JSON has it."""
    return from_json(json.loads((folder / TABLE_JSON).read_text(encoding="utf-8")))


def log_in(folder: Path) -> list[dict[str, str]]:
    """Its log, as it was kept."""
    return json.loads((folder / LOG).read_text(encoding="utf-8"))


@lru_cache(maxsize=32)
def earlier_in(folder: Path, seal: str) -> EarlierEdition:
    """All that an edition counted and printed; `seal` is its own, so that one put back is read anew."""
    about = json.loads((folder / CONTENT).read_text(encoding="utf-8"))
    behind = json.loads((folder / COUNTS).read_text(encoding="utf-8"))
    return EarlierEdition(
        name=about["name"],
        counts=counts_from_json(behind["counts"]),
        cells=cells_from_json(behind["cells"]),
        rounded=about["rounded"],
    )


def _write(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
