"""What the board is told of a month or a quarter, in the words of whoever writes the plan."""

from collections.abc import Mapping

from django.utils import timezone

from sightline.calendars.periods import Period
from sightline.history.services import as_seen, count_up, write_changes
from sightline.programme.kinds.refusals import CannotChangePlanError
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import FieldChange, HighlightReport, HighlightText, Plan
from sightline.programme.plans.queries.own_days import first_live
from sightline.programme.plans.services.plans import what_plan
from sightline.trail.services import record, recorded_transaction


def write_highlight(
    plan: Plan, period: Period, texts: Mapping[tuple[str, str], str], *, edition: int | None = None, by: str
) -> HighlightReport:
    """Write of a period: `texts` by kind and key of a grouping, both blank for the plan on the whole; what is not among them stays.

    `edition`: the report's as it was seen, 0 where nothing was written. CannotChangePlanError for a period that has not begun, or
    was over before the plan was live; ChangedMeanwhileError where somebody else wrote after that edition. What a text said before
    is kept, and shown with its day.
    """
    _may(plan, period)
    with recorded_transaction():
        report = as_seen(_report(plan, period, any(map(str.strip, texts.values())), by), edition, "plan")
        was: dict[str, str] = {}
        became: dict[str, str] = {}
        for (kind, key), words in texts.items():
            text = report.texts.filter(kind=kind, key=key).first()
            text = text or HighlightText(report=report, kind=kind, key=key)
            before, text.words = text.words, words.replace("\r\n", "\n").strip()
            if text.words == before:
                continue
            text.save()
            change = {"was": {"words": before}, "now": {"words": text.words}}
            write_changes(FieldChange, **change, by=by, highlight_text=text, about=key)
            name = f"{kind} {key}".strip() or "whole"
            was[name], became[name] = before, text.words
        if became:
            count_up(report, by=by)
            detail = {"period": period.name, "from": was, "to": became}
            record(by=by, action=ProgrammeVerb.HIGHLIGHT_WRITTEN, what=what_plan(plan), detail=detail)
    return report


def _report(plan: Plan, period: Period, anything: bool, by: str) -> HighlightReport:
    """What is written of the period, begun where there is anything to write. CannotChangePlanError where there is not."""
    report = HighlightReport.objects.filter(plan=plan, period=period.name).first()
    if report is None and not anything:
        raise CannotChangePlanError(
            "Nothing is written yet. Write on the whole, or of one of the others.", "whole"
        )
    now = {"by": by, "at": timezone.now(), "edition": 0}
    return report or HighlightReport.objects.create(plan=plan, period=period.name, **now)


def _may(plan: Plan, period: Period) -> None:
    """CannotChangePlanError where there is nothing of this period to be written."""
    if period.first > timezone.localdate():
        raise CannotChangePlanError(f"{period.title} has not begun. Write of it once it has.")
    live = first_live(plan)
    if live and period.last < live.on:
        raise CannotChangePlanError(
            f"The plan was not live in {period.title}: it went live {live.when}. There is nothing to report."
        )
