"""Bodies are named and described, their days written down, their members begun and ended; each is one line in the trail.

`about` is what the line is about where the body is spoken of as part of something, as of a plan; else it is the body's own.
`edition`: the body's as it was seen, None where nobody looked; ChangedMeanwhileError where somebody else changed the body, its
meetings or its members since. What it was is kept in `BodyChange`.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import ProtectedError
from django.utils import timezone

from sightline.bodies.models import Body, BodyChange, Meeting, Member
from sightline.bodies.queries import body_by_name, last_of
from sightline.bodies.rules import BodyDescription
from sightline.bodies.services.refusals import CannotChangeBodyError
from sightline.bodies.verbs import BodyVerb
from sightline.history.refusals import GoneMeanwhileError
from sightline.history.services import as_seen, count_up, write_changes
from sightline.people.models import User
from sightline.people.posts.queries import post_named
from sightline.trail.services import record, recorded_transaction


def body_called(authority: str, name: str, *, by: str, kept_in: str = "") -> Body:
    """The authority's body of that name, begun where nobody named it before. For what is recorded by its caller.

    CannotChangeBodyError for no name.
    """
    name = " ".join(name.split())
    if not name:
        raise CannotChangeBodyError("Enter which body it is.", "body")
    body = body_by_name(authority, name)
    if body is None:
        now = timezone.now()
        body = Body.objects.create(authority=authority, name=name, kept_in=kept_in, by=by, at=now)
    return body


def describe_body(
    body: Body,
    chaired: BodyDescription,
    *,
    edition: int | None = None,
    reason: str = "",
    by: str,
    about: str = "",
    new: bool = False,
) -> Body:
    """Say who chairs a body and how often it meets. `new`: it is named with this. What is said for the first time needs
    no reason.

    CannotChangeBodyError where it is changed and no reason is given, or all of it is known already.
    """
    reason = reason.strip()
    if chaired.outside and not chaired.chair:
        raise CannotChangeBodyError("Enter the post from outside the council that chairs it.", "chair")
    with recorded_transaction():
        now = as_seen(body, edition, last=last_of)
        before = now.chaired
        if not new and before == chaired:
            raise CannotChangeBodyError("That is known already. Change what differs.")
        if before != BodyDescription() and not reason:
            raise CannotChangeBodyError("Enter why it is changed.", "reason")
        now.chair, now.chair_outside, now.meets = chaired.chair, chaired.outside, chaired.meets
        now.named_post = None if chaired.outside else post_named(now.authority, chaired.chair)
        count_up(now, "chair", "named_post", "chair_outside", "meets", by=by)
        write_changes(BodyChange, before.texts, chaired.texts, reason=reason, by=by, body=now)
        was = before.plain if before != BodyDescription() else {}
        detail = {"body": now.name, "from": was, "to": chaired.plain}
        record(
            by=by, action=BodyVerb.BODY_DESCRIBED, what=about or what_body(now), reason=reason, detail=detail
        )
    return now


def set_meetings(body: Body, days: Sequence[date], *, by: str, about: str = "") -> int:
    """A body meets on these days too; without any, its day is still to come. Gives how many are new.

    Days only grow, so none is refused for what somebody else added meanwhile.
    CannotChangeBodyError where all of it is known already.
    """
    with recorded_transaction():
        own = Meeting.objects.filter(body=body)
        before = set(own.values_list("on", flat=True))
        new: list[date | None] = [day for day in dict.fromkeys(days) if day not in before]
        if not days and not before:
            new = [None]
        if not new:
            raise CannotChangeBodyError("That is known already. Give another day.", "days")
        if days:
            own.filter(on=None).delete()
        Meeting.objects.bulk_create(Meeting(body=body, on=day, by=by, at=timezone.now()) for day in new)
        _write_meetings(as_seen(body, None), before, {*before, *new}, by)
        detail = {"body": body.name, "from": _days(before), "to": _days({*before, *new})}
        record(by=by, action=BodyVerb.MEETINGS_SET, what=about or what_body(body), detail=detail)
    return len(new)


def meeting_on(body: Body, on: date, *, by: str) -> Meeting:
    """The meeting of that day, written down where it was not. For what is recorded by its caller."""
    before = set(Meeting.objects.filter(body=body).values_list("on", flat=True))
    made, new = Meeting.objects.get_or_create(body=body, on=on, defaults={"by": by, "at": timezone.now()})
    if new:
        _write_meetings(as_seen(body, None), before, {*before, on}, by)
    return made


def remove_meeting(meeting: Meeting, *, edition: int | None = None, by: str, about: str = "") -> None:
    """A meeting was written down wrongly, or does not take place.

    GoneMeanwhileError where somebody else took it out; CannotChangeBodyError where something of a room above points at it, as
    an agenda does.
    """
    with recorded_transaction():
        now = Meeting.objects.select_related("body").filter(pk=meeting.pk).first()
        if now is None:
            raise GoneMeanwhileError(meeting)
        body = as_seen(now.body, edition, last=last_of)
        before = set(Meeting.objects.filter(body=body).values_list("on", flat=True))
        detail = {"body": body.name, "from": _days(before), "to": _days(before - {now.on})}
        _write_meetings(body, before, before - {now.on}, by)
        try:
            now.delete()
        except ProtectedError as fault:
            raise CannotChangeBodyError(
                "This meeting has an agenda or what came of it, so it stays."
            ) from fault
        record(by=by, action=BodyVerb.MEETING_REMOVED, what=about or what_body(body), detail=detail)


def add_member(
    body: Body,
    name: str,
    *,
    person: User | None = None,
    role: str = "",
    starts: date | None = None,
    ends: date | None = None,
    edition: int | None = None,
    by: str,
) -> Member:
    """Somebody sits on a body: `person` where they have an account, else `name` says who, as a post and agency.

    CannotChangeBodyError for nobody, and for a term that ends before it starts.
    """
    name = name.strip() or (person.get_username() if person else "")
    if not name:
        raise CannotChangeBodyError("Enter who sits on it, as a post and its agency.", "name")
    if starts and ends and ends < starts:
        raise CannotChangeBodyError("The term ends before it starts.", "ends")
    with recorded_transaction():
        body = as_seen(body, edition, last=last_of)
        member = Member.objects.create(
            body=body,
            person=person,
            name=name,
            named_post=post_named(body.authority, name),
            role=role.strip(),
            starts=starts,
            ends=ends,
            by=by,
            at=timezone.now(),
        )
        count_up(body, by=by)
        term = {"member": member.words, "member_starts": starts, "member_ends": ends}
        write_changes(BodyChange, {}, term, by=by, body=body, member=member)
        days = {"from": _day(starts), "to": _day(ends)}
        detail = {"member": member.pk, "name": name, "role": member.role, **days}
        record(by=by, action=BodyVerb.MEMBER_ADDED, what=what_body(body), detail=detail)
    return member


def end_membership(member: Member, on: date, *, edition: int | None = None, by: str) -> Member:
    """A member's last day. CannotChangeBodyError where it is before their first, or stands already."""
    with recorded_transaction():
        now = Member.objects.select_related("body").get(pk=member.pk)
        body = as_seen(now.body, edition, last=last_of)
        if now.starts and on < now.starts:
            raise CannotChangeBodyError("The term ends before it starts.", "ends")
        if now.ends == on:
            raise CannotChangeBodyError("That is their last day already.", "ends")
        was, now.ends = now.ends, on
        now.save(update_fields=["ends"])
        count_up(body, by=by)
        write_changes(BodyChange, {"member_ends": was}, {"member_ends": on}, by=by, body=body, member=now)
        detail = {"member": now.pk, "name": now.name, "from": _day(was), "to": _day(on)}
        record(by=by, action=BodyVerb.MEMBERSHIP_ENDED, what=what_body(body), detail=detail)
    return now


def what_body(body: Body) -> str:
    """A body as the trail names it."""
    return f"body {body.pk}"


def _write_meetings(body: Body, before: Iterable[date | None], after: Iterable[date | None], by: str) -> None:
    """The days a body meets were changed: counted, and kept as they were."""
    count_up(body, by=by)
    was, now = ({"meetings": ", ".join(_days(each))} for each in (before, after))
    write_changes(BodyChange, was, now, by=by, body=body)


def _days(days: Iterable[date | None]) -> list[str]:
    return sorted(day.isoformat() for day in days if day)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
