"""The meta file that is published beside a tidy CSV: which columns are filters, what they are called, units and decimals."""

from dataclasses import dataclass, field
from pathlib import Path

from sightline.comparators.faults import CannotTakeFileError
from sightline.comparators.text import read, require

COLUMNS = ["col_name", "col_type", "label"]


@dataclass(frozen=True, slots=True)
class Meta:
    """By column: filter or figure; its label; its unit as printed (%, £, pp); its decimals (two where blank)."""

    roles: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)


def meta_beside(path: Path) -> Path:
    """Where a file's meta file lies, if it has one."""
    return path.with_name(f"{path.stem}.meta.csv")


def is_meta(names: list[str]) -> bool:
    """Whether a file with these columns is a meta file."""
    return set(names) >= set(COLUMNS)


def read_meta(path: Path, columns: list[str]) -> Meta:
    """What the meta file beside `path` says; nothing where there is none. CannotTakeFileError where it names other columns."""
    beside = meta_beside(path)
    if not beside.is_file():
        return Meta()
    table = read(beside)
    require(beside, table, COLUMNS, "a meta file")
    meta = Meta()
    for row in table.to_pylist():
        name, kind = (row["col_name"] or "").strip(), (row["col_type"] or "").strip().lower()
        if name not in columns:
            raise CannotTakeFileError(
                f"{beside.name} describes a column {name}, which {path.name} does not have: they are of different files. "
                "Nothing was taken."
            )
        meta.roles[name] = "filter" if kind == "filter" else "figure"
        meta.labels[name] = (row["label"] or "").strip()
        if meta.roles[name] == "figure":
            meta.units[name] = (row.get("indicator_unit") or "").strip()
            places = (row.get("indicator_dp") or "").strip()
            meta.places[name] = int(places) if places.isdecimal() else 2
    return meta
