"""Freezing, confirming a freeze, and saying what was published from it."""

from sightline.freezes.services.confirming import confirm, enter_edition, publish
from sightline.freezes.services.looking import look_at_differences
from sightline.freezes.services.making import CannotFreezeError, make

__all__ = ["CannotFreezeError", "confirm", "enter_edition", "look_at_differences", "make", "publish"]
