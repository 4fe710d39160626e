"""Files that somebody gives, read by a process of its own: what each is, and its rows, ready to be written."""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sightline.comparators.faults import CannotTakeFileError
from sightline.files.digest import sha256_of
from sightline.files.limited import StoppedError, load_limits, run_limited

TOGETHER = 64 * 1024**2
"""Bytes of files that share a process, for they are read sooner than one starts."""
ROWS_TOGETHER = 8192
"""Rows that lie together in a file: about two columns of figures of every authority in ten years."""
ASK = "Ask whoever looks after Sightline to allow more (SIGHTLINE_LOAD_SECONDS and SIGHTLINE_LOAD_MEMORY_MB)."


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWish:
    """What a person says of the files they load.

    `renames`: a column's new name → the one before; `filters`: columns that are filters though they look like figures; `accept`:
    load what differs from the release before as a dry run says it; `dry`: only look.
    """

    renames: Mapping[str, str] = field(default_factory=dict)
    filters: Sequence[str] = ()
    accept: bool = False
    dry: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """One file as it was read. `why_not` says why nothing of it is taken; `kind` is blank where nobody knows it.

    `content` is what is written: Parquet of a long table, or JSON of a list. `about` is what the store remembers of it.
    """

    path: Path
    kind: str
    sha256: str = ""
    why_not: str = ""
    content: bytes = b""
    about: Mapping[str, Any] = field(default_factory=dict)
    notes: Sequence[str] = ()
    changes: Sequence[str] = ()
    effects: Sequence[str] = ()


def read_files(
    paths: Sequence[Path], wish: FileWish, earlier: Sequence[Mapping[str, Any]], before: Mapping[str, Path]
) -> list[FileRead]:
    """Every file in order. It raises nothing of theirs: `FileRead.why_not` says what was wrong.

    `earlier` are the columns of the releases loaded before, `before` their rows, by data set.
    """
    if not paths:
        return []
    sizes = sum(path.stat().st_size for path in paths if path.is_file())
    asked_of = {
        "renames": dict(wish.renames),
        "filters": list(wish.filters),
        "accept": wish.accept,
        "dry": wish.dry,
    }
    older = {name: str(path) for name, path in before.items()}
    try:
        if sizes > TOGETHER and len(paths) > 1:
            raise StoppedError("they are many")
        sent = run_limited(
            contents_of, [str(path) for path in paths], asked_of, list(earlier), older, limits=load_limits()
        )
    except StoppedError as stopped:
        if len(paths) > 1:
            return [each for path in paths for each in read_files([path], wish, earlier, before)]
        return [FileRead(path=paths[0], kind="unreadable", why_not=stopped.sentence(paths[0].name, ASK))]
    return [FileRead(path=path, **each) for path, each in zip(paths, sent, strict=True)]


def kind_of(path: Path) -> str:
    """What kind of file of comparators this is, while somebody waits; blank where it is none, or cannot be read."""
    limits = load_limits()
    try:
        return run_limited(kind_in, str(path), limits=replace(limits, patience=limits.seconds))
    except StoppedError:
        return ""


# what is done in the process of its own


def kind_in(path: str) -> str:
    """As `recognise`. Trusts the file: for `run_limited`."""
    from sightline.comparators.recognise import recognise

    return recognise(Path(path))


def contents_of(
    paths: Sequence[str],
    wish: Mapping[str, Any],
    earlier: Sequence[Mapping[str, Any]],
    before: Mapping[str, str],
) -> list[dict[str, Any]]:
    """All that these files hold, each with its rows or a sentence. Trusts them: for `run_limited`."""
    return [_content(Path(each), wish, earlier, before) for each in paths]


def _content(
    path: Path, wish: Mapping[str, Any], earlier: Sequence[Mapping[str, Any]], before: Mapping[str, str]
) -> dict[str, Any]:
    from sightline.comparators.recognise import LAIT_MEASURES, LAIT_TABLE, META, NEIGHBOURS, TIDY, recognise

    if not path.is_file():
        return {"kind": "", "why_not": f"{path.name} does not exist. {path.parent} was looked in."}
    kind = recognise(path)
    if kind in ("", META):
        return {"kind": kind}
    digest = {"kind": kind, "sha256": sha256_of(path)}
    try:
        if kind == TIDY:
            return digest | _tidy(path, wish, earlier, before)
        if kind == LAIT_TABLE:
            return digest | _lait(path)
        if kind == LAIT_MEASURES:
            return digest | _lait_measures(path)
        return digest | (_neighbours(path) if kind == NEIGHBOURS else _authorities(path))
    except CannotTakeFileError as why:
        return digest | {"why_not": str(why)}


def _tidy(
    path: Path, wish: Mapping[str, Any], earlier: Sequence[Mapping[str, Any]], before: Mapping[str, str]
) -> dict[str, Any]:
    from sightline.comparators.changes import effects
    from sightline.comparators.facts import KnownColumns
    from sightline.comparators.tidy import TidyWish, read_tidy

    versions = [
        KnownColumns(
            each["data_set"],
            each["release"],
            each["figures"],
            each["filters"],
            {(column, label): name for column, label, name in each["labels"]},
        )
        for each in earlier
    ]
    tidy = read_tidy(path, TidyWish(**wish), versions, {name: Path(older) for name, older in before.items()})
    plan = tidy.plan
    about = {
        "data_set": plan.data_set,
        "version": plan.version,
        "year_kind": tidy.kind,
        "figures": plan.figures,
        "filters": plan.filters,
        "labels": [[column, label, name] for (column, label), name in plan.labels.items()],
        "titles": tidy.meta.labels,
        "places": tidy.meta.places,
        **_extent(tidy.rows),
    }
    return {
        "content": _parquet(tidy.rows),
        "about": about,
        "notes": tidy.notes,
        "changes": plan.sentences(),
        "effects": effects(plan.data_set, set(plan.figures.values())),
    }


def _lait(path: Path) -> dict[str, Any]:
    from sightline.comparators.lait import read_table

    rows, notes = read_table(path)
    return {"content": _parquet(rows), "about": {"data_set": "lait", **_extent(rows)}, "notes": notes}


def _lait_measures(path: Path) -> dict[str, Any]:
    from sightline.comparators.lait import read_measures

    described = read_measures(path)
    updated = max(str(each["updated"]) for each in described.values())
    return {
        "content": json.dumps(described, ensure_ascii=False).encode(),
        "about": {"data_set": "lait_measures", "release": updated, "rows": len(described)},
    }


def _neighbours(path: Path) -> dict[str, Any]:
    from sightline.comparators.lists import read_neighbours

    lists = read_neighbours(path)
    content = json.dumps(lists, ensure_ascii=False).encode()
    return {"content": content, "about": {"data_set": "neighbours", "rows": len(lists)}}


def _authorities(path: Path) -> dict[str, Any]:
    from sightline.comparators.lists import read_authorities

    rows = read_authorities(path)
    latest = max(max(row[4], row[5]) for row in rows)
    about = {"data_set": "authorities", "release": latest, "rows": len(rows)}
    return {"content": json.dumps(rows, ensure_ascii=False).encode(), "about": about}


def _extent(rows: Any) -> dict[str, Any]:
    import pyarrow.compute as pc

    years = pc.min_max(rows.column("year")).as_py()
    symbols = pc.value_counts(pc.drop_null(rows.column("symbol").combine_chunks())).to_pylist()
    return {
        "rows": rows.num_rows,
        "first_year": years["min"],
        "last_year": years["max"],
        "symbols": {each["values"]: each["counts"] for each in symbols},
    }


def _parquet(rows: Any) -> bytes:
    """The rows, in pieces: they lie in the order of their columns, so that whoever asks for one opens little more than it."""
    import pyarrow.parquet as pq

    into = io.BytesIO()
    pq.write_table(rows, into, compression="zstd", row_group_size=ROWS_TOGETHER)
    return into.getvalue()
