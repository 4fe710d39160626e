"""Targets are set, changed and removed: one transaction, a line in the trail, and what each was is kept."""

from dataclasses import replace

from django.db import IntegrityError
from django.utils import timezone

from sightline.history.services import as_seen, count_up, write_changes
from sightline.measuring.discover import figure_named
from sightline.people.posts.queries import post_named
from sightline.scorecards.models import Target, TargetChange, TargetValue
from sightline.scorecards.queries.target_sheet import terms_of_row
from sightline.scorecards.rules.target_terms import LONGEST_SET, TargetTerms, fault_of_terms
from sightline.scorecards.rules.trajectory import as_typed
from sightline.scorecards.services.saying import CannotSayError, known_figure
from sightline.scorecards.verbs import ScorecardVerb
from sightline.trail.services import record, recorded_transaction

ALREADY = "There is a target of {} for this unit and set already. Change that one."
REMOVED = "This target has been removed. Set a new one."


def set_target(
    *, by: str, authority: str, figure: str, terms: TargetTerms, unit: str = "", target_set: str = ""
) -> Target:
    """Set the target of a figure for a unit (blank: the whole council), in a set (blank: the standing targets).

    CannotSayError, with nothing done, where it may not be, or there is one already.
    """
    terms = _checked(terms, figure, unit)
    if len(target_set) > LONGEST_SET:
        raise CannotSayError(f"The key of a set has {LONGEST_SET} characters at most.", "target_set")
    made = Target(figure=known_figure(figure), authority=authority, unit=unit, target_set=target_set.strip())
    made.said_by, made.said_at = by, timezone.now()
    _take_over(made, terms)
    try:
        with recorded_transaction():
            made.save(force_insert=True)
            _write_values(made, terms)
            record(by=by, action=ScorecardVerb.TARGET_SET, what=trail_name(made), detail=_detail(made, terms))
    except IntegrityError as twice:
        raise CannotSayError(ALREADY.format(made.figure)) from twice
    return made


def change_target(
    target: Target, terms: TargetTerms, *, reason: str, edition: int | None = None, by: str
) -> bool:
    """Change what a target says; gives whether anything differed. What it was is kept, with why.

    ChangedMeanwhileError where somebody else changed it after `edition`; CannotSayError where it may not be.
    """
    terms = _checked(terms, target.figure, target.unit)
    with recorded_transaction():
        target = as_seen(target, edition)
        if target.withdrawn_at:
            raise CannotSayError(REMOVED)
        was, now = terms_of_row(target).in_history, terms.in_history
        if was == now:
            return False
        if not reason.strip():
            raise CannotSayError("Say why the target changes.", "reason")
        _take_over(target, terms)
        count_up(target, "tolerance", "owner", "named_post", "words", by=by)
        if was["points"] != now["points"]:
            target.values_by_period.all().delete()
            _write_values(target, terms)
        write_changes(TargetChange, was, now, reason=reason.strip(), by=by, target=target)
        record(
            by=by,
            action=ScorecardVerb.TARGET_CHANGED,
            what=trail_name(target),
            reason=reason.strip(),
            detail=_detail(target, terms),
        )
    return True


def remove_target(target: Target, *, reason: str, edition: int | None = None, by: str) -> None:
    """A target no longer stands. It stays on record as having been set.

    ChangedMeanwhileError where somebody else changed it after `edition`; CannotSayError where it is removed already.
    """
    if not reason.strip():
        raise CannotSayError("Say why the target is removed.", "reason")
    with recorded_transaction():
        target = as_seen(target, edition)
        if target.withdrawn_at:
            raise CannotSayError(REMOVED)
        target.withdrawn_by, target.withdrawn_at = by, timezone.now()
        count_up(target, "withdrawn_by", "withdrawn_at", by=by)
        more = {"reason": reason.strip(), "by": by, "target": target}
        write_changes(TargetChange, {"withdrawn": ""}, {"withdrawn": "yes"}, **more)
        record(
            by=by,
            action=ScorecardVerb.TARGET_REMOVED,
            what=trail_name(target),
            reason=reason.strip(),
            detail=_detail(target, terms_of_row(target)),
        )


def trail_name(target: Target) -> str:
    """AS01 990; AS01 990 unit T1; AS01 990 set 12."""
    unit = f" unit {target.unit}" if target.unit else ""
    return f"{target.figure} {target.authority}{unit}" + (
        f" set {target.target_set}" if target.target_set else ""
    )


def _checked(terms: TargetTerms, figure_id: str, unit: str) -> TargetTerms:
    """The terms as they are kept; CannotSayError where they may not be."""
    measure, figure = figure_named(known_figure(figure_id))
    terms = replace(terms, owner=" ".join(terms.owner.split()), words=" ".join(terms.words.split()))
    field, fault = fault_of_terms(terms, measure, figure, unit=bool(unit))
    if fault:
        raise CannotSayError(fault, field)
    return terms


def _take_over(target: Target, terms: TargetTerms) -> None:
    target.tolerance, target.owner, target.words = terms.tolerance, terms.owner, terms.words
    target.named_post = post_named(target.authority, terms.owner)


def _write_values(target: Target, terms: TargetTerms) -> None:
    TargetValue.objects.bulk_create(
        TargetValue(target=target, period=each.period.name, value=each.value) for each in terms.points
    )


def _detail(target: Target, terms: TargetTerms) -> dict[str, object]:
    return {
        "words": target.words,
        "values": as_typed(terms.points, "; "),
        "tolerance": terms.tolerance,
        "owner": terms.owner,
    }
