"""The test of difference is declared, declared anew with a reason, or judged by a person where no measure can show it.

A declaration is never changed: declaring anew and judging are further ones, so that all that stood before can be read.
"""

from typing import Any

from django.utils import timezone

from sightline.history.services import as_seen, count_up
from sightline.measuring.discover import UnknownMeasureError, figure_named
from sightline.programme.difference.rules.declaration import fault_of_declaring, fault_of_judging
from sightline.programme.kinds.refusals import CannotChangePlanError, required
from sightline.programme.kinds.test_of_difference import TESTED
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Action, DeclaredTest
from sightline.programme.plans.queries.entries import entry_of
from sightline.programme.plans.services.changes import trail_name
from sightline.trail.services import record, recorded_transaction


def declare(
    action: Action,
    basis: str,
    *,
    measure: str = "",
    direction: str = "",
    lag: int = 0,
    least: int = 20,
    words: str = "",
    reason: str = "",
    edition: int | None = None,
    by: str,
    in_tens: bool = False,
) -> DeclaredTest:
    """Declare what will show whether the action made a difference; after the first time, with a reason. It changes the
    action: who has its page open is told when they send it.

    `measure` is a figure's id; `lag` months in which no effect is expected yet; `least` the fewest cases a month may
    rest on; `in_tens`: only so many tens of them, as from those who may not see small numbers. CannotChangePlanError where it may
    not be, ChangedMeanwhileError where somebody else changed the action after that edition: nothing is done.
    """
    better = _better(measure) if basis == "measure" else None
    field, fault = fault_of_declaring(
        basis, better=better, direction=direction, lag=lag, least=least, words=words, in_tens=in_tens
    )
    if fault:
        raise CannotChangePlanError(fault, field)
    with recorded_transaction():
        action = as_seen(action, edition)
        before: DeclaredTest | None = action.declarations.first()
        if action.status in ("done", "stopped"):
            raise CannotChangePlanError("It is closed. Open it again before declaring another test.", "basis")
        if before:
            required(reason, "Say why the test is declared anew.", "reason")
        by_measure = {"measure": measure, "direction": direction, "lag": lag, "least": least}
        tested = {"basis": basis, "words": words.strip()} | (by_measure if basis == "measure" else {})
        return _write(action, before, tested, reason.strip(), by)


def _write(
    action: Action, before: DeclaredTest | None, tested: dict[str, Any], reason: str, by: str
) -> DeclaredTest:
    """The next declaration, the action's next edition, and the line in the trail."""
    made = DeclaredTest.objects.create(
        action=action,
        number=before.number + 1 if before else 1,
        reason=reason if before else "",
        by=by,
        at=timezone.now(),
        **tested,
    )
    count_up(action, by=by)
    was = {name: getattr(before, name) for name in TESTED} if before else {}
    record(
        by=by,
        action=ProgrammeVerb.DIFFERENCE_DECLARED,
        what=trail_name(action),
        reason=made.reason,
        detail={"number": made.number, **tested} | ({"from": was} if was else {}),
    )
    return made


def judge(action: Action, verdict: str, words: str, *, by: str) -> DeclaredTest:
    """Somebody who does not own the action says what audits, samples or feedback showed: better, worse or same.

    CannotChangePlanError, with nothing done, where the test rests on a measure or nothing was declared.
    """
    with recorded_transaction():
        before: DeclaredTest | None = action.declarations.first()
        entry = entry_of(action, None)
        owns = bool(entry and entry.owner and entry.owner.get_username() == by)
        field, fault = fault_of_judging(before.basis if before else None, verdict, words, by_owner=owns)
        if fault or before is None:
            raise CannotChangePlanError(fault, field)
        made = DeclaredTest.objects.create(
            action=action,
            number=before.number + 1,
            basis=before.basis,
            words=before.words,
            verdict=verdict,
            verdict_words=words.strip(),
            reason="Judged",
            by=by,
            at=timezone.now(),
        )
        detail = {"number": made.number, "basis": made.basis, "from": before.verdict, "to": verdict}
        record(
            by=by,
            action=ProgrammeVerb.DIFFERENCE_JUDGED,
            what=trail_name(action),
            reason=words.strip(),
            detail=detail,
        )
    return made


def _better(measure: str) -> str | None:
    """Which way a figure improves; None where there is no such figure."""
    try:
        return figure_named(measure)[0].better
    except UnknownMeasureError:
        return None
