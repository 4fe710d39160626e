"""What a body is and oversees, how often it is reported to, and when and where it meets; each is one line in the trail.

`edition`: the body's as it was seen, None where nobody looked; ChangedMeanwhileError where somebody changed it since. What was
said before is kept in `BodyChange`.
"""

from dataclasses import asdict
from datetime import date, time

from django.utils import timezone

from sightline.bodies.models import Body, BodyChange, Mandate, Meeting, ReportCycle
from sightline.bodies.queries import body_by_name, last_of
from sightline.bodies.rules import EVERY, BodyTerms, fault_of_terms
from sightline.bodies.services.describing import body_called, what_body
from sightline.bodies.services.refusals import CannotChangeBodyError
from sightline.bodies.verbs import BodyVerb
from sightline.history.services import as_seen, as_text, count_up, write_changes
from sightline.trail.services import record, recorded_transaction

ENDS_BEFORE = "It ends before it starts."


def add_body(authority: str, name: str, kind: str, *, by: str) -> Body:
    """A body that nobody recorded before. CannotChangeBodyError for no name or kind, and for one that is recorded already."""
    field, fault = fault_of_terms(BodyTerms(kind))
    if fault:
        raise CannotChangeBodyError(fault, field)
    with recorded_transaction():
        if body_by_name(authority, name):
            raise CannotChangeBodyError(f"“{name.strip()}” is recorded already.", "name")
        body = body_called(authority, name, by=by)
        body.kind = kind
        body.save(update_fields=["kind"])
        detail = {"body": body.name, "kind": kind}
        record(by=by, action=BodyVerb.BODY_ADDED, what=what_body(body), detail=detail)
    return body


def set_terms(body: Body, terms: BodyTerms, *, edition: int | None = None, reason: str = "", by: str) -> Body:
    """Say what kind of body it is, its terms of reference, and until when it goes on. A change of the terms says why.

    CannotChangeBodyError for what is no kind, for a change without a reason, and where all of it is known already.
    """
    field, fault = fault_of_terms(terms)
    if fault:
        raise CannotChangeBodyError(fault, field)
    with recorded_transaction():
        now = as_seen(body, edition, last=last_of)
        before = now.own_terms
        if before == terms:
            raise CannotChangeBodyError("That is known already. Change what differs.")
        if before.terms and before.terms != terms.terms and not reason.strip():
            raise CannotChangeBodyError("Enter why the terms of reference change.", "reason")
        for name, value in asdict(terms).items():
            setattr(now, name, value)
        count_up(now, *asdict(terms), by=by)
        names = write_changes(
            BodyChange, asdict(before), asdict(terms), reason=reason.strip(), by=by, body=now
        )
        record(
            by=by,
            action=BodyVerb.BODY_TERMS_CHANGED,
            what=what_body(now),
            reason=reason.strip(),
            detail={"fields": names},
        )
    return now


def add_mandate(
    body: Body,
    words: str,
    *,
    decided_by: Body | None = None,
    decided_on: date | None = None,
    decided_words: str = "",
    taken_from: Body | None = None,
    starts: date | None = None,
    kept_in: str = "",
    edition: int | None = None,
    by: str,
) -> Mandate:
    """A body oversees this, by whose decision, from when; `taken_from` the body that did before.

    CannotChangeBodyError for no words, for what is overseen with nobody's decision, and for a body that takes it from itself.
    """
    words = words.strip()
    if not words:
        raise CannotChangeBodyError("Enter what it oversees.", "words")
    if decided_by is None and not decided_words.strip():
        raise CannotChangeBodyError("Say who decided that: choose a body, or write it.", "decided_by")
    if taken_from == body:
        raise CannotChangeBodyError("It cannot take oversight over from itself.", "taken_from")
    with recorded_transaction():
        body = as_seen(body, edition, last=last_of)
        made = Mandate.objects.create(
            body=body,
            words=words,
            decided_by=decided_by,
            decided_on=decided_on,
            decided_words=decided_words.strip(),
            taken_from=taken_from,
            starts=starts,
            kept_in=kept_in,
            by=by,
            at=timezone.now(),
        )
        count_up(body, by=by)
        write_changes(BodyChange, {}, {"mandate": words}, by=by, body=body)
        detail = {
            "mandate": made.pk,
            "decided_by": decided_by.name if decided_by else "",
            "taken_from": taken_from.name if taken_from else "",
        }
        record(by=by, action=BodyVerb.MANDATE_ADDED, what=what_body(body), detail=detail)
    return made


def end_mandate(mandate: Mandate, on: date, *, edition: int | None = None, by: str) -> Mandate:
    """The last day on which a body oversees a thing. CannotChangeBodyError where it is before the first."""
    with recorded_transaction():
        now = Mandate.objects.select_related("body").get(pk=mandate.pk)
        body = as_seen(now.body, edition, last=last_of)
        if now.starts and on < now.starts:
            raise CannotChangeBodyError(ENDS_BEFORE, "ends")
        was, now.ends = now.ends, on
        now.save(update_fields=["ends"])
        count_up(body, by=by)
        write_changes(BodyChange, {"mandate_ends": was}, {"mandate_ends": on}, by=by, body=body)
        detail = {"mandate": now.pk, "to": on.isoformat()}
        record(by=by, action=BodyVerb.MANDATE_ENDED, what=what_body(body), detail=detail)
    return now


def add_cycle(
    body: Body,
    subject: str,
    every: str,
    *,
    first: date | None = None,
    kept_in: str = "",
    edition: int | None = None,
    by: str,
) -> ReportCycle:
    """A body is reported to, of something, every so often. CannotChangeBodyError for no subject, and for what is no cycle."""
    subject = subject.strip()
    if not subject:
        raise CannotChangeBodyError("Enter what the body is reported to of.", "subject")
    if every not in EVERY:
        raise CannotChangeBodyError("Choose how often.", "every")
    with recorded_transaction():
        body = as_seen(body, edition, last=last_of)
        at = timezone.now()
        made = ReportCycle.objects.create(
            body=body, subject=subject, every=every, first=first, kept_in=kept_in, by=by, at=at
        )
        count_up(body, by=by)
        write_changes(BodyChange, {}, {"cycle": made.words}, by=by, body=body)
        detail = {"cycle": made.pk, "every": every}
        record(by=by, action=BodyVerb.REPORT_CYCLE_ADDED, what=what_body(body), detail=detail)
    return made


def report_received(cycle: ReportCycle, on: date, *, edition: int | None = None, by: str) -> ReportCycle:
    """The body received a report of the cycle that day. CannotChangeBodyError where it has received a later one."""
    with recorded_transaction():
        now, body = _cycle(cycle, edition)
        if now.last and on <= now.last:
            raise CannotChangeBodyError("A report of that day or a later one is recorded already.", "on")
        was, now.last = now.last, on
        _save_cycle(now, body, "last", was, on, BodyVerb.REPORT_RECEIVED, by)
    return now


def end_cycle(cycle: ReportCycle, on: date, *, edition: int | None = None, by: str) -> ReportCycle:
    """No more reports of the cycle are due after that day."""
    with recorded_transaction():
        now, body = _cycle(cycle, edition)
        was, now.ends = now.ends, on
        _save_cycle(now, body, "ends", was, on, BodyVerb.REPORT_CYCLE_ENDED, by)
    return now


def arrange_meeting(
    meeting: Meeting,
    *,
    begins: time | None,
    place: str,
    in_private: bool,
    edition: int | None = None,
    by: str,
) -> Meeting:
    """When on its day a meeting begins, where, and whether the public is kept out of all of it.

    CannotChangeBodyError for a meeting in private of a body that the public does not attend anyway.
    """
    with recorded_transaction():
        now = Meeting.objects.select_related("body").get(pk=meeting.pk)
        body = as_seen(now.body, edition, last=last_of)
        if in_private and not body.meets_in_public:
            raise CannotChangeBodyError(
                "The public attends no meeting of this body. Untick this.", "in_private"
            )
        before = arranged(now)
        now.begins, now.place, now.in_private = begins, place.strip(), in_private
        now.save(update_fields=["begins", "place", "in_private"])
        if before != arranged(now):
            count_up(body, by=by)
            write_changes(BodyChange, {"meeting": before}, {"meeting": arranged(now)}, by=by, body=body)
            detail = {"meeting": now.pk, "from": before, "to": arranged(now)}
            record(by=by, action=BodyVerb.MEETING_ARRANGED, what=what_body(body), detail=detail)
    return now


def arranged(meeting: Meeting) -> str:
    """When and where a meeting is, as its history keeps it: 2026-11-14 18:30, Town Hall, in private."""
    begins = f" {meeting.begins:%H:%M}" if meeting.begins else ""
    private = "in private" if meeting.in_private else ""
    return ", ".join(filter(None, (f"{as_text(meeting.on)}{begins}", meeting.place, private)))


def _cycle(cycle: ReportCycle, edition: int | None) -> tuple[ReportCycle, Body]:
    now = ReportCycle.objects.select_related("body").get(pk=cycle.pk)
    return now, as_seen(now.body, edition, last=last_of)


def _save_cycle(
    cycle: ReportCycle, body: Body, field: str, was: date | None, now: date, verb: BodyVerb, by: str
) -> None:
    cycle.save(update_fields=[field])
    count_up(body, by=by)
    write_changes(BodyChange, {f"cycle_{field}": was}, {f"cycle_{field}": now}, by=by, body=body)
    detail: dict[str, object] = {"cycle": cycle.pk, "to": now.isoformat()}
    if verb == BodyVerb.REPORT_RECEIVED:
        detail["from"] = was.isoformat() if was else None
    record(by=by, action=verb, what=what_body(body), detail=detail)
