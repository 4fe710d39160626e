"""Somebody says what audits, samples or feedback showed, where no measure can."""

from django.utils import timezone

from sightline.programme.difference.queries.current import latest_of
from sightline.programme.difference.rules.declaration import fault_of_judging
from sightline.programme.difference.services.declaring import without_verdict
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Action, DeclaredTest
from sightline.programme.plans.queries.entries import owns
from sightline.programme.plans.services.changes import trail_name
from sightline.trail.services import record, recorded_transaction


def judge(action: Action, verdict: str, words: str, *, series: int = 1, by: str) -> DeclaredTest:
    """Somebody who does not own the action says what audits, samples or feedback showed: better, worse or same.

    CannotChangePlanError, with nothing done, where the test rests on a measure or nothing was declared.
    """
    with recorded_transaction():
        before = latest_of(action, series)
        stands = before is not None and not before.removed
        field, fault = fault_of_judging(
            before.basis if before and stands else None, verdict, words, by_owner=owns(by, action)
        )
        if fault or before is None:
            raise CannotChangePlanError(fault, field)
        made = DeclaredTest.objects.create(
            action=action,
            series=series,
            number=before.number + 1,
            verdict=verdict,
            verdict_words=words.strip(),
            reason="Judged",
            by=by,
            at=timezone.now(),
            **without_verdict(before),
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
