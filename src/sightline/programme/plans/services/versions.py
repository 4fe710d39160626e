"""What becomes of a version: it goes out for comments, is submitted, goes live, is followed by a refresh, is shown."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from sightline.bodies.services import body_called, meeting_on
from sightline.history.services import as_seen, count_up
from sightline.programme.kinds import VERSION
from sightline.programme.kinds.own_days import (
    OwnDay,
    fault_of_day,
    fault_of_drafted,
    fault_of_following,
    fault_of_leading,
    fault_of_order,
)
from sightline.programme.kinds.refusals import CannotChangePlanError, raise_if, refuse_move, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Showing, Version, VersionStep
from sightline.programme.plans.queries.content import content
from sightline.programme.plans.queries.own_days import (
    drafted_on,
    last_step,
    live_after,
    superseded_by,
    went_live,
)
from sightline.programme.plans.queries.plans import any_being_written, name_of, version_before
from sightline.programme.plans.rules.seal import canonical, seal
from sightline.programme.plans.rules.versions import fault_of_move
from sightline.programme.plans.services.bodies import refusals_of_bodies
from sightline.programme.plans.services.plans import what_plan, what_version
from sightline.programme.plans.services.recipients import keep_recipients, recipients
from sightline.trail.services import record, recorded_transaction

SEALED = ("submitted", "live")


def move_version(
    version: Version,
    wanted: str,
    *,
    reason: str = "",
    day: OwnDay | None = None,
    to: Iterable[str] = (),
    edition: int | None = None,
    by: str,
) -> Version:
    """Let a version go to another state. It is sealed on the way out; a live one before it is superseded.

    `day`: the day on which it went there, today where none is given; `to`: whom it is submitted to, by name.
    CannotChangePlanError, in a sentence, where it may not go there, not on that day, or not by this person alone;
    ChangedMeanwhileError where somebody else moved it after that edition.
    """
    with recorded_transaction():
        version = as_seen(version, edition, "plan", last=_last)
        refuse_move(VERSION, version.state, wanted, reason)
        raise_if(fault_of_move(version.state, wanted, reason=reason, made_by=version.by, by=by), "wanted")
        if wanted in SEALED and not version.entries.exists():
            raise CannotChangePlanError("This version has no action yet. Add what it promises first.")
        today = timezone.localdate()
        day = day or OwnDay(today)
        before = last_step(version).day
        raise_if(fault_of_day(day, today, was=version.state, before=before, wanted=wanted), "day")
        names = recipients(to, wanted)
        following = live_after(version) if wanted == "live" else None
        if following:
            _go_live_before(version, following, reason.strip(), day, by)
            return version
        if wanted == "live":
            _supersede_before(version, day, by)
        _go(version, wanted, reason.strip(), day, names, by)
    return version


def refresh(
    version: Version, *, reasons: str, phase: str = "", drafted: OwnDay | None = None, by: str
) -> Version:
    """Begin the next version as a copy of this one, and say why. `drafted`: its own day, today where none is given.

    CannotChangePlanError while one is being written, or where it would be older than the one it is a copy of.
    """
    reasons = required(reasons, "Say why the plan is refreshed.", "reasons")
    today = timezone.localdate()
    day = drafted or OwnDay(today)
    with recorded_transaction():
        version = Version.objects.select_related("plan").get(pk=version.pk)
        _none_begun(version)
        last = Version.objects.filter(plan=version.plan).order_by("-place")[0]
        for each in (version, last):
            raise_if(fault_of_drafted(day, today, copied=drafted_on(each)), "drafted")
        new = _next_version(version, phase.strip() or version.phase, reasons, day, by)
        _copy(version, new)
        detail = {"from": version.number, "to": new.number, "refresh": new.refresh, "drafted": day.text}
        what = what_plan(version.plan)
        record(by=by, action=ProgrammeVerb.PLAN_REFRESHED, what=what, reason=reasons, detail=detail)
    return new


def put_before(version: Version, *, drafted: OwnDay, reasons: str, phase: str = "", by: str) -> Version:
    """Begin a version that is older than this one, as a copy of it, and say why it is entered; `drafted`: its own day.

    It takes the next number and its place before this one; no number is given anew, since seals and the trail hold them.
    CannotChangePlanError while one is being written, or where that day does not lie before this version's and after that of
    the one before it.
    """
    reasons = required(reasons, "Say why it is entered.", "reasons")
    with recorded_transaction():
        version = Version.objects.select_related("plan").get(pk=version.pk)
        _none_begun(version)
        earlier = version_before(version)
        raise_if(fault_of_drafted(drafted, timezone.localdate(), copied=None), "drafted")
        fault = fault_of_order(
            drafted, earlier=drafted_on(earlier) if earlier else None, later=drafted_on(version)
        )
        raise_if(fault, "drafted")
        place = version.place
        for each in Version.objects.filter(plan=version.plan, place__gte=place).order_by("-place"):
            Version.objects.filter(pk=each.pk).update(place=each.place + 1)
        new = _make(version, place, phase.strip(), reasons, drafted, by, before=version.number)
        _copy(version, new)
        detail = {"from": version.number, "to": new.number, "drafted": drafted.text}
        what = what_plan(version.plan)
        record(by=by, action=ProgrammeVerb.VERSION_PUT_BEFORE, what=what, reason=reasons, detail=detail)
    return new


def _none_begun(version: Version) -> None:
    begun = any_being_written(version.plan)
    if begun:
        raise CannotChangePlanError(
            f"{name_of(begun)} is being written. Finish it, or let it go live, before another is begun."
        )


def _next_version(version: Version, phase: str, reasons: str, day: OwnDay, by: str) -> Version:
    """A draft after the latest version there is, drafted on that day, with nothing in it yet."""
    latest = Version.objects.filter(plan=version.plan)
    refresh = latest.order_by("-refresh").values_list("refresh", flat=True)[0] + 1
    place = latest.order_by("-place").values_list("place", flat=True)[0] + 1
    return _make(version, place, phase, reasons, day, by, refresh=refresh, copied_from=version)


def _make(
    version: Version, place: int, phase: str, reasons: str, day: OwnDay, by: str, **more: Any
) -> Version:
    """A draft of the same plan at that place, with the next number, drafted on that day."""
    now = timezone.now()
    numbers = Version.objects.filter(plan=version.plan).order_by("-number").values_list("number", flat=True)
    new = Version.objects.create(
        plan=version.plan,
        number=numbers[0] + 1,
        place=place,
        phase=phase,
        reasons=reasons,
        by=by,
        at=now,
        **more,
    )
    about = {"on": day.on, "on_in_month": day.in_month, "at": now, "by": by, "reason": reasons}
    VersionStep.objects.create(version=new, state="draft", **about)
    return new


def show_to(version: Version, body: str, *, on: date, purpose: str = "", by: str) -> Showing:
    """A body saw this version on a day; what it saw is kept as the hash of what the version said. That makes it
    no overseer of the plan: a body that saw a draft alone is named to whoever may read the draft.

    CannotChangePlanError for a day still to come: what a body will see is the forward plan's.
    """
    body = required(body, "Enter which body saw it.", "body")
    if on > timezone.localdate():
        raise CannotChangePlanError("That day is still to come. Enter the day the body saw it.", "on")
    with recorded_transaction(), refusals_of_bodies():
        version = Version.objects.select_related("plan").get(pk=version.pk)
        sealed = version.seal or seal(canonical(content(version)))
        overseer = body_called(version.plan.authority, body, by=by)
        showing = Showing.objects.create(
            version=version,
            meeting=meeting_on(overseer, on, by=by),
            purpose=purpose.strip(),
            seal=sealed,
            by=by,
            at=timezone.now(),
        )
        detail = {"body": overseer.name, "on": on.isoformat(), "purpose": purpose.strip(), "seal": sealed}
        record(by=by, action=ProgrammeVerb.PLAN_SHOWN, what=what_version(version), detail=detail)
    return showing


def _supersede_before(version: Version, day: OwnDay, by: str) -> None:
    live = Version.objects.filter(plan=version.plan, state="live").exclude(pk=version.pk).first()
    if live:
        raise_if(fault_of_following(day, last_step(live).day), "day")
        _go(live, "superseded", went_live(version), day, (), by)


def _go_live_before(version: Version, following: VersionStep, reason: str, day: OwnDay, by: str) -> None:
    """It was live until the version after it was, which is so already: it is superseded at once, and never the live one now.

    What the version after it had taken the place of, this one took the place of.
    """
    raise_if(fault_of_leading(day, following.day), "day")
    if replaced := superseded_by(following.version):
        raise_if(fault_of_following(day, replaced.version.steps.filter(state="live").last().day), "day")
        replaced.on, replaced.on_in_month, replaced.reason = day.on, day.in_month, went_live(version)
        replaced.save(update_fields=["on", "on_in_month", "reason"])
    was = version.state
    _step(version, was, "live", reason, day, by)
    _go(version, "superseded", went_live(following.version), following.day, (), by, was="live")


def _go(
    version: Version,
    wanted: str,
    reason: str,
    day: OwnDay,
    names: Sequence[str],
    by: str,
    was: str = "",
) -> None:
    """`was`: the state it comes from, where that is not the one it is kept in."""
    was, version.state = was or version.state, wanted
    _seal(version, wanted if wanted in SEALED else was)
    count_up(version, "state", "sealed", "seal", by=by)
    step = _step(version, was, wanted, reason, day, by, names)
    keep_recipients(step, names, version.plan.authority)


def _seal(version: Version, state: str) -> None:
    if state in SEALED and not version.seal:
        version.sealed = canonical(content(version))
        version.seal = seal(version.sealed)


def _step(
    version: Version, was: str, wanted: str, reason: str, day: OwnDay, by: str, names: Sequence[str] = ()
) -> VersionStep:
    """The step in its history and the line in the trail."""
    _seal(version, wanted)
    about = {"on": day.on, "on_in_month": day.in_month, "at": timezone.now(), "by": by, "reason": reason}
    step = VersionStep.objects.create(version=version, was=was, state=wanted, **about)
    detail = {"from": was, "to": wanted, "seal": version.seal, "on": day.text}
    detail |= {"submitted_to": list(names)} if names else {}
    record(
        by=by, action=ProgrammeVerb.VERSION_MOVED, what=what_version(version), reason=reason, detail=detail
    )
    return step


def _last(version: Version) -> str:
    """Where a version is by now, in a sentence."""
    return f"It is now '{VERSION.words[version.state]}'."


def _copy(old: Version, new: Version) -> None:
    """Groupings, entries, alignments and documents of the old version, as the new one's own."""
    groups = {}
    for group in old.groupings.all():
        before, group.pk, group.version = group.pk, None, new
        group.save(force_insert=True)
        groups[before] = group.pk
    for entry in old.entries.prefetch_related("groupings", "findings"):
        new_groupings = [groups[each.pk] for each in entry.groupings.all()]
        answers = [each.pk for each in entry.findings.all()]
        entry.pk, entry.version = None, new
        entry._prefetched_objects_cache = {}
        entry.save(force_insert=True)
        entry.groupings.set(new_groupings)
        entry.findings.set(answers)
    for aligned in old.alignments.prefetch_related("groupings"):
        new_groupings = [groups[each.pk] for each in aligned.groupings.all()]
        aligned.pk, aligned.version = None, new
        aligned._prefetched_objects_cache = {}
        aligned.save(force_insert=True)
        aligned.groupings.set(new_groupings)
    for document in old.supporting.all():
        files = list(document.versions.all())
        document.pk, document.version = None, new
        document.save(force_insert=True)
        for file in files:
            file.pk, file.supporting = None, document
            file.save(force_insert=True)
