"""What becomes of a finding that stands: closed, opened again; told to repeat an earlier one, or not."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import timezone

from sightline.history.services import as_seen, count_up, write_changes
from sightline.programme import kinds as rules
from sightline.programme.kinds.refusals import CannotChangePlanError, refuse_move, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import FieldChange, Finding, Repeat, Source
from sightline.programme.sources.queries.repeats import suggested_for
from sightline.programme.sources.rules.findings import RepeatScore
from sightline.trail.services import record, recorded_transaction


def close(finding: Finding, on: date, because: str, *, edition: int | None = None, by: str) -> None:
    """Close a finding: the day, why, and on what evidence.

    ChangedMeanwhileError where somebody else closed, mended or withdrew it after that edition.
    """
    because = required(because, "Say why it is closed, and on what evidence.", "because")
    if on > timezone.localdate():
        raise CannotChangePlanError("The day it was closed cannot be after today.", "on")
    with recorded_transaction():
        now = as_seen(finding, edition, "source", last=_last)
        if now.closed_on:
            raise CannotChangePlanError("It is closed already.")
        if now.source.said_on and on < now.source.said_on:
            raise CannotChangePlanError("It cannot be closed before it was said.", "on")
        now.closed_on, now.closed_because, now.closed_by = on, because, by
        count_up(now, "closed_on", "closed_because", "closed_by", by=by)
        became = {"closed_on": on, "closed_because": because}
        write_changes(FieldChange, {}, became, reason=because, by=by, finding=now)
        record(
            by=by,
            action=ProgrammeVerb.FINDING_CLOSED,
            what=_what(now),
            reason=because,
            detail={"from": "open", "to": "closed", "on": on.isoformat()},
        )


def close_source(source: Source, on: date, because: str, *, edition: int, by: str) -> int:
    """Close every open finding of a source, as where a later inspection overtook it; gives how many.

    All or none, each with its own line. ChangedMeanwhileError where the source was corrected after that edition;
    CannotChangePlanError where none is open.
    """
    with recorded_transaction():
        now = as_seen(source, edition)
        still_open = list(now.findings.filter(closed_on=None, kind__in=rules.TO_ANSWER))
        if not still_open:
            raise CannotChangePlanError("Every finding of it is closed already.")
        for each in still_open:
            close(each, on, because, by=by)
    return len(still_open)


def decide_all(repeats: Mapping[Repeat, tuple[str, int]], *, by: str) -> int:
    """Decide several suggested repeats at once, each with what is wanted and the edition that was seen; all or none."""
    with recorded_transaction():
        for each, (wanted, edition) in repeats.items():
            decide(each, wanted, edition=edition, by=by)
    return len(repeats)


def reopen(finding: Finding, reason: str, *, edition: int | None = None, by: str) -> None:
    """A finding that was closed is open again. ChangedMeanwhileError as in `close`."""
    reason = required(reason, "Say why it is opened again.", "because")
    with recorded_transaction():
        now = as_seen(finding, edition, last=_last)
        if not now.closed_on:
            raise CannotChangePlanError("It is open already.")
        was = {"on": now.closed_on.isoformat(), "because": now.closed_because, "by": now.closed_by}
        was |= {"withdrawn": True} if now.withdrawn else {}
        before = {"closed_on": now.closed_on, "closed_because": now.closed_because}
        now.closed_on, now.closed_because, now.closed_by, now.withdrawn = None, "", "", False
        count_up(now, "closed_on", "closed_because", "closed_by", "withdrawn", by=by)
        write_changes(FieldChange, before, dict.fromkeys(before), reason=reason, by=by, finding=now)
        record(
            by=by,
            action=ProgrammeVerb.FINDING_OPENED_AGAIN,
            what=_what(now),
            reason=reason,
            detail={"from": "closed", "to": "open", "was": was},
        )


def suggest_repeats(source: Source, *, by: str) -> int:
    """Keep what the findings of a source that stands may repeat, all of it or nothing; gives how many pairs are new."""
    suggestions = suggested_for(source)
    with recorded_transaction():
        return keep_suggested(suggestions, by=by)


def keep_suggested(suggestions: Mapping[int, Iterable[RepeatScore]], *, by: str) -> int:
    """Keep these pairs, finding → earlier ones, within one transaction; gives how many are new."""
    with recorded_transaction():
        findings = Finding.objects.in_bulk(list(suggestions))
        return sum(suggest(findings[pk], earlier, by=by) for pk, earlier in suggestions.items())


def suggest(finding: Finding, suggested: Iterable[RepeatScore], *, by: str) -> int:
    """Keep which earlier findings this one may repeat; pairs that were suggested or decided before stay as they are."""
    with recorded_transaction():
        known_ids = set(Repeat.objects.filter(finding=finding).values_list("earlier_id", flat=True))
        new = [
            Repeat(finding=finding, earlier_id=earlier, score=score, because=because)
            for earlier, score, because in suggested
            if earlier not in known_ids
        ]
        if not new:
            return 0
        Repeat.objects.bulk_create(new)
        detail = {"earlier": [each.earlier_id for each in new]}
        record(by=by, action=ProgrammeVerb.REPEATS_SUGGESTED, what=_what(finding), detail=detail)
    return len(new)


def decide(repeat: Repeat, wanted: str, *, reason: str = "", edition: int | None = None, by: str) -> None:
    """Say that a finding repeats the earlier one, or is something else.

    ChangedMeanwhileError where somebody else decided it after that edition.
    """
    with recorded_transaction():
        now = as_seen(repeat, edition)
        refuse_move(rules.REPEAT, now.decision, wanted, reason)
        was = now.decision
        now.decision, now.reason, now.by, now.at = wanted, reason.strip(), by, timezone.now()
        count_up(now, "decision", "reason", "by", "at", by=by)
        thing = {"finding": now.finding, "about": f"finding {now.earlier_id}"}
        write_changes(FieldChange, {"decision": was}, {"decision": wanted}, reason=now.reason, by=by, **thing)
        detail = {"earlier": now.earlier_id, "from": was, "to": wanted}
        record(
            by=by,
            action=ProgrammeVerb.REPEAT_DECIDED,
            what=f"finding {now.finding_id}",
            reason=now.reason,
            detail=detail,
        )


def _last(finding: Finding) -> str:
    """What became of it last, in a sentence."""
    if not finding.closed_on:
        return "It is open."
    did = "withdrawn" if finding.withdrawn else "closed"
    return f"It was {did} by {finding.closed_by}: {finding.closed_because}"


def _what(finding: Finding) -> str:
    return f"finding {finding.pk}"
