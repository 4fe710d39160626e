"""What the trail may be held against: the oldest account. Each is made with a line, whoever makes it."""

from sightline.people.models import User
from sightline.trail.witnesses import Witness


def oldest() -> Witness | None:
    """The oldest account, whether or not it may still sign in."""
    first = User.objects.order_by("date_joined").values_list("date_joined", flat=True).first()
    return Witness(first, "an account") if first else None
