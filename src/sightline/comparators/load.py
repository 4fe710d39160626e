"""Loading files of comparators: all of them or none."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sightline.comparators.facts import data_sets, release_days
from sightline.comparators.faults import CannotTakeFileError, ComparatorError
from sightline.comparators.reading import FileRead, FileWish, read_files
from sightline.comparators.recognise import LAIT_MEASURES, LAIT_TABLE, META, NEIGHBOURS
from sightline.comparators.store import (
    PublishedRelease,
    add,
    content_name,
    newest_first,
    one_loader,
    path_of,
    releases,
)

DAY = re.compile(r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$")
MODEL = re.compile(r"20\d{2}")
TAKEN = ("loaded", "would be loaded", "dated")
PASSED_OVER = ("thumbs.db", "desktop.ini", ".ds_store")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadWish(FileWish):
    """What a person says of a load, beside what they say of its files.

    `release`: what the release is called where its last year is not enough (a revision); `published`: the day or month it came
    out; `by`: whose account loads. `releases` and `days` say both of one file, by its name, before what is said of all.
    """

    release: str = ""
    published: str = ""
    by: str = ""
    releases: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)

    def release_of(self, file: str) -> str:
        """What somebody says this file's release is called; blank where nobody does."""
        return self.releases.get(file, "") or self.release

    def published_of(self, file: str) -> str:
        """When somebody says this file was published; blank where nobody does."""
        return self.days.get(file, "") or self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What became of one file: `did` is loaded, dated (it was here, and has its day of
    publication now), already here, would be loaded, not loaded (because another
    file of the same load was refused), refused, companion or not recognised."""

    file: str
    kind: str
    did: str
    data_set: str = ""
    release: str = ""
    published: str = ""
    rows: int = 0
    first_year: int | None = None
    last_year: int | None = None
    changes: Sequence[str] = ()
    effects: Sequence[str] = ()
    notes: Sequence[str] = ()
    why_not: str = ""


@dataclass(slots=True)
class ComparatorsReport:
    """What became of a load. `done` is whether the releases are there now (or, of a dry run, would be)."""

    files: list[FileReport] = field(default_factory=list)
    done: bool = False
    dry: bool = False
    sentence: str = ""


def load(paths: Sequence[Path], wish: LoadWish) -> ComparatorsReport:
    """Read every file named, and every one in every folder named, and take all that are comparators, or none.

    ComparatorError where another loader is at work or a wish cannot be read.
    """
    for day in filter(None, (wish.published, *wish.days.values())):
        if not DAY.match(day):
            raise ComparatorError(f"--published is '{day}'. Write the day or month as 2025-10-30 or 2025-10.")
    with one_loader():
        newest = _newest()
        earlier = [
            {"data_set": each.data_set, "release": each.release, **_columns(each)} for each in newest.values()
        ]
        before = {name: path_of(each) for name, each in newest.items()}
        files = read_files(_files_in(paths), wish, earlier, before)
        report = ComparatorsReport(dry=wish.dry)
        new = _decide(files, wish, report)
        refused = [each for each in report.files if each.did == "refused"]
        if refused or not any(each.did in (*TAKEN, "already here") for each in report.files):
            report.sentence = _why_nothing(report, refused)
            report.files = [
                replace(each, did="not loaded") if each.did in TAKEN else each for each in report.files
            ]
            return report
        report.done = True
        if new and not wish.dry:
            add(new)
        report.sentence = _what_was_done(report)
        return report


def _newest() -> dict[str, PublishedRelease]:
    """The newest release of each data set that has columns."""
    names = dict.fromkeys(each.data_set for each in releases() if each.about.get("figures"))
    return {name: newest_first(name)[0] for name in names}


def _columns(release: PublishedRelease) -> dict[str, Any]:
    return {name: release.about[name] for name in ("figures", "filters", "labels")}


def _files_in(paths: Sequence[Path]) -> list[Path]:
    files: dict[Path, None] = {}
    for path in paths:
        for each in sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]:
            if not each.name.startswith((".", "~$")) and each.name.lower() not in PASSED_OVER:
                files[each.resolve()] = None
    return list(files)


def _decide(
    files: Sequence[FileRead], wish: LoadWish, report: ComparatorsReport
) -> list[tuple[PublishedRelease, bytes]]:
    """What each file becomes; the report says it, and what is new is given with its content."""
    updated = next(
        (each.about["release"] for each in files if each.kind == LAIT_MEASURES and not each.why_not), ""
    )
    present = {(each.data_set, each.release): each for each in releases()}
    new: list[tuple[PublishedRelease, bytes]] = []
    for each in files:
        outcome, release = _outcome(each, wish, updated, present)
        report.files.append(outcome)
        if release is not None:
            present[release.data_set, release.release] = release
            new.append((release, each.content))
    return new


def _outcome(
    read: FileRead, wish: LoadWish, updated: str, present: Mapping[tuple[str, str], PublishedRelease]
) -> tuple[FileReport, PublishedRelease | None]:
    """What one file becomes, and the release where it is to be written."""
    if read.why_not:
        return FileReport(file=read.path.name, kind=read.kind, did="refused", why_not=read.why_not), None
    if read.kind in ("", META):
        did = "companion" if read.kind else "not recognised"
        return FileReport(file=read.path.name, kind=read.kind, did=did), None
    try:
        release = _release(read, wish, updated)
        same = _same_already(release, present)
    except CannotTakeFileError as why:
        return FileReport(file=read.path.name, kind=read.kind, did="refused", why_not=str(why)), None
    if same is None:
        return _of_release(read, release, "would be loaded" if wish.dry else "loaded"), release
    if wish.published_of(read.path.name) and not same.published and not wish.dry:
        dated = replace(same, published=release.published, published_source=release.published_source)
        return _of_release(read, dated, "dated"), dated
    return _of_release(read, same, "already here"), None


def _release(read: FileRead, wish: LoadWish, updated: str) -> PublishedRelease:
    about = dict(read.about)
    data_set = about.pop("data_set")
    name = wish.release_of(read.path.name) or about.pop("release", "") or _release_name(read, about, updated)
    about.pop("release", None)
    published = wish.published_of(read.path.name)
    source = "whoever loaded it" if published else ""
    if not published:
        published, source = release_days().get((data_set, name), ("", ""))
    suffix = "parquet" if "first_year" in about else "json"
    return PublishedRelease(
        data_set=data_set,
        release=name,
        published=published,
        published_source=source,
        file=read.path.name,
        sha256=read.sha256,
        content=content_name(data_set, name, read.sha256, suffix),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        by=wish.by,
        about=about,
    )


def _release_name(read: FileRead, about: Mapping[str, Any], updated: str) -> str:
    """What the release is called: its last year; of the DfE's tool the month its measures were brought up to date."""
    if read.kind == LAIT_TABLE:
        listed = [each.release for each in releases() if each.data_set == "lait_measures"]
        return updated or max(listed, default="") or str(about["last_year"])
    if read.kind == NEIGHBOURS:
        years = MODEL.findall(read.path.stem)
        if len(set(years)) != 1:
            raise CannotTakeFileError(
                f"{read.path.name} does not say the year of its model. Name its release by the year, as 2025. Nothing of it was taken."
            )
        return years[0]
    return str(about["last_year"])


def _same_already(
    release: PublishedRelease, present: Mapping[tuple[str, str], PublishedRelease]
) -> PublishedRelease | None:
    """The release where this very file is there already. CannotTakeFileError where another of that name is."""
    other = present.get((release.data_set, release.release))
    if other is None:
        return None
    if other.sha256 == release.sha256:
        return other if path_of(other).is_file() else None
    raise CannotTakeFileError(
        f"{release.file} is not the same as {other.file}, which was loaded as {release.data_set}, release {release.release}. Figures "
        f"are never overwritten: give this one a name of its own, as {release.release} revised. Nothing of it was taken."
    )


def _of_release(read: FileRead, release: PublishedRelease, did: str) -> FileReport:
    return FileReport(
        file=read.path.name,
        kind=read.kind,
        did=did,
        data_set=release.data_set,
        release=release.release,
        published=release.published,
        rows=int(release.about.get("rows", 0)),
        first_year=release.about.get("first_year"),
        last_year=release.about.get("last_year"),
        changes=list(read.changes),
        effects=list(read.effects),
        notes=[*read.notes, *_unmapped(release), *_undated(release)],
    )


def _unmapped(release: PublishedRelease) -> list[str]:
    if "figures" not in release.about or release.data_set in data_sets():
        return []
    return [
        f"No measure is compared with this data set. Ask for a column by its name: {release.data_set}.{next(iter(release.about['figures']))}."
    ]


def _undated(release: PublishedRelease) -> list[str]:
    if release.published or "figures" not in release.about:
        return []
    return [
        "The file does not say when it was published. Say the day or month, now or later, and it will be dated."
    ]


def _why_nothing(report: ComparatorsReport, refused: Sequence[FileReport]) -> str:
    if not refused:
        return "No file of comparators was among them. Nothing was loaded; what was there is as it was."
    others = len([each for each in report.files if each.did in TAKEN])
    rest = (
        f" {others} other {'file was' if others == 1 else 'files were'} fine and not loaded either."
        if others
        else ""
    )
    return f"Nothing was loaded; what was there is as it was.{rest}"


def _what_was_done(report: ComparatorsReport) -> str:
    many = {did: len([each for each in report.files if each.did == did]) for did in TAKEN}
    if report.dry:
        return f"Dry run: {_releases(many['would be loaded'])} would be loaded. Nothing was changed."
    parts = [f"{_releases(many[did])} {did}" for did in ("loaded", "dated") if many[did]]
    return f"{', '.join(parts)}." if parts else "Everything was here already. Nothing was changed."


def _releases(many: int) -> str:
    return f"{many} {'release' if many == 1 else 'releases'}"
