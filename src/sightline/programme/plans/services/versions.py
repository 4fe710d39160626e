"""What becomes of a version: it goes out for comments, is submitted, goes live, is followed by a refresh, is shown."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone

from sightline.bodies.services import body_called, meeting_on
from sightline.history.services import as_seen, count_up
from sightline.programme.kinds import VERSION
from sightline.programme.kinds.own_days import OwnDay, fault_of_day, fault_of_drafted, fault_of_following
from sightline.programme.kinds.refusals import CannotChangePlanError, raise_if, refuse_move, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Showing, Version, VersionStep
from sightline.programme.plans.queries.content import content
from sightline.programme.plans.queries.own_days import drafted_on, last_step, went_live
from sightline.programme.plans.queries.plans import being_written, name_of
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
        begun = being_written(version.plan)
        if begun:
            raise CannotChangePlanError(
                f"{name_of(begun)} is being written. Finish it, or let it go live, before another is begun."
            )
        raise_if(fault_of_drafted(day, today, copied=drafted_on(version)), "drafted")
        new = _next_version(version, phase.strip() or version.phase, reasons, day, by)
        _copy(version, new)
        detail = {"from": version.number, "to": new.number, "refresh": new.refresh, "drafted": day.text}
        what = what_plan(version.plan)
        record(by=by, action=ProgrammeVerb.PLAN_REFRESHED, what=what, reason=reasons, detail=detail)
    return new


def _next_version(version: Version, phase: str, reasons: str, day: OwnDay, by: str) -> Version:
    """A draft after the latest version there is, drafted on that day, with nothing in it yet."""
    latest = Version.objects.filter(plan=version.plan).order_by("-number")[0]
    now = timezone.now()
    new = Version.objects.create(
        plan=version.plan,
        number=latest.number + 1,
        refresh=latest.refresh + 1,
        phase=phase,
        reasons=reasons,
        copied_from=version,
        by=by,
        at=now,
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


def _go(version: Version, wanted: str, reason: str, day: OwnDay, names: Sequence[str], by: str) -> None:
    was, version.state = version.state, wanted
    if wanted in SEALED and not version.seal:
        version.sealed = canonical(content(version))
        version.seal = seal(version.sealed)
    count_up(version, "state", "sealed", "seal", by=by)
    about = {"on": day.on, "on_in_month": day.in_month, "at": timezone.now(), "by": by, "reason": reason}
    step = VersionStep.objects.create(version=version, was=was, state=wanted, **about)
    keep_recipients(step, names, version.plan.authority)
    detail = {"from": was, "to": wanted, "seal": version.seal, "on": day.text}
    detail |= {"submitted_to": list(names)} if names else {}
    record(
        by=by, action=ProgrammeVerb.VERSION_MOVED, what=what_version(version), reason=reason, detail=detail
    )


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
