"""A test of difference is declared, and until the action has started changed with a reason.

A declaration is never changed: declaring anew and judging are further ones, so that all that stood before can be read.
"""

from dataclasses import replace
from typing import Any

from django.utils import timezone

from sightline.history.services import as_seen, count_up
from sightline.measuring.discover import UnknownMeasureError, figure_named
from sightline.programme.difference.queries.current import latest_of, next_series, tested
from sightline.programme.difference.rules.declaration import (
    AskedTest,
    fault_of_declaring,
    takes_a_second_person,
)
from sightline.programme.kinds.refusals import CannotChangePlanError, required
from sightline.programme.kinds.test_of_difference import DIRECTIONS
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Action, DeclaredTest
from sightline.programme.plans.services.changes import trail_name
from sightline.trail.services import record, recorded_transaction

CLOSED = "It is closed. Open it again before declaring another test."
STARTED = "The action has started, so a change of its test waits for a second person. Propose it."
WHY = "Say why the test is changed."


def declare(
    action: Action,
    basis: str,
    *,
    series: int = 1,
    reason: str = "",
    edition: int | None = None,
    by: str,
    in_tens: bool = False,
    **more: Any,
) -> DeclaredTest:
    """Declare what will show whether the action made a difference, or one more test of it; change it until it has started.
    It changes the action: who has its page open is told when they send it.

    `more`: the other fields of `AskedTest`; which way is better is asked only where the measure does not know. `series`: which
    of its tests, counted from 1. `in_tens`: only so many tens of cases, as from those who may not see small numbers.
    CannotChangePlanError where it may not be, ChangedMeanwhileError where somebody else changed the action after that edition:
    nothing is done.
    """
    test = checked(AskedTest(basis=basis, **more), in_tens=in_tens)
    with recorded_transaction():
        action = as_seen(action, edition)
        before = changeable(action, series)
        declared = before is not None and not before.removed
        if takes_a_second_person(action.status, started=bool(action.started_on), declared=declared):
            raise CannotChangePlanError(STARTED, "basis")
        if before:
            required(reason, WHY, "reason")
        return written(action, before, test.tested, series=series, reason=reason.strip(), by=by)


def remove(action: Action, series: int, *, reason: str, edition: int | None = None, by: str) -> DeclaredTest:
    """Take one of its tests out before it started, with a reason; the others count on. Errors as `declare`."""
    required(reason, WHY, "reason")
    with recorded_transaction():
        action = as_seen(action, edition)
        before = changeable(action, series)
        if before is None or before.removed:
            raise CannotChangePlanError("There is no such test to remove.", "reason")
        if takes_a_second_person(action.status, started=bool(action.started_on), declared=True):
            raise CannotChangePlanError(STARTED, "reason")
        values = without_verdict(before) | {"removed": True}
        return written(action, before, values, series=series, reason=reason.strip(), by=by)


def checked(test: AskedTest, *, in_tens: bool) -> AskedTest:
    """The test as it may be declared, its direction from its measure where that knows. CannotChangePlanError otherwise."""
    better, unit = _figure(test.measure) if test.basis == "measure" else (None, "")
    if better in DIRECTIONS and not test.direction:
        test = replace(test, direction=better)
    field, fault = fault_of_declaring(test, better=better, unit=unit, in_tens=in_tens)
    if fault:
        raise CannotChangePlanError(fault, field)
    return test


def changeable(action: Action, series: int) -> DeclaredTest | None:
    """The last declaration of this test, None where it is a new one. CannotChangePlanError where it is closed or none."""
    if action.status in ("done", "stopped"):
        raise CannotChangePlanError(CLOSED, "basis")
    if not 1 <= series <= next_series(action):
        raise CannotChangePlanError("There is no such test of this action. Open its page again.", "basis")
    return latest_of(action, series)


def without_verdict(declared: DeclaredTest) -> dict[str, Any]:
    """What a declaration tests, as another is made of it."""
    days = {"baseline_on": declared.baseline_on, "target_by": declared.target_by}
    return tested(declared) | days


def written(
    action: Action,
    before: DeclaredTest | None,
    values: dict[str, Any],
    *,
    series: int,
    reason: str,
    by: str,
    confirmed_by: str = "",
) -> DeclaredTest:
    """The next declaration, the action's next edition, and the line in the trail: for inside a transaction."""
    made = DeclaredTest.objects.create(
        action=action,
        series=series,
        number=before.number + 1 if before else 1,
        reason=reason if before else "",
        by=by,
        confirmed_by=confirmed_by,
        at=timezone.now(),
        **values,
    )
    count_up(action, by=confirmed_by or by)
    detail: dict[str, Any] = {"number": made.number, "series": series, **tested(made)}
    detail |= {"from": tested(before)} if before else {}
    detail |= {"proposed_by": by} if confirmed_by else {}
    record(
        by=confirmed_by or by,
        action=ProgrammeVerb.DIFFERENCE_DECLARED,
        what=trail_name(action),
        reason=made.reason,
        detail=detail,
    )
    return made


def _figure(measure: str) -> tuple[str | None, str]:
    """Which way a figure improves, and its unit; None where there is no such figure."""
    try:
        defined, figure = figure_named(measure)
    except UnknownMeasureError:
        return None, ""
    return defined.better, figure.unit
