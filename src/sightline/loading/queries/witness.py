"""What the trail may be held against: the oldest load. Each begins with a line."""

from sightline.loading.models import Load
from sightline.trail.witnesses import Witness


def oldest() -> Witness | None:
    """The oldest load whose files were sent to be read."""
    first = Load.objects.exclude(state="receiving").order_by("at").values_list("at", flat=True).first()
    return Witness(first, "a load") if first else None
