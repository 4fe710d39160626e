"""A notice to improve is lifted, with the day and the grounds; or is in force again. What it was before is kept."""

from datetime import date

from django.utils import timezone

from sightline.programme.kinds.refusals import raise_if
from sightline.programme.models import Source
from sightline.programme.sources.rules import notices
from sightline.programme.sources.services.corrections import keep_correction, source_as_seen
from sightline.programme.sources.services.drafts import plain
from sightline.trail.services import recorded_transaction


def lift(source: Source, on: date, *, edition: int, reason: str, by: str) -> None:
    """Whoever may lift it did so on that day; `reason`: on what grounds, and who decided.

    CannotChangePlanError where it is no notice, is lifted already, or the day cannot be.
    """
    with recorded_transaction():
        now = source_as_seen(source.pk, edition)
        raise_if(notices.fault(now.kind, now.lifted_on, "lifted", reason), "reason")
        raise_if(notices.lifted_fault(on, now.said_on, timezone.localdate()), "on")
        _become(now, "lifted", on, reason.strip(), by)


def in_force_again(source: Source, *, edition: int, reason: str, by: str) -> None:
    """It was not lifted after all, or is in force once more."""
    with recorded_transaction():
        now = source_as_seen(source.pk, edition)
        raise_if(notices.fault(now.kind, now.lifted_on, "in_force", reason), "reason")
        _become(now, "in_force", None, reason.strip(), by)


def _become(now: Source, wanted: str, on: date | None, grounds: str, by: str) -> None:
    was = {"notice": notices.state_of(now.kind, now.lifted_on), "lifted_on": now.lifted_on}
    now.lifted_on = on
    now.lifted_because, now.lifted_by = (grounds, by) if on else ("", "")
    became = {"notice": wanted, "lifted_on": on}
    keep_correction(now, None, wanted, plain(was), plain(became), grounds, by)
