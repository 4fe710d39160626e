"""Why something of an entered figure cannot be done."""

from sightline.web.refusals import CannotDoError


class CannotEnterError(CannotDoError):
    """Why nothing was defined, entered or decided, in a sentence."""
