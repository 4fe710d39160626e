"""Freezing: everything is written beside the store's other freezes and put in place whole, or nothing is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import rmtree
from typing import Any

from django.db import IntegrityError
from django.utils import timezone
from filelock import FileLock

from sightline.engine.places import store_folder
from sightline.engine.snapshots import Snapshot, keep, keep_names, open_snapshot, release
from sightline.entries.queries.registry import entered_measures, with_entered
from sightline.files.digest import sha256_of
from sightline.files.whole import folder_whole
from sightline.freezes.content import FreezeContent, write_content
from sightline.freezes.models import Freeze
from sightline.freezes.places import CONTENT, freeze_folder, freezes_folder, keep_name
from sightline.freezes.queries.facts import facts_of, reported_by_unit
from sightline.freezes.rules import making as rules
from sightline.freezes.verbs import FreezeVerb
from sightline.measuring.discover import entered_known
from sightline.measuring.readings import READING_RESULTS
from sightline.people.models import User
from sightline.people.queries import user_named
from sightline.trail.refusing import record_refusal
from sightline.trail.services import record, recorded_transaction
from sightline.web.refusals import CannotDoError

Say = Callable[[str], None]
TO_MAKE, TO_CONFIRM = "data.load", "freezes.confirm"


class CannotFreezeError(CannotDoError):
    """Why nothing was frozen, confirmed or entered, in a sentence."""


class MayNotFreezeError(CannotFreezeError):
    """Whoever asked may not; the refusal is recorded."""


def make(
    *,
    by: str,
    authority: str,
    name: str,
    cut_off: date | None = None,
    snapshot: Snapshot | None = None,
    say: Say = lambda _: None,
) -> Freeze:
    """Freeze an authority's figures to `cut_off`, by default the day its data is complete to. NothingLoadedError without data.

    CannotFreezeError for a name that is taken or none, and for a day the data does not reach; MayNotFreezeError, recorded, for
    whoever may not. Whatever goes wrong, and should the process be killed, there is the whole freeze or none.
    """
    loaded = snapshot or open_snapshot()
    entry = loaded.manifest.authorities.get(authority)
    allowed(by, authority, TO_MAKE, "freeze figures")
    if entry is None:
        raise CannotFreezeError(f"Nothing is loaded for authority {authority}.")
    day = cut_off or entry.data_to
    try:
        name = rules.name_of(name)
        rules.refuse_cut_off(day, entry.data_to)
    except rules.FreezeRuleError as fault:
        raise CannotFreezeError(str(fault), fault.field) from fault
    freezes_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(store_folder() / "freezes.lock"):
        _refuse_taken(authority, name)
        folder = freeze_folder(authority, name)
        _remove_what_was_killed(folder)
        return _make(by, authority, name, day, loaded, folder, say)


def allowed(by: str, authority: str, permission: str, what: str) -> User:
    """The person. MayNotFreezeError, recorded, where nobody has that name, or the permission for that authority."""
    user = user_named(by)
    if user is None or not user.has_perm(permission) or user.authority not in ("", authority):
        record_refusal(by=by, what=what)
        raise MayNotFreezeError(f"{by} may not {what} of authority {authority}. Nothing was done.")
    return user


def _remove_what_was_killed(folder: Path) -> None:
    """What a freeze of this name left that never stood in the database, and what any left half-written: one is made at a time."""
    for each in (folder, *freezes_folder().glob(".*")):
        rmtree(each, ignore_errors=True)


def _refuse_taken(authority: str, name: str) -> None:
    if Freeze.objects.filter(authority=authority, name=name).exists():
        raise CannotFreezeError(
            f"There is a freeze {name} already. A freeze is never made anew: choose another name.", "name"
        )


def _make(by: str, authority: str, name: str, day: date, loaded: Snapshot, folder: Path, say: Say) -> Freeze:
    was_kept = keep_name(authority, name) in keep_names(loaded.id)
    keep(loaded.id, keep_name(authority, name))
    try:
        with entered_known(lambda: entered_measures(authority)):
            content = _gathered(authority, name, day, loaded, say)
            folder_whole(folder, lambda waiting: write_content(content, waiting, say), durable=True)
        return _written_down(by, content, folder)
    except BaseException:
        rmtree(folder, ignore_errors=True)
        if not was_kept:
            release(loaded.id, keep_name(authority, name))
        raise


def _gathered(authority: str, name: str, day: date, loaded: Snapshot, say: Say) -> FreezeContent:
    readings = with_entered(READING_RESULTS.of(loaded, say=say))
    say("Adding up what is reported")
    return FreezeContent(
        authority=authority,
        name=name,
        cut_off=day,
        snapshot=loaded,
        readings=readings.folder,
        reported=reported_by_unit(readings, authority, rules.periods_to(day)),
        facts=facts_of(readings, authority, day),
    )


def _written_down(by: str, content: FreezeContent, folder: Path) -> Freeze:
    about: dict[str, Any] = {
        "authority": content.authority,
        "name": content.name,
        "cut_off": content.cut_off,
        "data_to": content.snapshot.manifest.authorities[content.authority].data_to,
        "snapshot": content.snapshot.id,
        "seal": sha256_of(folder / CONTENT),
    }
    try:
        with recorded_transaction():
            freeze = Freeze.objects.create(**about, made_by=by, made_at=timezone.now())
            record(
                by=by,
                action=FreezeVerb.FREEZE_MADE,
                what=trail_name(freeze),
                detail={
                    "cut_off": about["cut_off"].isoformat(),
                    "seal": about["seal"],
                    "snapshot": about["snapshot"],
                },
            )
    except IntegrityError as twice:
        raise CannotFreezeError(f"There is a freeze {content.name} already.", "name") from twice
    return freeze


def trail_name(freeze: Freeze) -> str:
    """What the trail calls it: q2-2026-27 990."""
    return f"{freeze.name} {freeze.authority}"
