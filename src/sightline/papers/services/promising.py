"""What a paper promised is tracked by governance, so that it is due at the top of the next."""

from sightline.governance.models import TrackedMatter
from sightline.governance.rules.kinds import FOLLOW_UP
from sightline.governance.services.refusals import CannotKeepMeetingError
from sightline.governance.services.tracking import MatterTerms, track
from sightline.papers.models import Paper
from sightline.papers.services.refusals import CannotPaperError, MayNotPaperError, trail_name
from sightline.people.queries import user_named
from sightline.trail.refusing import record_refusal

MAY = ("papers.write", "papers.publish", "meetings.keep")


def promise(paper: Paper, *, words: str, owner: str = "", due_words: str = "", by: str) -> TrackedMatter:
    """Track it as a follow-up of the paper's body and meeting. CannotPaperError, with its field, for a day that is none."""
    user = user_named(by)
    if user is None or user.authority not in ("", paper.authority) or not any(map(user.has_perm, MAY)):
        record_refusal(by=by, what=f"track a promise of {trail_name(paper)}")
        raise MayNotPaperError("Your role does not track promises. This attempt has been recorded.")
    terms = MatterTerms(
        kind=FOLLOW_UP, words=words, owner=owner, due_words=due_words, source=paper.title[:200]
    )
    try:
        return track(paper.body, terms, meeting=paper.meeting, by=by)
    except CannotKeepMeetingError as fault:
        raise CannotPaperError(str(fault), fault.field) from fault
