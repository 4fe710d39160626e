"""Counting tries that have not succeeded, in the database, so that every worker process counts the same."""

from datetime import datetime
from ipaddress import ip_address, ip_network

from django.utils import timezone
from django.utils.crypto import salted_hmac

from sightline.people import rules
from sightline.people.models import SignInTry
from sightline.trail import services as trail
from sightline.trail.verbs import TrailVerb


class LockedOutError(Exception):
    """Too many failed tries; `until` is when trying opens again."""

    def __init__(self, until: datetime) -> None:
        """`until` is shown to the person as a time of day."""
        super().__init__("Too many tries. Wait a quarter of an hour, then try again.")
        self.until = until


class Tries:
    """The tries of one kind with one name: at a password from one address, at a code from anywhere."""

    def __init__(self, name: str, address: str = "", kind: str = "") -> None:
        """`address` is where from; `kind` keeps tries at a code apart from tries at a password."""
        self._asked = {"name_key": name_key(f"{kind}:{name}" if kind else name), "address": address}

    def count(self, *, of_all_names: bool = False) -> None:
        """Write a try down before it is looked at, so that many at once cannot slip past the count; or LockedOutError.

        `of_all_names`: what was tried from this address under other names counts too, with a higher limit. Tries that
        no longer count are swept away, and so are those of a clock that was ahead.
        """
        now = timezone.now()
        with trail.recorded_transaction():
            SignInTry.objects.filter(at__lte=now - rules.FAILURES_COUNT_FOR).delete()
            SignInTry.objects.filter(at__gt=now + rules.CLOCKS_MAY_DIFFER).delete()
            earlier = SignInTry.objects.filter(**self._asked).values_list("at", flat=True)
            until = rules.locked_until(earlier, now)
            if until is None and of_all_names and self._asked["address"]:
                sprayed = SignInTry.objects.filter(address=self._asked["address"]).values_list(
                    "at", flat=True
                )
                until = rules.locked_until(sprayed, now, rules.MOST_FAILURES_OF_AN_ADDRESS)
            if until is None:
                SignInTry.objects.create(**self._asked, at=now)
        if until is not None:
            raise LockedOutError(until)

    def forget(self) -> None:
        """One has succeeded: start again from none."""
        SignInTry.objects.filter(**self._asked).delete()

    def record_failure(self, by: str, action: TrailVerb) -> None:
        """Write a failure in the trail, and that it was the last before the lock where it was."""
        tries = SignInTry.objects.filter(**self._asked).count()
        locked = {"locked": True} if tries >= rules.MOST_FAILURES else {}
        trail.record(by=by, action=action, detail={"tries": tries, **locked})


def network_of(address: str) -> str:
    """The address tries are counted under: of IPv6 the network, because whoever has one address there has them all."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address[:45]
    return str(ip_network(f"{parsed}/64", strict=False)) if parsed.version == 6 else str(parsed)


def name_key(name: str) -> str:
    """The fingerprint under which tries with this name are counted."""
    return salted_hmac("sightline.people.tries", rules.tidy_name(name), algorithm="sha256").hexdigest()
