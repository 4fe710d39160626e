"""A line of money is entered against a plan, or taken out again with a reason; what it was is kept."""

from decimal import Decimal

from django.utils import timezone

from sightline.history.services import as_seen, write_changes
from sightline.programme.kinds.refusals import CannotChangePlanError, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import FieldChange, Grouping, MoneyLine, Plan
from sightline.programme.money.rules import fault_of_line
from sightline.programme.plans.services.plans import what_plan
from sightline.trail.services import record, recorded_transaction


def add_line(
    plan: Plan,
    kind: str,
    title: str,
    year: str,
    pounds: Decimal | None,
    *,
    approximate: bool = False,
    grouping: str = "",
    unit: str = "",
    note: str = "",
    by: str,
) -> MoneyLine:
    """Enter a line; `grouping` is the key of the priority it is held against, blank for the whole plan.

    CannotChangePlanError, with nothing done, where it may not be.
    """
    field, fault = fault_of_line(kind, title, year, pounds, unit)
    if fault or pounds is None:
        raise CannotChangePlanError(fault, field)
    if grouping and not Grouping.objects.filter(version__plan=plan, key=grouping).exists():
        raise CannotChangePlanError("Choose a priority of this plan, or the whole plan.", "grouping")
    with recorded_transaction():
        line = MoneyLine.objects.create(
            plan=plan,
            kind=kind,
            title=title.strip(),
            year=year.strip(),
            pounds=pounds,
            approximate=approximate,
            grouping=grouping,
            unit=unit.strip(),
            note=note.strip(),
            by=by,
            at=timezone.now(),
        )
        record(by=by, action=ProgrammeVerb.MONEY_ENTERED, what=what_plan(plan), detail=_detail(line))
    return line


def remove_line(line: MoneyLine, *, reason: str, edition: int | None = None, by: str) -> None:
    """Take a line out that should not stand; what it was is kept with the plan.

    GoneMeanwhileError where somebody else took it out first.
    """
    reason = required(reason, "Say why the line is taken out.", "reason")
    with recorded_transaction():
        line = as_seen(line, edition, "plan")
        detail = _detail(line)
        was = {f"money_{name}": value for name, value in detail.items()}
        thing = {"plan": line.plan, "about": line.title}
        write_changes(FieldChange, was, dict.fromkeys(was), reason=reason, by=by, **thing)
        line.delete()
        record(
            by=by,
            action=ProgrammeVerb.MONEY_TAKEN_OUT,
            what=what_plan(line.plan),
            reason=reason,
            detail=detail,
        )


def _detail(line: MoneyLine) -> dict[str, object]:
    return {
        "kind": line.kind,
        "title": line.title,
        "year": line.year,
        "pounds": str(line.pounds),
        "approximate": line.approximate,
        "grouping": line.grouping,
    }
