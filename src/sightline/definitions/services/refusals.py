"""Why something of a definition cannot be done."""

from sightline.web.refusals import CannotDoError


class CannotChangeDefinitionError(CannotDoError):
    """Why nothing was proposed or decided, in a sentence."""
