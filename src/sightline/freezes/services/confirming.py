"""What follows a freeze: a second person confirms it, and what is published from it is entered."""

from datetime import date

from django.utils import timezone

from sightline.calendars.dates import in_words
from sightline.freezes.models import Freeze, Publication
from sightline.freezes.rules import making as rules
from sightline.freezes.services.making import TO_CONFIRM, TO_MAKE, CannotFreezeError, allowed, trail_name
from sightline.freezes.verbs import FreezeVerb
from sightline.trail.services import record, recorded_transaction

LONGEST = 200


def confirm(freeze: Freeze, *, by: str) -> Freeze:
    """A second person has looked at it. CannotFreezeError for whoever made it, and where it is confirmed already."""
    allowed(by, freeze.authority, TO_CONFIRM, "confirm a freeze")
    with recorded_transaction():
        now = Freeze.objects.get(pk=freeze.pk)
        try:
            rules.refuse_confirming(by, now.made_by, now.confirmed_by)
        except rules.FreezeRuleError as fault:
            raise CannotFreezeError(str(fault), fault.field) from fault
        now.confirmed_by, now.confirmed_at = by, timezone.now()
        now.save(update_fields=["confirmed_by", "confirmed_at"])
        record(by=by, action=FreezeVerb.FREEZE_CONFIRMED, what=trail_name(now), detail={"seal": now.seal})
    return now


def publish(freeze: Freeze, *, title: str, audience: str, on: date, by: str) -> Publication:
    """Enter what was published from a confirmed freeze: `title`, to whom, and on which day.

    CannotFreezeError where the freeze is not confirmed, something is missing, or the day lies before the freeze or ahead.
    """
    allowed(by, freeze.authority, TO_MAKE, "enter what was published")
    title, audience = " ".join(title.split()), " ".join(audience.split())
    for text, field, missing in (
        (title, "title", "Say what was published."),
        (audience, "audience", "Say to whom it went."),
    ):
        if not text:
            raise CannotFreezeError(missing, field)
        if len(text) > LONGEST:
            raise CannotFreezeError(f"Write at most {LONGEST} characters.", field)
    made, today = timezone.localtime(freeze.made_at).date(), timezone.localdate()
    if not made <= on <= today:
        raise CannotFreezeError(f"Enter a day from {in_words(made)}, when it was frozen, to today.", "on")
    with recorded_transaction():
        now = Freeze.objects.get(pk=freeze.pk)
        if not now.confirmed_by:
            raise CannotFreezeError(
                "A freeze is confirmed by a second person before anything is published from it."
            )
        published = Publication.objects.create(
            freeze=now, title=title, audience=audience, on=on, entered_by=by, entered_at=timezone.now()
        )
        detail = {"title": title, "audience": audience, "on": on.isoformat()}
        record(by=by, action=FreezeVerb.FREEZE_PUBLISHED, what=trail_name(now), detail=detail)
    return published


def enter_edition(
    freeze: Freeze, *, edition: str, title: str, audience: str, files: dict[str, str], by: str
) -> Publication:
    """Enter an edition that is being published from a freeze, with what each of its files hashes to: its own line of the trail says so."""
    return Publication.objects.create(
        freeze=freeze,
        title=title,
        audience=audience,
        on=timezone.localdate(),
        entered_by=by,
        entered_at=timezone.now(),
        edition=edition,
        files=files,
    )
