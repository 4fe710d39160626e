"""Which sources a plan answers: chosen when it is made and changed with a reason; an action that answers one takes it in."""

from collections.abc import Iterable

from sightline.history.services import as_seen, count_up, write_changes
from sightline.programme.kinds.refusals import CannotChangePlanError, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Entry, FieldChange, Plan, Source
from sightline.programme.plans.rules.versions import in_the_trail
from sightline.standards.authorities import name_of
from sightline.trail.services import record, recorded_transaction


def set_sources(
    plan: Plan, sources: Iterable[int], *, edition: int | None = None, reason: str = "", by: str
) -> None:
    """Say which sources the plan answers, the first time without a reason; what it named before is kept.

    CannotChangePlanError where nothing differs, a source is another authority's, or one that leaves is answered by an action;
    ChangedMeanwhileError where somebody else changed the plan after that edition.
    """
    with recorded_transaction():
        now = as_seen(plan, edition, last=last_sources)
        before = list(now.sources.order_by("pk"))
        wanted = list(Source.objects.filter(pk__in=list(sources)).order_by("pk"))
        _refuse_others(now, wanted)
        if before:
            required(reason, "Say why the sources are changed.", "reason")
        if wanted == before:
            raise CannotChangePlanError("Nothing differs from the sources the plan has already.", "sources")
        _refuse_answered(now, [each for each in before if each not in wanted])
        _write(now, before, wanted, reason.strip(), by)


def take_in(plan: Plan, findings: Iterable[int], *, by: str) -> None:
    """An action answers these findings, so their sources are the plan's: for inside a transaction."""
    missing = Source.objects.filter(findings__in=list(findings)).exclude(plans=plan).distinct()
    if more := list(missing.order_by("pk")):
        before = list(plan.sources.order_by("pk"))
        wanted = sorted((*before, *more), key=lambda each: each.pk)
        _write(plan, before, wanted, "An action answers a finding of it", by)


def last_sources(plan: Plan) -> str:
    """Which sources it names by now, in a sentence."""
    return f"It now names: {_titles(plan.sources.order_by('pk')) or 'no source'}."


def _refuse_others(plan: Plan, wanted: Iterable[Source]) -> None:
    if any(source.authority != plan.authority for source in wanted):
        raise CannotChangePlanError(
            f"This plan is of {name_of(plan.authority)}, and a source you chose was said of another council. Choose sources of "
            f"{name_of(plan.authority)}.",
            "sources",
        )


def _refuse_answered(plan: Plan, leaving: Iterable[Source]) -> None:
    rows = Entry.objects.filter(version__plan=plan).exclude(version__state="superseded")
    for source in leaving:
        answering = rows.filter(findings__source=source).values_list("action__reference", flat=True)
        if names := ", ".join(sorted(set(answering))):
            raise CannotChangePlanError(
                f"“{source.title}” is answered by {names}. Change what they answer first, then remove the source.",
                "sources",
            )


def _write(plan: Plan, before: list[Source], wanted: list[Source], reason: str, by: str) -> None:
    plan.sources.set(wanted)
    count_up(plan, by=by)
    was, now = {"sources": _titles(before)}, {"sources": _titles(wanted)}
    write_changes(FieldChange, was, now, reason=reason, by=by, plan=plan)
    detail = {"from": [each.pk for each in before], "to": [each.pk for each in wanted]}
    record(
        by=by,
        action=ProgrammeVerb.PLAN_SOURCES_SET,
        what=in_the_trail(plan.pk),
        reason=reason,
        detail=detail,
    )


def _titles(sources: Iterable[Source]) -> str:
    return "; ".join(each.title for each in sources)
