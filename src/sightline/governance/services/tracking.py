"""What a body waits for is tracked, changed, answered, done or withdrawn.

`edition`: the matter's as it was seen, None where nobody looked; ChangedMeanwhileError where somebody changed it since.
"""

from dataclasses import asdict, dataclass, replace
from datetime import date

from django.utils import timezone

from sightline.bodies.models import Body, Meeting
from sightline.calendars.due_words import due_day
from sightline.governance.models import AgendaItem, GovernanceChange, TrackedMatter
from sightline.governance.rules.kinds import CHALLENGE, FOLLOW_UP, MATTERS, OUTCOMES, RECOMMENDATION
from sightline.governance.rules.states import ANSWERED, OPEN, fault_of_move
from sightline.governance.services.refusals import CannotKeepMeetingError
from sightline.governance.verbs import GovernanceVerb
from sightline.history.services import as_seen, count_up, write_changes
from sightline.people.posts.queries import post_named
from sightline.trail.services import record, recorded_transaction

NO_DAY = "“{words}” names no day. Enter one, as 14 November 2026, a month, or words such as: end of quarter 3 of 2026-27"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterTerms:
    """What is tracked: `kind` of MATTERS, its words, who raised it by role, the post that answers, by when and where it was said.

    `due_words`: a day as people say it, from which `due` is read; blank where there is none.
    """

    kind: str
    words: str
    raised_by: str = ""
    owner: str = ""
    due_words: str = ""
    source: str = ""
    source_place: str = ""

    @property
    def texts(self) -> dict[str, str]:
        """As its history keeps it, without the kind, which stays."""
        return {name: value for name, value in asdict(self).items() if name != "kind"}


def track(
    body: Body,
    terms: MatterTerms,
    *,
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    written: date | None = None,
    by: str,
) -> TrackedMatter:
    """Track something for a body, from a meeting of its or an item of it, where it comes from one.

    `written`: the day it was said, from which words such as "end of quarter 3" are counted; the meeting's where there is one,
    else today. CannotKeepMeetingError for what is missing, a day that is none, and an item of another body.
    """
    meeting = item.meeting if item else meeting
    terms = _checked(terms)
    with recorded_transaction():
        if meeting is not None and meeting.body_id != body.pk:
            raise CannotKeepMeetingError("That meeting is another body’s.", "meeting")
        day = written or (meeting.on if meeting else None) or timezone.localdate()
        made = TrackedMatter(body=body, meeting=meeting, item=item, kind=terms.kind, by=by, at=timezone.now())
        _take_over(made, terms, day)
        made.save(force_insert=True)
        due = made.due.isoformat() if made.due else None
        detail = {"kind": terms.kind, "body": body.name, "due": due}
        record(by=by, action=GovernanceVerb.MATTER_TRACKED, what=what_matter(made), detail=detail)
    return made


def change_matter(
    matter: TrackedMatter, terms: MatterTerms, *, edition: int | None = None, by: str
) -> TrackedMatter:
    """What a matter says, who answers it and by when. What it was stays to be read. Its kind does not change."""
    terms = _checked(replace(terms, kind=matter.kind))
    with recorded_transaction():
        now = as_seen(matter, edition, "body", "meeting")
        before = terms_of(now)
        if before == terms:
            raise CannotKeepMeetingError("That is recorded already. Change what differs.")
        day = (now.meeting.on if now.meeting else None) or timezone.localdate(now.at)
        _take_over(now, terms, day)
        count_up(now, *terms.texts, "due", "named_post", by=by)
        names = write_changes(GovernanceChange, before.texts, terms.texts, by=by, matter=now)
        record(by=by, action=GovernanceVerb.MATTER_CHANGED, what=what_matter(now), detail={"fields": names})
    return now


def move_matter(
    matter: TrackedMatter,
    state: str,
    words: str,
    *,
    on: date,
    answered_by: str = "",
    outcome: str = "",
    edition: int | None = None,
    by: str,
) -> TrackedMatter:
    """A matter is answered, done, withdrawn or open again on that day; `words` are the answer, what was done, or why.

    `outcome`: the executive's to a recommendation. CannotKeepMeetingError for a way there is not, and for a day still to come.
    """
    if on > timezone.localdate():
        raise CannotKeepMeetingError("That day is still to come.", "on")
    with recorded_transaction():
        now = as_seen(matter, edition, "body")
        field, fault = fault_of_move(now.kind, now.state, state, words)
        if fault:
            raise CannotKeepMeetingError(fault, field)
        if now.kind == RECOMMENDATION and state == ANSWERED and outcome not in OUTCOMES:
            raise CannotKeepMeetingError("Choose what the executive answered.", "outcome")
        was = _state_of(now)
        before = now.state
        now.state, now.closed_on = state, None if state == OPEN else on
        if state != OPEN:
            now.answer, now.answered_by = words.strip(), answered_by.strip()
            now.outcome = outcome if state == ANSWERED else now.outcome
        count_up(now, "state", "answer", "answered_by", "outcome", "closed_on", by=by)
        reason = words.strip() if state == OPEN else ""
        write_changes(GovernanceChange, was, _state_of(now), reason=reason, by=by, matter=now)
        detail = {"from": before, "to": state}
        record(by=by, action=GovernanceVerb.MATTER_MOVED, what=what_matter(now), detail=detail)
    return now


def terms_of(matter: TrackedMatter) -> MatterTerms:
    """What a matter says."""
    return MatterTerms(**{name: getattr(matter, name) for name in MatterTerms.__dataclass_fields__})


def what_matter(matter: TrackedMatter) -> str:
    """A matter as the trail names it."""
    return f"matter {matter.pk}"


def _checked(terms: MatterTerms) -> MatterTerms:
    plain = {name: value.strip() for name, value in asdict(terms).items()}
    terms = MatterTerms(**plain)
    if terms.kind not in MATTERS:
        raise CannotKeepMeetingError("Choose what kind of thing is tracked.", "kind")
    if not terms.words:
        raise CannotKeepMeetingError("Enter what it is, in its own words.", "words")
    if terms.kind == CHALLENGE and not terms.raised_by:
        raise CannotKeepMeetingError(
            "Enter who challenged, by role: Chair, a member, the lead member.", "raised_by"
        )
    if terms.kind == FOLLOW_UP and not terms.due_words:
        raise CannotKeepMeetingError(
            "Enter when it falls due: a follow-up comes back on its day.", "due_words"
        )
    return terms


def _take_over(matter: TrackedMatter, terms: MatterTerms, written: date) -> None:
    due = due_day(terms.due_words, written) if terms.due_words else None
    if terms.due_words and due is None:
        raise CannotKeepMeetingError(NO_DAY.format(words=terms.due_words), "due_words")
    for name, value in terms.texts.items():
        setattr(matter, name, value)
    matter.due = due
    matter.named_post = post_named(matter.body.authority, terms.owner)


def _state_of(matter: TrackedMatter) -> dict[str, object]:
    fields = ("state", "answer", "answered_by", "outcome", "closed_on")
    return {name: getattr(matter, name) for name in fields}
