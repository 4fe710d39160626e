"""Loading: read every file, write one snapshot aside, report, and swap it in whole."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sightline.engine.exports import csv_text
from sightline.engine.snapshots import (
    Draft,
    NothingLoadedError,
    Snapshot,
    open_snapshot,
    publish,
    the_only_loader,
)
from sightline.returns import merge, recognise
from sightline.returns.annex_a.recognise import HEADER_WITHIN
from sightline.returns.authority import whose
from sightline.returns.contract import Input, RowsRead
from sightline.returns.dates import data_date
from sightline.returns.drift import drift
from sightline.returns.faults import Fault
from sightline.returns.flat import fillable_tables
from sightline.returns.reading import Whole, read_each
from sightline.returns.report import FAULT_COLUMNS, LoadReport, fault_rows


class NothingToLoadError(Exception):
    """None of the files could be loaded; the message says why, file by file."""


@dataclass
class FilesRead:
    """Everything that was read, before anything is written."""

    inputs: list[Input]
    rows: list[RowsRead]
    faults: list[Fault]


Say = Callable[[str], None]


def load(
    paths: Sequence[Path],
    *,
    authority: str | None = None,
    data_to: date | None = None,
    preview: bool = False,
    today: date | None = None,
    say: Say = lambda _: None,
) -> LoadReport:
    """Load files and folders as one snapshot and report. With `preview` the snapshot is made but not current.

    Raises NothingToLoadError, AuthorityUnknownError or AnotherLoadError; in each case nothing has changed.
    """
    _refuse_missing(paths)
    day = today or date.today()  # noqa: DTZ011
    files = read_files(recognise.files_in(paths), day, say)
    with the_only_loader():
        base = _current()
        rows = whose(files.rows, authority, base)
        if not rows:
            raise NothingToLoadError(_nothing(files))
        if base is None and not any(each.read for each in files.rows):
            raise NothingToLoadError(_without_a_row(files))
        draft = Draft(base)
        try:
            report = _written(draft, rows, files, data_to, day, say)
            (draft.folder / "faults.csv").write_text(
                csv_text(FAULT_COLUMNS, fault_rows(report.faults)), encoding="utf-8"
            )
            snapshot = draft.seal()
        except BaseException:
            draft.abandon()
            raise
        report.published = not preview
        if not preview:
            publish(snapshot)
    return report


def _refuse_missing(paths: Sequence[Path]) -> None:
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise NothingToLoadError(
            f"{', '.join(missing)} does not exist. Check the path and load again. Nothing was loaded."
        )


def read_files(files: Iterable[Path], today: date, say: Say = lambda _: None) -> FilesRead:
    """Recognise and read every file. What cannot be opened becomes a fault, unless a table would be missed."""
    read = FilesRead([], [], [])
    with closing(
        read_each(list(files), today, say)
    ) as wholes:  # where one stops the load, no other is read on
        for whole in wholes:
            _take(read, whole)
    return read


def _take(files_read: FilesRead, whole: Whole) -> None:
    if whole.why_not:
        unknown = Input(whole.path, None, "not recognised", None)
        _cannot_be_read(files_read, unknown, whole.path.stem.lower(), whole.why_not)
    for part in whole.parts:
        if part.why_not:
            _cannot_be_read(files_read, part.source, part.source.table or "", part.why_not)
            continue
        rows = sum(each.read for each in part.rows) if part.source.table else part.source.rows
        files_read.inputs.append(replace(part.source, rows=rows))
        files_read.rows += part.rows
        files_read.faults += [fault for each in part.rows for fault in each.faults]


def _cannot_be_read(read: FilesRead, source: Input, meant: str, why: str) -> None:
    if meant.startswith("ssd_") and meant in fillable_tables():
        raise NothingToLoadError(
            f"{why} Nothing was loaded: leaving this table as it was beside newer ones would mix two versions."
        )
    read.inputs.append(replace(source, table=None))
    read.faults.append(
        Fault(
            file=source.path.name,
            sheet=source.sheet,
            row=None,
            column=None,
            rule="cannot_be_read",
            found="",
            expected=why,
            did="set_aside",
            child_id=None,
            table=None,
        )
    )


def _current() -> Snapshot | None:
    try:
        return open_snapshot()
    except NothingLoadedError:
        return None


def _nothing(read: FilesRead) -> str:
    sentences = [fault.expected for fault in read.faults if fault.rule == "cannot_be_read"]
    unknown = [each.path.name for each in read.inputs if each.recognised_as == "not recognised"]
    if unknown and not sentences:
        sentences = [
            f"{', '.join(sorted(set(unknown))[:5])} was not recognised. Sightline reads Annex A workbooks, SSD tables "
            "as CSV or Parquet, the local return (sightline template local) and the ONS population file. A list of Annex A "
            f"is known by its headings in the first {HEADER_WITHIN} rows of its sheet: 'Child Unique ID' was looked for."
        ]
    return (
        " ".join(sentences)
        or "No files were found there. Name a workbook, a CSV or a folder that holds some."
    )


def _without_a_row(read: FilesRead) -> str:
    names = ", ".join(dict.fromkeys(each.path.name for each in read.inputs if each.table))
    return (
        f"{names} holds headings and no rows, and nothing has been loaded before. Nothing was loaded. Fill it in, or "
        "export it again, and load it."
    )


def _written(
    draft: Draft,
    rows: dict[str, list[RowsRead]],
    read: FilesRead,
    data_to: date | None,
    today: date,
    say: Say,
) -> LoadReport:
    complete_to = {code: _complete_to(mine, data_to, today) for code, mine in rows.items()}
    report = LoadReport(
        snapshot=draft.manifest.snapshot,
        authorities=sorted(rows),
        data_to=data_to or today,
        data_to_how=_how(complete_to, data_to),
        published=False,
        inputs=read.inputs,
        faults=read.faults,
    )
    dates = []
    for code, mine in rows.items():
        report.notes += [note for each in mine for note in each.notes]
        dates.append(_data_to(code, mine, draft, complete_to[code], today))
        draft.authority(code, dates[-1])
        say(f"Writing authority {code}")
        merge.flat_tables(draft, code, mine, report)
        merge.annex_a_tables(draft, code, mine, report, complete_to[code] or dates[-1])
        report.drift += drift(draft, code)
    report.data_to = max(dates)
    merge.what_can_be_computed(draft, report)
    return report


def _how(complete_to: dict[str, date | None], data_to: date | None) -> str:
    """Where the data date comes from, in words."""
    if data_to:
        return "as given"
    return "the latest event in the files" if any(complete_to.values()) else "the files hold no event"


def _complete_to(rows: list[RowsRead], data_to: date | None, today: date) -> date | None:
    """The day these files are complete to: as given, or the latest event in them; None where nothing is dated."""
    return data_to or data_date(((each.table, each.rows) for each in rows), today)


def _data_to(code: str, rows: list[RowsRead], draft: Draft, latest: date | None, today: date) -> date:
    """The authority's data date after this load.

    The SSD sets it, since it replaces. Annex A moves it on, never back: an older workbook only adds to what is held.
    A local return or a population file on its own leaves it as it was: it does not say how far the rest reaches.
    """
    before = draft.manifest.authorities.get(code)
    if latest is None or before is None:
        return latest or (before.data_to if before else today)
    if any(each.table.startswith("ssd_") for each in rows):
        return latest
    return (
        max(latest, before.data_to)
        if any(each.table.startswith("annexa_") for each in rows)
        else before.data_to
    )
