"""Keeping a child's record from everybody but those named, and lifting that again."""

from collections.abc import Iterable

from django.utils import timezone

from sightline.people.fingerprints import KeyChangedError, fingerprint, key, key_check
from sightline.people.models import RestrictedChild, User
from sightline.people.verbs import PeopleVerb
from sightline.statistics.amounts import several
from sightline.trail import services as trail
from sightline.web.refusals import CannotDoError


class CannotRestrictError(CannotDoError):
    """A restriction that cannot be made or lifted; the sentence names no child."""


def restrict(references: Iterable[str], *, kind: str, why: str, allowed: Iterable[str], by: str) -> int:
    """Restrict these children; gives how many. Those restricted already get the new kind, reason and names.

    `allowed` are the names of people who may still see them: each must exist. All or none.
    """
    wanted = sorted({reference.strip() for reference in references if reference.strip()})
    names = sorted({name.strip().lower() for name in allowed if name.strip()})
    if not wanted:
        raise CannotRestrictError("Enter at least one child's reference.", "references")
    if kind not in dict(RestrictedChild.KINDS):
        raise CannotRestrictError("Choose a kind.", "kind")
    with trail.recorded_transaction():
        with_key = _key_in_use()
        people = list(User.objects.filter(username__in=names, is_active=True))
        missing = sorted(set(names) - {each.username for each in people})
        if missing:
            sentence = f"There is no user named {', '.join(missing)}. Nothing was changed."
            raise CannotRestrictError(sentence, "allowed")
        for reference in wanted:
            restriction, _ = RestrictedChild.objects.update_or_create(
                child=fingerprint(reference, with_key),
                defaults={
                    "key_check": key_check(with_key),
                    "kind": kind,
                    "why": why.strip(),
                    "added_by": by,
                    "added_at": timezone.now(),
                },
            )
            restriction.allowed.set(people)
        detail = {"children": wanted, "kind": kind, "allowed": names}
        trail.record(
            by=by,
            action=PeopleVerb.RESTRICTED,
            what=several(len(wanted), "child", "children"),
            reason=why,
            detail=detail,
        )
    return len(wanted)


def lift(reference: str, *, why: str, by: str) -> None:
    """Take a child off the list. CannotRestrictError when it is not on it."""
    with trail.recorded_transaction():
        restriction = RestrictedChild.objects.filter(child=fingerprint(reference, _key_in_use())).first()
        if restriction is None:
            sentence = "No child of this reference is restricted. Check it and try again."
            raise CannotRestrictError(sentence, "reference")
        restriction.delete()
        trail.record(
            by=by,
            action=PeopleVerb.RESTRICTION_LIFTED,
            what="1 child",
            reason=why,
            detail={"children": [reference.strip()]},
        )


def _key_in_use() -> bytes:
    """The key, if it is the one the list was made with."""
    with_key = key()
    if RestrictedChild.objects.exclude(key_check=key_check(with_key)).exists():
        raise KeyChangedError
    return with_key
