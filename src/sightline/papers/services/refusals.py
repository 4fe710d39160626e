"""Why something cannot be done with a paper."""

from sightline.papers.models import Paper
from sightline.people.models import User
from sightline.people.queries import user_named
from sightline.trail.refusing import record_refusal
from sightline.web.refusals import CannotDoError


class CannotPaperError(CannotDoError):
    """Nothing was done with the paper; the message says why."""


class MayNotPaperError(CannotPaperError):
    """Whoever asked may not; the refusal is written down."""


def trail_name(paper: Paper) -> str:
    """What the trail calls it: paper 12."""
    return f"paper {paper.pk}"


def allowed(by: str, permission: str, authority: str, what: str) -> User:
    """The person. MayNotPaperError, written down, where nobody has that name, or not that permission for that authority."""
    user = user_named(by)
    if user is None or not user.has_perm(permission) or user.authority not in ("", authority):
        record_refusal(by=by, what=what)
        raise MayNotPaperError("Your role does not do that. This attempt has been recorded.")
    return user
