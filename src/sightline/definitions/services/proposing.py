"""A change of a definition is proposed, and a second person approves or declines it; whoever proposed it may withdraw it."""

from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date
from typing import Any

from django.utils import timezone

from sightline.calendars import local_clocks
from sightline.definitions.models import DefinitionChange
from sightline.definitions.queries.beside import own_clock, own_version, supposing
from sightline.definitions.queries.changes import (
    TO_APPROVE,
    in_force,
    is_concerned,
    may_propose,
    waits_already,
)
from sightline.definitions.rules.kinds import COUNTED_ANEW, DEADLINE, ENTERED, LEAVES_OUT, RELEASE
from sightline.definitions.rules.proposing import fault_of_leaving_out, fault_of_terms, why_not_decide
from sightline.definitions.rules.states import APPROVED, CHANGE_STATES, DECLINED, WITHDRAWN
from sightline.definitions.services.refusals import CannotChangeDefinitionError
from sightline.definitions.verbs import DefinitionVerb
from sightline.entries.models import EntryDefinition
from sightline.entries.queries.registry import entered_measures, measure_of
from sightline.entries.rules.entering import EntryTerms, counted_otherwise
from sightline.entries.services.defining import redefine, terms_of
from sightline.measuring import own_definitions
from sightline.measuring.discover import measures
from sightline.people.models import User
from sightline.people.queries import user_named
from sightline.trail.refusing import record_refusal
from sightline.trail.services import record, recorded_transaction

DECIDED = {
    APPROVED: DefinitionVerb.DEFINITION_APPROVED,
    DECLINED: DefinitionVerb.DEFINITION_DECLINED,
}


def propose_leaving_out(
    measure_id: str,
    leaves_out: Mapping[str, Sequence[str]],
    *,
    offered: Mapping[str, Sequence[str]],
    starts: date | None,
    reason: str,
    by: str,
) -> DefinitionChange:
    """Propose that cases of these categories no longer count from `starts` on, or in all months. Nothing changes yet.

    `offered`: by split, the categories there are. CannotChangeDefinitionError where it may not be.
    """
    leaves_out = {split: sorted(each) for split, each in leaves_out.items() if each}
    if fault := fault_of_leaving_out(leaves_out, offered, in_force(measure_id, starts)):
        raise CannotChangeDefinitionError(fault)
    change = DefinitionChange(kind=LEAVES_OUT, measures=[measure_id], starts=starts, leaves_out=leaves_out)
    change.reason, change.proposed_by = " ".join(reason.split()), by
    change.words = own_version(change, measure_id).words
    return _proposed(change)


def propose_deadline(
    change_of: local_clocks.ClockChange, measure_ids: list[str], *, words: str
) -> DefinitionChange:
    """Propose another length of a deadline by which measures judge; `words` say it. Whoever calls has checked the clock."""
    change = DefinitionChange(
        kind=DEADLINE,
        measures=measure_ids,
        starts=change_of.starts,
        clock=change_of.clock,
        limit=change_of.as_typed,
        words=words,
        reason=change_of.why,
        proposed_by=change_of.by,
    )
    return _proposed(change)


def propose_entered(definition: EntryDefinition, terms: EntryTerms, reason: str, by: str) -> None:
    """Propose another way of counting what people enter; figures that stand stay as they were entered."""
    before, after = measure_of(definition), measure_of(_saying(definition, terms))
    change = DefinitionChange(
        kind=ENTERED,
        measures=[definition.reference],
        terms=vars(terms),
        words=counted_otherwise(terms_of(definition), terms),
        before={definition.reference: before.fingerprint()},
        after={definition.reference: after.fingerprint()},
        reason=reason,
        proposed_by=by,
    )
    _proposed(change)


def _saying(definition: EntryDefinition, terms: EntryTerms) -> EntryDefinition:
    """The definition as it would be, kept nowhere."""
    proposed = copy(definition)
    for name, value in vars(terms).items():
        setattr(proposed, name, value)
    return proposed


def decide(
    change: DefinitionChange,
    *,
    state: str,
    words: str = "",
    by: str,
    beside: Mapping[str, list[dict[str, Any]]] | None = None,
) -> DefinitionChange:
    """Approve or decline a change; what was approved holds from now on, and the next readings are made by it.

    `beside`: the figures by both definitions as they were seen. CannotChangeDefinitionError for whoever may not, and where the
    change waits no longer or the definition is another than when it was proposed.
    """
    user = _allowed(by, change)
    if fault := why_not_decide(user.username, change.proposed_by, may_approve=user.has_perm(TO_APPROVE)):
        raise CannotChangeDefinitionError(fault)
    if state not in (APPROVED, DECLINED):
        raise CannotChangeDefinitionError("Choose: approve, or decline", "state")
    with recorded_transaction():
        change = _going_to(change, state, words)
        if state == APPROVED:
            _as_when_proposed(change)
        change.decided_by, change.beside = user.username, dict(beside or change.beside)
        change.save(update_fields=["state", "decided_by", "decided_at", "decision", "beside"])
        detail = {"proposed_by": change.proposed_by}
        if state == APPROVED:
            detail = {**_detail(change), **detail, "after": ", ".join(change.after.values())}
        record(by=by, action=DECIDED[state], what=trail_name(change), reason=change.decision, detail=detail)
        if state == APPROVED:
            _put_in_force(change)
    return change


def withdraw(change: DefinitionChange, *, words: str = "", by: str) -> DefinitionChange:
    """Take back what one has proposed oneself. CannotChangeDefinitionError for others, and where it waits no longer."""
    if by != change.proposed_by:
        raise CannotChangeDefinitionError("Only whoever proposed a change takes it back.")
    with recorded_transaction():
        change = _going_to(change, WITHDRAWN, words)
        change.save(update_fields=["state", "decided_at", "decision"])
        record(
            by=by,
            action=DefinitionVerb.DEFINITION_WITHDRAWN,
            what=trail_name(change),
            reason=change.decision,
        )
    return change


def trail_name(change: DefinitionChange) -> str:
    """As the trail names it: definition 12 CP05,CP08."""
    return f"definition {change.pk} {','.join(change.measures)}"


def _proposed(change: DefinitionChange) -> DefinitionChange:
    user = user_named(change.proposed_by)
    if user is None or not may_propose(user, change):
        record_refusal(by=change.proposed_by, what="propose a change of a definition", reason=change.reason)
        raise CannotChangeDefinitionError(f"{change.proposed_by} may not propose a change of a definition.")
    field, fault = fault_of_terms(change.starts, change.reason, timezone.localdate())
    if fault:
        raise CannotChangeDefinitionError(fault, field)
    change.proposed_at = timezone.now()
    if change.kind in COUNTED_ANEW:
        change.before = _fingerprints(change.measures)
        with supposing(change):
            change.after = _fingerprints(change.measures)
    with recorded_transaction():
        if already := waits_already(change.measures):
            raise CannotChangeDefinitionError(
                f"A change of it waits for approval already: {already.words}. Decide on that first."
            )
        change.save(force_insert=True)
        detail = {**_detail(change), "before": ", ".join(change.before.values())}
        record(
            by=change.proposed_by,
            action=DefinitionVerb.DEFINITION_PROPOSED,
            what=trail_name(change),
            reason=change.reason,
            detail=detail,
        )
    return change


def _detail(change: DefinitionChange) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "starts": change.starts.isoformat() if change.starts else "",
        "change": change.words,
    }


def _allowed(by: str, change: DefinitionChange) -> User:
    user = user_named(by)
    if user is None or not is_concerned(user, change):
        record_refusal(by=by, what=f"decide on {trail_name(change)}")
        raise CannotChangeDefinitionError(f"{by} may not decide on a change of a definition.")
    return user


def _going_to(change: DefinitionChange, state: str, words: str) -> DefinitionChange:
    now = DefinitionChange.objects.get(pk=change.pk)
    if fault := CHANGE_STATES.fault(now.state, state, words):
        owes = CHANGE_STATES.owes_reason(now.state, state, words)
        raise CannotChangeDefinitionError(fault, "words" if owes else "")
    now.state, now.decided_at, now.decision = state, timezone.now(), " ".join(words.split())
    return now


def _as_when_proposed(change: DefinitionChange) -> None:
    """CannotChangeDefinitionError where the definition is no longer the one beside which the change was seen."""
    if change.kind != RELEASE and _fingerprints(change.measures) != change.before:
        raise CannotChangeDefinitionError(
            "The definition is another than when this was proposed: decline it, and propose it again."
        )


def _put_in_force(change: DefinitionChange) -> None:
    if change.kind == LEAVES_OUT:
        for measure_id in change.measures:
            own_definitions.keep(own_version(change, measure_id))
    elif change.kind == DEADLINE:
        local_clocks.keep(own_clock(change))
    elif change.kind == ENTERED:
        definition = EntryDefinition.objects.get(reference=change.measures[0])
        redefine(
            definition,
            EntryTerms(**change.terms),
            reason=change.reason,
            by=change.proposed_by,
            approved=True,
        )


def _fingerprints(measure_ids: list[str]) -> dict[str, str]:
    every = {**measures(), **entered_measures()}
    return {each: every[each].fingerprint() for each in measure_ids if each in every}
