"""A second person agrees to a scorecard, and between refreshes a measure becomes reportable, or not; what it said is kept whole."""

from dataclasses import replace
from datetime import date

from django.utils import timezone

from sightline.history.services import as_seen, count_up, write_changes
from sightline.programme.kinds.refusals import CannotChangePlanError, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import LedgerChange, PlanMeasure, PlanScorecard, ScorecardSeal
from sightline.programme.plans.rules.seal import seal
from sightline.programme.plans.services.plans import what_version
from sightline.programme.scorecard.queries.cards import (
    card_before,
    card_measure,
    content_of,
    current_card,
    figure_titles,
    last_day_of,
)
from sightline.programme.scorecard.rules.card import RETIRED, CardMeasure
from sightline.programme.scorecard.rules.ledger import (
    changed_fields,
    fault_of_agreeing,
    fault_of_measure,
    fault_of_reporting_day,
    fault_of_state,
)
from sightline.programme.scorecard.services.writing import (
    AGREED_TO,
    record_change,
    save_measure,
    state_fields,
)
from sightline.trail.services import record, recorded_transaction


def agree_to(
    card: PlanScorecard, *, on: date | None = None, edition: int | None = None, by: str
) -> ScorecardSeal:
    """A second person agrees to a scorecard, which is the plan's from `on`, today where none is given.

    CannotChangePlanError, in a sentence, for whoever wrote any of it, while its version is written, where a measure stands under
    no priority, and for a day before the last that the scorecard before it has.
    """
    today = timezone.localdate()
    day = on or today
    with recorded_transaction():
        card = as_seen(card, edition, "version__plan")
        if not card.is_draft:
            raise CannotChangePlanError(AGREED_TO)
        wrote = {
            card.by,
            card.changed_by,
            *LedgerChange.objects.filter(scorecard=card).values_list("by", flat=True),
        }
        visible = card.measures.exclude(state=RETIRED)
        loose = visible.filter(grouping=None).count() if card.version.groupings.exists() else 0
        field, fault = fault_of_agreeing(
            wrote=frozenset(wrote - {""}),
            by=by,
            version_state=card.version.state,
            measures=visible.count(),
            loose=loose,
            on=day,
            last=last_day_of(card_before(card)),
            today=today,
        )
        if fault:
            raise CannotChangePlanError(fault, field)
        card.measures.filter(since=None).update(since=day)
        card.from_on, card.agreed_by, card.agreed_at = day, by, timezone.now()
        count_up(card, "from_on", "agreed_by", "agreed_at", by=by)
        sealed = _sealed(card, day, by)
        detail = {"number": card.number, "on": day.isoformat(), "seal": sealed.seal}
        what = what_version(card.version)
        record(
            by=by, action=ProgrammeVerb.PLAN_SCORECARD_AGREED, what=what, reason=card.reasons, detail=detail
        )
    return sealed


def set_reporting(
    row: PlanMeasure,
    terms: CardMeasure,
    *,
    reason: str = "",
    on: date | None = None,
    edition: int | None = None,
    by: str,
) -> None:
    """Say of a measure of the plan's scorecard that it is reported, or why it is not, whose it is to put right and by when.

    `on`: from which day that is so, today where none is given. CannotChangePlanError for a state that only a refresh gives,
    where nothing differs, and for a day before what was said last.
    """
    today = timezone.localdate()
    day = on or today
    with recorded_transaction():
        card = as_seen(row.scorecard, edition, "version__plan")
        if card != current_card(card.plan):
            raise CannotChangePlanError("Another scorecard has taken its place. Change it there.")
        row = card.measures.select_related("grouping").get(pk=row.pk)
        before = card_measure(row)
        reason = required(reason, "Say why: the ledger keeps it.", "reason")
        after = replace(before, **state_fields(terms))
        after = replace(after, since=before.since if after.state == before.state else day)
        _refuse_reporting(before, after, reason, day, last_day_of(card), today, card.version.plan.authority)
        save_measure(row, after, card.version)
        count_up(card, by=by)
        was, now = changed_fields(before, after, "reporting")
        thing = {"scorecard": card, "key": row.key, "title": row.title, "change": "reporting", "on": day}
        write_changes(LedgerChange, was, now, reason=reason, by=by, **thing)
        _sealed(card, day, by)
        record_change(card, row.key, "reporting", was, now, reason, by, on=day.isoformat())


def _refuse_reporting(
    before: CardMeasure,
    after: CardMeasure,
    reason: str,
    day: date,
    last: date | None,
    today: date,
    authority: str,
) -> None:
    if after == before:
        raise CannotChangePlanError("Nothing differs from what it says already.", "state")
    if after.state != before.state or before.state in (RETIRED, "suspended"):
        field, fault = fault_of_state(before.state, after.state, reason, refresh=False)
        if fault:
            raise CannotChangePlanError(fault, field)
    field, fault = fault_of_measure(after, figure_titles(authority))
    if fault:
        raise CannotChangePlanError(fault, field)
    if late := fault_of_reporting_day(day, last or day, today):
        raise CannotChangePlanError(late, "on")


def _sealed(card: PlanScorecard, day: date, by: str) -> ScorecardSeal:
    text = content_of(card).text
    return ScorecardSeal.objects.create(
        scorecard=card, on=day, content=text, seal=seal(text), by=by, at=timezone.now()
    )
