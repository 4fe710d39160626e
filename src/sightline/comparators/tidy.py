"""A tidy CSV of Explore Education Statistics, with its meta file or without, read whole or refused whole.

Every figure becomes a row of a long table: column, breakdown, area, time, year, value, symbol.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from sightline.comparators.changes import ColumnPlan, compare, compare_labels, nearest
from sightline.comparators.facts import TOTAL, KnownColumns, data_sets, versions
from sightline.comparators.faults import CannotTakeFileError
from sightline.comparators.meta import Meta, read_meta
from sightline.comparators.numbers import figures_of, first_other, shape_of
from sightline.comparators.places import MANDATORY, Placed, place
from sightline.comparators.text import read

GEOGRAPHY = {
    *MANDATORY, "region_code", "region_name", "old_la_code", "new_la_code", "la_name",
    *(f"{place}_{word}" for word in ("code", "name") for place in (
        "lad", "pcon", "lsip", "ward", "english_devolved_area", "local_enterprise_partnership",
        "mayoral_combined_authority", "opportunity_area", "police_force_area", "planning_area")),
    "school_urn", "school_laestab", "school_name", "trust_id", "trust_name", "sponsor_id", "sponsor_name",
    "provider_ukprn", "provider_name", "institution_id", "institution_name", "rsc_region_lead_name",
}  # fmt: skip
ALL = ("total", "all", "all children")
LABELS_REMEMBERED = 500
"""A filter with more is one of schools or the like: next year's are not held against it."""


@dataclass(frozen=True, slots=True)
class TidyWish:
    """What a person says of a file: new names of columns, which are filters, whether they agree to what is different."""

    renames: Mapping[str, str] = field(default_factory=dict)
    filters: Sequence[str] = ()
    accept: bool = False
    dry: bool = False


@dataclass(slots=True)
class TidyRead:
    """A file that was read: how (`plan`), and its rows."""

    plan: ColumnPlan
    rows: pa.Table
    kind: str
    meta: Meta
    notes: list[str]


def read_tidy(
    path: Path, wish: TidyWish, earlier: Sequence[KnownColumns] = (), before: Mapping[str, Path] | None = None
) -> TidyRead:
    """Read it, held against the versions that are known and those loaded before (`earlier`; their rows in `before`, by data set).

    CannotTakeFileError where it is damaged, or has changed and nobody agreed.
    """
    placed = place(path, read(path))
    columns = [name for name in placed.rows.column_names if name not in GEOGRAPHY]
    meta = read_meta(path, columns)
    version = _version(path, placed, columns, earlier)
    roles = _roles(path, placed.rows, columns, version, meta, wish)
    plan = _plan(path, placed, roles, version, wish, (before or {}))
    if plan.changed and not (wish.accept or wish.dry):
        raise CannotTakeFileError(
            f"{path.name} is not as {plan.data_set} was in the release of {plan.version}. "
            + " ".join(plan.sentences())
            + " "
            "Nothing of it was taken. Look at each, then agree to it, or say which column has a new name."
        )
    return TidyRead(plan, _long(path, placed, plan), placed.kind, meta, _notes(placed))


def _version(
    path: Path, placed: Placed, columns: Sequence[str], earlier: Sequence[KnownColumns]
) -> KnownColumns | None:
    mapped = {name: (each.file_stem, each.marker_column, each.marker) for name, each in data_sets().items()}
    loaded = {each.data_set: (each.data_set, "", "") for each in earlier if each.data_set not in mapped}
    wanted = {column for _, column, _ in mapped.values() if column in columns}
    markers = {column: set(pc.unique(placed.rows.column(column)).to_pylist()) for column in wanted}
    return nearest(set(columns), slug_of(path), markers, [*versions(), *earlier], {**mapped, **loaded})


def slug_of(path: Path) -> str:
    """A data set's name from its file's: without the years it holds, which are other ones next time."""
    plain = re.sub(r"[^a-z0-9_-]+", "_", path.stem.lower())
    return re.sub(r"(_?(20\d{2}|20\d{4})(_?to_?(20\d{2}|20\d{4}))?)+$", "", plain).strip("_-") or plain


def _roles(
    path: Path,
    rows: pa.Table,
    columns: Sequence[str],
    version: KnownColumns | None,
    meta: Meta,
    wish: TidyWish,
) -> dict[str, str]:
    """Which columns are filters and which are figures: as a version, the meta file or a person says, else by what stands in them."""
    roles = {}
    for name in columns:
        if version and name in version.columns:
            roles[name] = "filter" if name in version.filters else "figure"
        elif name in wish.filters:
            roles[name] = "filter"
        elif name in meta.roles:
            roles[name] = meta.roles[name]
        else:
            roles[name] = _by_shape(path, rows, name)
        if roles[name] == "figure":
            _refuse_words(path, rows, name)
    if "figure" not in roles.values():
        raise CannotTakeFileError(f"{path.name} has no column of figures. Nothing of it was taken.")
    return roles


def _by_shape(path: Path, rows: pa.Table, name: str) -> str:
    shape = shape_of(rows.column(name))
    if not shape.other:
        return "figure"
    if shape.other > shape.numbers + shape.months and shape.numbers + shape.months == 0:
        return "filter"
    _, cell = first_other(rows.column(name))
    raise CannotTakeFileError(
        f"{path.name}: column {name} holds numbers and words ('{cell[:40]}'), so whether it is a filter or a figure cannot be told. "
        f"Put its meta file beside it, or say --filter {name}. Nothing of it was taken."
    )


def _refuse_words(path: Path, rows: pa.Table, name: str) -> None:
    shape = shape_of(rows.column(name))
    if shape.other or (shape.months and shape.numbers):
        row, cell = (
            first_other(rows.column(name)) if shape.other else (0, "years:months beside plain numbers")
        )
        raise CannotTakeFileError(
            f"{path.name}: column {name} holds '{cell[:40]}' (row {row + 2} of those for England, regions and authorities), which is no "
            "number and no published symbol (z x c low k u : ~). Nothing of it was taken."
        )


def _plan(
    path: Path,
    placed: Placed,
    roles: Mapping[str, str],
    version: KnownColumns | None,
    wish: TidyWish,
    before: Mapping[str, Path],
) -> ColumnPlan:
    if version is None:
        figures = {name: name for name, role in roles.items() if role == "figure"}
        filters = {name: name for name, role in roles.items() if role == "filter"}
        return ColumnPlan(data_set=slug_of(path), version="", figures=figures, filters=filters, known=False)
    _refuse_unknown_renames(path, roles, version, wish)
    left = [name for name, role in roles.items() if role == "figure" and name not in version.figures]
    gone = [name for printed, name in version.figures.items() if printed not in roles]
    proven = {}
    if left and gone and version.data_set in before:
        from sightline.comparators.proving import same_figures

        proven = same_figures(placed, left, gone, before[version.data_set])
    plan = compare(version, roles, wish.renames, proven)
    labels = {
        name: set(pc.unique(placed.rows.column(name)).to_pylist()) - {None}
        for name in plan.filters
        if name in roles
    }
    compare_labels(plan, version, labels)
    return plan


def _refuse_unknown_renames(
    path: Path, roles: Mapping[str, str], version: KnownColumns, wish: TidyWish
) -> None:
    before = {*version.columns, *version.figures.values(), *version.filters.values()}
    for printed, old in wish.renames.items():
        if printed not in roles:
            raise CannotTakeFileError(
                f"{path.name} has no column {printed} to read as {old}. Check the new name and the one before."
            )
        if old not in before and old != printed:
            raise CannotTakeFileError(
                f"{version.data_set} had no column {old} before. Check the new name and the one before."
            )


def _long(path: Path, placed: Placed, plan: ColumnPlan) -> pa.Table:
    """Every figure of every row, one under the other."""
    breakdown = _breakdown(placed.rows, plan)
    _refuse_doubles(path, placed, breakdown)
    parts = []
    for printed, name in plan.figures.items():
        figures = figures_of(placed.rows.column(printed))
        _refuse_below_nought(path, printed, figures.values, plan)
        parts.append(
            pa.table(
                {
                    "column": pa.repeat(name, placed.rows.num_rows),
                    "breakdown": breakdown,
                    "area": placed.area,
                    "time": placed.time,
                    "identifier": placed.identifier,
                    "year": placed.year,
                    "value": figures.values,
                    "symbol": figures.symbols,
                }
            )
        )
    return pa.concat_tables(parts)


def _breakdown(rows: pa.Table, plan: ColumnPlan) -> pa.Array:
    """What each row is of, by its filters; Total where they all say so or have one label alone. The plan learns every label there is."""
    parts = []
    for printed in plan.filters:
        labels = rows.column(printed).combine_chunks()
        present = [each or "" for each in pc.unique(labels).to_pylist()]
        ours = [plan.labels.get((printed, label)) or _our_label(label, present, plan) for label in present]
        if len(present) <= LABELS_REMEMBERED:
            plan.labels.update({(printed, label): name for label, name in zip(present, ours, strict=True)})
        place_of = pc.index_in(pc.fill_null(labels, ""), value_set=pa.array(present, pa.string()))
        if set(ours) != {TOTAL}:
            parts.append(pc.take(pa.array(ours, pa.string()), place_of))
    if not parts:
        return pa.array([TOTAL]).take(pa.repeat(0, rows.num_rows))
    joined = parts[0] if len(parts) == 1 else pc.binary_join_element_wise(*parts, " | ")
    every = " | ".join([TOTAL] * len(parts))
    return pc.if_else(pc.equal(joined, every), TOTAL, joined)


def _our_label(label: str, present: Sequence[str], plan: ColumnPlan) -> str:
    """Total for a label of all, and for the only one of a data set that nobody has described."""
    return TOTAL if label.casefold() in ALL or (len(present) == 1 and not plan.known) else label


def _refuse_doubles(path: Path, placed: Placed, breakdown: pa.Array) -> None:
    key = pc.binary_join_element_wise(placed.area, placed.time, placed.identifier, breakdown, "\x1f")
    counts = pc.value_counts(key)
    most = pc.max(counts.field("counts")).as_py() or 0
    if most > 1:
        row = pc.index(counts.field("counts"), pa.scalar(most, pa.int64())).as_py()
        where = counts.field("values")[row].as_py().replace("\x1f", ", ")
        raise CannotTakeFileError(
            f"{path.name} has {most} rows for the same place, time and breakdown ({where}). If one of its columns of figures is a "
            "filter, say --filter COLUMN. Nothing of it was taken."
        )


def _refuse_below_nought(path: Path, printed: str, values: pa.Array, plan: ColumnPlan) -> None:
    if not plan.known or plan.data_set not in data_sets():
        return
    least = pc.min(values).as_py()
    if least is not None and least < 0:
        raise CannotTakeFileError(
            f"{path.name}: column {printed} holds {least:g}, and what it counts cannot be below nought. Nothing of it was taken."
        )


def _notes(placed: Placed) -> list[str]:
    notes = [
        f"{many:,} rows of the level '{level}' were left out: comparisons are with authorities, regions and England."
        for level, many in placed.other_levels.items()
    ]
    if placed.nowhere:
        notes.append(f"{placed.nowhere:,} rows are of no known place ('Not available') and were left out.")
    return notes
