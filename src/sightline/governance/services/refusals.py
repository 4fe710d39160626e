"""Why something of a meeting cannot be done."""

from sightline.web.refusals import CannotDoError


class CannotKeepMeetingError(CannotDoError):
    """Why nothing of a meeting, its agenda or what is tracked was changed, in a sentence."""
