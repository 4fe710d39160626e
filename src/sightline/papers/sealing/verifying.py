"""Whether a pack is as it was published: every file, every figure, every sign-off. Asks nothing but the folder. No Django."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sightline.calendars.periods import PeriodError, parse
from sightline.papers.composing.figure_book import BookFigure
from sightline.papers.composing.resolving import token_in
from sightline.papers.composing.simple_figures import words_of_figure
from sightline.papers.rules.content import canonical, digest_of
from sightline.papers.sealing.pack import FREEZE, FROZEN_FIGURES, MANIFEST, PAPER, manifest_of

CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class PackVerdict:
    """What is wrong with a pack, a sentence each that names the object; and what was held against what."""

    problems: tuple[str, ...]
    seal: str = ""
    files: int = 0
    figures: int = 0
    against_the_freeze: int = 0
    sign_offs: int = 0


def verify_pack(folder: Path) -> PackVerdict:
    """Look through a pack. Nothing of it is trusted: what cannot be read is a problem with its name."""
    manifest, faults = _manifest(folder)
    if manifest is None:
        return PackVerdict(tuple(faults))
    faults += _files(folder, manifest["files"])
    about = _paper(folder, faults)
    seal = hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    if about is None:
        return PackVerdict(tuple(faults), seal, len(manifest["files"]))
    figures = about["figures"]
    faults += [fault for each in figures for fault in _figure(each, str(about.get("audience")))]
    faults += _printed(about["document"], figures, set(about["named_figures"]))
    faults += _sign_offs(about)
    frozen, compared = _frozen(folder, about)
    faults += frozen
    return PackVerdict(
        tuple(dict.fromkeys(faults)),
        seal,
        len(manifest["files"]),
        len(figures),
        compared,
        len(about["sign_offs"]),
    )


def _manifest(folder: Path) -> tuple[dict[str, Any] | None, list[str]]:
    path = folder / MANIFEST
    if not path.is_file():
        return None, [f"{MANIFEST} is not there: {folder.name} is no pack of a paper."]
    read = _canonical_json(path)
    if not isinstance(read, dict) or not isinstance(read.get("files"), dict):
        return None, [f"{MANIFEST} was changed."]
    if read != manifest_of(read["files"]):
        return None, [f"{MANIFEST} was changed."]
    return read, []


def _files(folder: Path, files: Mapping[str, str]) -> list[str]:
    present = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()} - {
        MANIFEST
    }
    faults = [f"{name} is not there." for name in sorted(files.keys() - present)]
    faults += [f"{name} does not belong to it." for name in sorted(present - files.keys())]
    return faults + [
        f"{name} was changed."
        for name in sorted(files.keys() & present)
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != files[name]
    ]


def _paper(folder: Path, faults: list[str]) -> dict[str, Any] | None:
    read = _canonical_json(folder / PAPER) if (folder / PAPER).is_file() else None
    needed = {"figures", "named_figures", "document", "sign_offs", "digest", "freeze", "authors"}
    if not isinstance(read, dict) or not needed <= read.keys():
        faults.append(f"{PAPER} cannot be read as what was sealed.")
        return None
    return read


def _figure(row: Mapping[str, Any], audience: str) -> Iterator[str]:
    """Whether a figure is what its own numbers make, and is printed as that."""
    value, top, base = row["value"], row["numerator"], row["denominator"]
    if row["unit"] == "percent" and top is not None and base and abs(100 * top / base - value) > CLOSE:
        yield f"The figure {row['token']} is {value}, and {top} of {base} is {100 * top / base}."
    figure = BookFigure(
        token=token_in(row["token"]),
        title="",
        value=value,
        unit=row["unit"],
        numerator=top,
        denominator=base,
        source=row["source"],
    )
    if (printed := words_of_figure(figure, audience)) != row["text"]:
        yield f"The figure {row['token']} is printed as {row['text']}, and is {printed}."


def _printed(document: Any, figures: list[dict[str, Any]], named: set[str]) -> Iterator[str]:
    """Every figure in the paper is one of those, printed alike; none was put in."""
    texts = {row["token"]: row["text"] for row in figures}
    for run in bound_in(document):
        token = run["token"]
        if token.startswith(("figure ", "sum ")):
            if f"{token} {run['text']}" not in named:
                yield f"The figure {token} stands in the paper as {run['text']}, and was not sealed so."
        elif texts.get(token) != run["text"]:
            yield f"The figure {token} stands in the paper as {run['text']}, and was not sealed so."


def _sign_offs(about: Mapping[str, Any]) -> Iterator[str]:
    signed = about.get("signed")
    if signed is not None and digest_of(signed) != about["digest"]:
        yield "The words that were signed are not those of the paper."
    if not about["sign_offs"]:
        yield "Nobody has signed the paper off."
    for each in about["sign_offs"]:
        if each["digest"] != about["digest"]:
            yield f"The sign-off of {each['role']} is of other words."
        if each["decided_by"] in about["authors"]:
            yield f"The sign-off of {each['role']} is an author’s own."


def _frozen(folder: Path, about: Mapping[str, Any]) -> tuple[list[str], int]:
    """The figures against what was frozen, where the pack holds it; and how many were."""
    freeze = about["freeze"]
    if freeze is None or not (folder / FREEZE).is_file() or not (folder / FROZEN_FIGURES).is_file():
        return [], 0
    raw, table = (folder / FREEZE).read_bytes(), (folder / FROZEN_FIGURES).read_bytes()
    if hashlib.sha256(raw).hexdigest() != freeze["seal"]:
        return [f"{FREEZE} is not the freeze the paper was sealed with."], 0
    try:
        files = json.loads(raw)["files"]
    except (ValueError, KeyError, TypeError):
        return [f"{FREEZE} cannot be read."], 0
    if hashlib.sha256(table).hexdigest() != files.get(FROZEN_FIGURES):
        return [f"{FROZEN_FIGURES} is not the freeze’s own."], 0
    rows = _rows(folder / FROZEN_FIGURES)
    units = json.loads(raw).get("units", {})
    faults, compared = [], 0
    for each in about["figures"]:
        token = token_in(each["token"])
        unit = next((key for key, title in units.items() if token.unit and token.unit in (key, title)), "")
        row = rows.get((unit, token.measure, _period(token.period or about["period"])))
        if row is None or (token.unit and not unit):
            continue
        compared += 1
        if row["value"] is None or abs(row["value"] - each["value"]) > CLOSE:
            faults.append(
                f"The figure {each['token']} is {each['value']}, and the freeze has {row['value']}."
            )
    return faults, compared


def _rows(path: Path) -> dict[tuple[str, str, str], dict[str, Any]]:
    import pyarrow.parquet as pq

    return {(row["unit"], row["id"], row["period"]): row for row in pq.read_table(path).to_pylist()}


def _period(text: str) -> str:
    try:
        return parse(text).name
    except PeriodError:
        return ""


def bound_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every figure bound in a document as plain values."""
    if isinstance(value, dict):
        if value.get("kind") == "BoundFigure":
            yield value
        for each in value.values():
            yield from bound_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from bound_in(each)


def _canonical_json(path: Path) -> Any:
    """What a file says, where it says it in the one spelling; None where it does not."""
    try:
        text = path.read_bytes().decode("utf-8")
        read = json.loads(text)
        return read if canonical(read) == text else None
    except (ValueError, RecursionError):
        return None
