"""A source that stands is mended: its facts, its findings, one added, one withdrawn. What it said before is kept."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from sightline.history.services import as_seen, count_up, write_changes
from sightline.programme.kinds.refusals import CannotChangePlanError, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import FieldChange, Finding, Quotation, Source
from sightline.programme.sources.rules import findings as moves
from sightline.programme.sources.rules import notices
from sightline.programme.sources.rules.corrections import FACTS, changed
from sightline.programme.sources.rules.findings import CannotMendError
from sightline.programme.sources.services.drafts import plain
from sightline.trail.services import record, recorded_transaction

FINDING_VERBS = {
    "mended": ProgrammeVerb.FINDING_MENDED,
    "added": ProgrammeVerb.FINDING_ADDED,
    "withdrawn": ProgrammeVerb.FINDING_WITHDRAWN,
}
SOURCE_VERBS = {
    "mended": ProgrammeVerb.SOURCE_MENDED,
    "lifted": ProgrammeVerb.SOURCE_LIFTED,
    "in_force": ProgrammeVerb.SOURCE_IN_FORCE,
}
"""What the trail says of a correction, by what was done: to one of the findings, and to the source as a whole."""


def mend_facts(source: Source, facts: Mapping[str, Any], *, edition: int, reason: str, by: str) -> Source:
    """Put right what is known of a source as a whole: any of FACTS, and `quotations`.

    CannotChangePlanError where nothing differs or no reason is given; ChangedMeanwhileError where somebody else mended it
    after that edition.
    """
    reason = required(reason, "Say why it is corrected.", "reason")
    with recorded_transaction():
        now = source_as_seen(source.pk, edition)
        values = _held_to_its_kind(now, facts)
        was, became = changed(_facts(now), plain(values))
        _something(became)
        for name in (each for each in became if each in FACTS):
            setattr(now, name, values[name])
        if "quotations" in became:
            now.quotations.all().delete()
            Quotation.objects.bulk_create(Quotation(source=now, **each) for each in values["quotations"])
        _said_before_closed(now)
        keep_correction(now, None, "mended", was, became, reason, by)
    return now


def mend_finding(finding: Finding, values: Mapping[str, Any], *, edition: int, reason: str, by: str) -> None:
    """Put right what a finding says: its text, number, kind, section, paragraphs, tags, page, figures."""
    reason = required(reason, "Say why it is corrected.", "reason")
    with recorded_transaction():
        source = source_as_seen(finding.source_id, edition)
        now = source.findings.get(pk=finding.pk)
        new_values = _clean_values(values)
        was, became = changed({name: getattr(now, name) for name in moves.FIELDS}, new_values)
        _something(became)
        for name in became:
            setattr(now, name, new_values[name])
        if "page" in became:  # its lines were marked on the page it no longer stands on
            now.boxes = []
        now.save()
        keep_correction(source, now, "mended", was, became, reason, by)


def add_finding(source: Source, values: Mapping[str, Any], *, edition: int, reason: str, by: str) -> Finding:
    """A finding that was overlooked, after the others."""
    reason = required(reason, "Say why it is added.", "reason")
    with recorded_transaction():
        now = source_as_seen(source.pk, edition)
        new_values = _clean_values(values)
        place = (now.findings.aggregate(last=Max("place"))["last"] or 0) + 1
        made = Finding.objects.create(source=now, place=place, **new_values)
        became = {name: value for name, value in new_values.items() if value}
        keep_correction(now, made, "added", {}, became, reason, by)
    return made


def withdraw_finding(finding: Finding, *, edition: int, reason: str, by: str) -> None:
    """It should not have been kept, or the source took it back. It stays, closed, with the reason, where plans name it."""
    reason = required(reason, "Say why it is withdrawn.", "reason")
    with recorded_transaction():
        source = source_as_seen(finding.source_id, edition)
        now = source.findings.get(pk=finding.pk)
        if now.closed_on:
            raise CannotChangePlanError("It is closed already. Open it again first.")
        now.withdrawn, now.closed_on, now.closed_because, now.closed_by = (
            True,
            timezone.localdate(),
            reason,
            by,
        )
        now.save()
        keep_correction(source, now, "withdrawn", {"state": "open"}, {"state": "withdrawn"}, reason, by)


def source_as_seen(source: int, edition: int) -> Source:
    """The source, for the one writer, as it was when whoever asks saw it. ChangedMeanwhileError where it was mended since."""
    return as_seen(Source(pk=source), edition, last=last_mending)


def last_mending(source: Source) -> str:
    """Who mended it last, and which of its findings; blank where nobody has."""
    last: FieldChange | None = source.changes.select_related("finding").last()
    if last is None:
        return ""
    what = f"finding {last.finding.number or last.finding.place}" if last.finding else "what is known of it"
    return f"{last.by} changed {what}: {last.reason}"


def _held_to_its_kind(now: Source, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts without those its kind does not have. CannotChangePlanError for a lifted notice that is to be no notice."""
    values = dict(facts)
    kind = values.get("kind", now.kind)
    if kind != "monitoring_visit":
        values["series_number"] = None
    if kind != notices.KIND:
        values["lifting_lies_with"] = ""
        if now.lifted_on:
            raise CannotChangePlanError(
                "It was lifted, as only a notice is. Say first that it is in force again.", "kind"
            )
    return values


def _facts(now: Source) -> dict[str, Any]:
    quotations: Iterable[Quotation] = now.quotations.all()
    quoted = [{"words": each.words, "said_by": each.said_by, "page": each.page} for each in quotations]
    return {**plain({name: getattr(now, name) for name in FACTS}), "quotations": quoted}


def _said_before_closed(now: Source) -> None:
    """Nothing was closed before it was said. CannotChangePlanError otherwise."""
    if not now.said_on:
        raise CannotChangePlanError("Say on which day it was published or given.", "said_on")
    if now.lifted_on and now.lifted_on < now.said_on:
        raise CannotChangePlanError("It was lifted before that day. Give an earlier one.", "said_on")
    first: date | None = (
        now.findings.exclude(closed_on=None).order_by("closed_on").values_list("closed_on", flat=True).first()
    )
    if first and first < now.said_on:
        raise CannotChangePlanError(
            "One of its findings was closed before that day. Open that one again, or give an earlier day.",
            "said_on",
        )


def _clean_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as a finding holds them, held to the rules for what is confirmed."""
    try:
        draft_finding = moves.with_values([moves.fresh()], 0, values)[0]
    except CannotMendError as fault:
        raise CannotChangePlanError(str(fault), fault.field) from fault
    return {name: draft_finding[name] for name in moves.FIELDS if name in values}


def _something(became: Mapping[str, Any]) -> None:
    if not became:
        raise CannotChangePlanError("Nothing differs from what stands already.")


def keep_correction(
    now: Source,
    finding: Finding | None,
    did: str,
    was: Mapping[str, Any],
    became: Mapping[str, Any],
    reason: str,
    by: str,
) -> None:
    """The source's next edition, what it said before, and the line in the trail."""
    now.save()
    count_up(now, by=by)
    if finding:
        count_up(finding, by=by)
    rows = {**became, "state": "open"} if did == "added" else became
    write_changes(FieldChange, was, rows, reason=reason, by=by, source=now, finding=finding)
    what = f"finding {finding.pk}" if finding else f"source {now.pk}"
    verb = FINDING_VERBS[did] if finding else SOURCE_VERBS[did]
    record(by=by, action=verb, what=what, reason=reason, detail={"from": dict(was), "to": dict(became)})
