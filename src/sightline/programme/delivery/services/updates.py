"""What people report of an action, and to which partners it is shown."""

from collections.abc import Sequence

from django.utils import timezone

from sightline.identifiers.rules import for_the_trail, kept_with
from sightline.people.models import User
from sightline.programme.kinds.refusals import CannotChangePlanError, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Action, Share, Update
from sightline.programme.plans.services.changes import trail_name
from sightline.trail.services import record, recorded_transaction

LONGEST = 4000


def report(action: Action, words: str, *, confirmed: Sequence[str] = (), by: str) -> Update:
    """Add an update. It is never changed afterwards: a correction is another update.

    `confirmed`: what it seems to hold that says who a child is, and is kept with.
    """
    words = required(words, "Enter what there is to report.", "words")
    if len(words) > LONGEST:
        raise CannotChangePlanError(
            f"That has {len(words):,} characters. Use {LONGEST:,} at most, and give the rest as evidence.",
            "words",
        )
    with recorded_transaction():
        update = Update.objects.create(action=action, words=words, by=by, at=timezone.now())
        detail = {"words": for_the_trail(words, confirmed), **kept_with(confirmed)}
        record(by=by, action=ProgrammeVerb.ACTION_REPORTED, what=trail_name(action), detail=detail)
    return update


def share(action: Action, person: User, *, by: str) -> None:
    """Show an action to somebody who sees only what is theirs or was shown to them."""
    with recorded_transaction():
        _, made = Share.objects.get_or_create(
            action=action, person=person, defaults={"by": by, "at": timezone.now()}
        )
        if not made:
            raise CannotChangePlanError(f"It is shown to {person.get_username()} already.", "person")
        detail = {"from": "not shown", "to": "shown", "with": person.get_username()}
        record(by=by, action=ProgrammeVerb.ACTION_SHARED, what=trail_name(action), detail=detail)


def stop_sharing(action: Action, person: User, *, by: str) -> None:
    """Show it to them no longer."""
    with recorded_transaction():
        gone, _ = Share.objects.filter(action=action, person=person).delete()
        if gone:
            detail = {"from": "shown", "to": "not shown", "with": person.get_username()}
            record(by=by, action=ProgrammeVerb.ACTION_UNSHARED, what=trail_name(action), detail=detail)
