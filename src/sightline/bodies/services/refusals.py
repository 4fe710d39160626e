"""Why something of a body cannot be done."""

from sightline.web.refusals import CannotDoError


class CannotChangeBodyError(CannotDoError):
    """A change of a body that cannot be."""
