"""A test is changed after its action started: one person proposes it, another confirms it, and until then the old one counts."""

from typing import Any

from django.utils import timezone

from sightline.history.services import as_seen, count_up
from sightline.programme.difference.queries.current import latest_of, tested
from sightline.programme.difference.rules.declaration import AskedTest, fault_of_confirming
from sightline.programme.difference.services.declaring import (
    WHY,
    changeable,
    checked,
    without_verdict,
    written,
)
from sightline.programme.kinds.refusals import CannotChangePlanError, raise_if, required
from sightline.programme.kinds.states import PROPOSED_TEST
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Action, DeclaredTest, ProposedTest
from sightline.programme.plans.queries.entries import owns
from sightline.programme.plans.services.changes import trail_name
from sightline.trail.services import record, recorded_transaction


def propose(
    action: Action,
    basis: str,
    *,
    series: int = 1,
    reason: str,
    edition: int | None = None,
    by: str,
    in_tens: bool = False,
    **more: Any,
) -> ProposedTest:
    """Propose another test in the place of one that was declared; `more` and errors as `declaring.declare`."""
    test = checked(AskedTest(basis=basis, **more), in_tens=in_tens)
    return _proposed(action, series, test.tested, reason=reason, edition=edition, by=by)


def propose_removing(
    action: Action, series: int, *, reason: str, edition: int | None = None, by: str
) -> ProposedTest:
    """Propose that one of its tests is not test any more; errors as `declaring.declare`."""
    before = latest_of(action, series)
    if before is None:
        raise CannotChangePlanError("There is no such test to remove.", "reason")
    values = without_verdict(before) | {"removed": True}
    return _proposed(action, series, values, reason=reason, edition=edition, by=by)


def confirm(proposal: ProposedTest, *, edition: int | None = None, by: str) -> DeclaredTest:
    """The second person confirms it, and from now on the new test counts. CannotChangePlanError where they may not."""
    with recorded_transaction():
        action = as_seen(proposal.action, edition)
        waits = _waiting(proposal)
        raise_if(fault_of_confirming(waits.by, by, by_owner=owns(by, action)), "")
        before = changeable(action, waits.series)
        values = {**tested(waits), "baseline_on": waits.baseline_on, "target_by": waits.target_by}
        made = written(
            action, before, values, series=waits.series, reason=waits.reason, by=waits.by, confirmed_by=by
        )
        _decide(waits, "confirmed", "", by)
    return made


def refuse(proposal: ProposedTest, *, words: str, edition: int | None = None, by: str) -> ProposedTest:
    """The second person refuses it, with why; or who proposed it withdraws it. The old test counts on."""
    with recorded_transaction():
        action = as_seen(proposal.action, edition)
        waits = _waiting(proposal)
        state = "withdrawn" if waits.by == by else "refused"
        if state == "refused":
            required(words, "Say why it is refused.", "words")
        _decide(waits, state, words.strip(), by)
        count_up(action, by=by)
        record(
            by=by,
            action=ProgrammeVerb.DIFFERENCE_REFUSED,
            what=trail_name(action),
            reason=words.strip(),
            detail={"series": waits.series, **tested(waits), "to": state, "proposed_by": waits.by},
        )
    return waits


def _proposed(
    action: Action, series: int, values: dict[str, Any], *, reason: str, edition: int | None, by: str
) -> ProposedTest:
    required(reason, WHY, "reason")
    with recorded_transaction():
        action = as_seen(action, edition)
        before = changeable(action, series)
        if before is None or before.removed:
            raise CannotChangePlanError("There is no such test to change. Declare it.", "basis")
        if action.started_on is None and action.status == "not_started":
            raise CannotChangePlanError("The action has not started, so its test can be changed.", "basis")
        if action.proposals.filter(series=series, state="waiting").exists():
            raise CannotChangePlanError(
                "A change of this test already waits for a second person. Let it be decided, or withdraw it.",
                "basis",
            )
        made = ProposedTest(
            action=action, series=series, reason=reason.strip(), by=by, at=timezone.now(), **values
        )
        if tested(made) == tested(before):
            raise CannotChangePlanError("That is the test as it stands. Change something of it.", "basis")
        made.save()
        count_up(action, by=by)
        record(
            by=by,
            action=ProgrammeVerb.DIFFERENCE_PROPOSED,
            what=trail_name(action),
            reason=made.reason,
            detail={"series": series, **tested(made), "from": tested(before)},
        )
    return made


def _waiting(proposal: ProposedTest) -> ProposedTest:
    """The proposal as it is now. CannotChangePlanError where it was decided meanwhile."""
    waits = ProposedTest.objects.get(pk=proposal.pk)
    if waits.state != "waiting":
        raise CannotChangePlanError(
            f"This change was decided meanwhile: {PROPOSED_TEST.words[waits.state].lower()}."
        )
    return waits


def _decide(waits: ProposedTest, state: str, words: str, by: str) -> None:
    waits.state, waits.decided_by, waits.decided_at, waits.decided_words = state, by, timezone.now(), words
    waits.save(update_fields=["state", "decided_by", "decided_at", "decided_words"])
