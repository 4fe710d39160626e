"""Published figures out of somebody's box: looked at, and then taken as they were seen, or not at all."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sightline.comparators.faults import ComparatorError
from sightline.comparators.load import TAKEN, ComparatorsReport, FileReport, LoadWish, load
from sightline.loading.models import Load
from sightline.loading.places import folder_of
from sightline.loading.rules import COMPARED_WITH
from sightline.loading.services.moving import MayNotError
from sightline.loading.services.receiving import box_of
from sightline.loading.verbs import LoadingVerb
from sightline.trail import services as trail
from sightline.trail.rules import plain

NONE_HERE = "There is no file of published figures in the box any more. Drop it again."
OTHERWISE = "Since you looked, other figures have been loaded or the files are others, so nothing was taken. Look at what would be taken now."


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedWish:
    """What somebody says of the files: by a file's name the day it came out (2025-10-30, or 2025-10) and its release's name; and
    the names that columns had before."""

    days: Mapping[str, str] = field(default_factory=dict)
    releases: Mapping[str, str] = field(default_factory=dict)
    renames: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PublishedLook:
    """What would become of the files. `seal` tells this look from every other; what is taken must have the same."""

    report: ComparatorsReport
    seal: str


def look(box: Load, wish: PublishedWish) -> PublishedLook:
    """What would become of the published files of a box; nothing is changed. MayNotError, in a sentence, where nobody can tell."""
    return _look(_paths(box), wish, "")


def take(box: Load, wish: PublishedWish, *, seal: str, by: str) -> ComparatorsReport:
    """Take the published files of a box as they were seen. MayNotError, and nothing taken, where that is not what it would be now."""
    paths = _paths(box)
    if _look(paths, wish, by).seal != seal:
        raise MayNotError(OTHERWISE)
    report = _load(paths, wish, by, dry=False)
    if not report.done:
        raise MayNotError(report.sentence)
    releases = [f"{each.data_set} {each.release}" for each in report.files if each.did in TAKEN]
    with trail.recorded_transaction():
        rows = list(box.files.exclude(published_kind=""))
        if releases:
            what = plain(f"{COMPARED_WITH}: {', '.join(releases)}")
            detail = {"files": {row.name: row.sha256 for row in rows}}
            trail.record(by=by, action=LoadingVerb.PUBLISHED_FIGURES_LOADED, what=what, detail=detail)
        box.files.filter(id__in=[row.id for row in rows]).delete()
    for path in paths:
        path.unlink(missing_ok=True)
    return report


def keep_in_box(started: Load, *, by: str) -> None:
    """Published figures that were dropped beside records stay in the box when those are sent to be read."""
    rows = list(started.files.exclude(published_kind=""))
    if not rows:
        return
    box = box_of(by)
    for row in rows:
        path = folder_of(started.id) / row.name
        if path.is_file():
            path.replace(folder_of(box.id) / row.name)
    started.files.filter(id__in=[row.id for row in rows]).update(load=box)


def _paths(box: Load) -> list[Path]:
    names = box.files.filter(place="arrived").exclude(published_kind="").values_list("name", flat=True)
    paths = [folder_of(box.id) / name for name in names]
    if not paths:
        raise MayNotError(NONE_HERE)
    return paths


def _look(paths: Sequence[Path], wish: PublishedWish, by: str) -> PublishedLook:
    report = _load(paths, wish, by, dry=True)
    return PublishedLook(report, _seal(report.files))


def _load(paths: Sequence[Path], wish: PublishedWish, by: str, *, dry: bool) -> ComparatorsReport:
    load_wish = LoadWish(
        renames=dict(wish.renames),
        accept=True,
        dry=dry,
        releases=dict(wish.releases),
        days=dict(wish.days),
        by=by,
    )
    try:
        return load(paths, load_wish)
    except ComparatorError as fault:
        raise MayNotError(str(fault)) from fault


def _seal(files: Sequence[FileReport]) -> str:
    """What would become of each file, in short."""
    outcomes = [
        [each.file, each.kind, each.did, each.data_set, each.release, each.rows, list(each.changes)]
        for each in files
    ]
    return hashlib.sha256(json.dumps(outcomes, ensure_ascii=False).encode()).hexdigest()
