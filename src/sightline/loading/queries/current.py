"""What is current, in a sentence: on every page on which somebody loads or decides."""

from datetime import datetime

from django.utils import timezone

from sightline.calendars.dates import in_words
from sightline.engine.snapshots import NothingLoadedError, Snapshot, open_snapshot
from sightline.loading.models import Load
from sightline.people.models import User
from sightline.standards.authorities import name_of
from sightline.web.account_names import name_and_post

NOTHING = "Nothing is loaded yet."


def current_words(user: User) -> str:
    """Current: data to 31 October 2026, loaded 29 November 2026 by Jo Smith, Performance analyst.

    Of several authorities each with its day; of those alone that this person loads for.
    """
    try:
        snapshot = open_snapshot()
    except NothingLoadedError:
        return NOTHING
    entries = snapshot.manifest.authorities
    codes = [code for code in sorted(entries) if user.authority in ("", code)]
    if not codes:
        return NOTHING
    days = {code: in_words(entries[code].data_to) for code in codes}
    several = len(codes) > 1
    data = "; ".join(
        f"{name_of(code)}, data to {day}" if several else f"data to {day}" for code, day in days.items()
    )
    return f"Current: {data}, loaded {_loaded(snapshot, user)}."


def _loaded(snapshot: Snapshot, user: User) -> str:
    """When, and by whom; who loaded another authority's data is no business of this person's."""
    load = Load.objects.filter(snapshot=snapshot.id).first()
    step = load.steps.filter(state="made_current").last() if load else None
    if load is None or step is None:
        return f"{in_words(timezone.localdate(datetime.fromisoformat(snapshot.manifest.made)))} from the command line"
    day = in_words(timezone.localdate(step.at))
    if user.authority and user.authority not in load.authorities:
        return day
    return f"{day} by {name_and_post(step.by, step.at)}"
