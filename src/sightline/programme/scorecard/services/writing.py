"""A scorecard is begun, as a copy of the one before where there is one, and its measures are added, changed, suspended, removed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils import timezone

from sightline.history.services import as_seen, count_up, write_changes
from sightline.measuring.discover import figures
from sightline.people.posts.queries import post_named
from sightline.programme.kinds.refusals import CannotChangePlanError, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Grouping, LedgerChange, PlanMeasure, PlanScorecard, Version
from sightline.programme.plans.rules.versions import key_of
from sightline.programme.plans.services.plans import what_version
from sightline.programme.scorecard.queries.cards import (
    card_before,
    card_measure,
    current_card,
    draft_of,
    figure_titles,
    measures_before,
)
from sightline.programme.scorecard.rules.card import RETIRED, CardMeasure
from sightline.programme.scorecard.rules.ledger import (
    changed_fields,
    fault_of_measure,
    fault_of_state,
    kind_of,
)
from sightline.trail.services import record, recorded_transaction

LONGEST_CAUSE = 300
AGREED_TO = "This scorecard is agreed to. Begin a refresh to change its measures."


def begin_scorecard(version: Version, *, reasons: str = "", by: str) -> PlanScorecard:
    """Begin the plan's first scorecard, or a refresh as a copy of the last one: each measure under the priority of the same key.

    CannotChangePlanError while one is being written, and for a refresh without its reasons.
    """
    with recorded_transaction():
        version = Version.objects.select_related("plan").get(pk=version.pk)
        if begun := draft_of(version.plan):
            raise CannotChangePlanError(f"{begun.called} is being written. Finish it, or discard it, first.")
        before = current_card(version.plan)
        if before:
            reasons = required(reasons, "Say why the scorecard is refreshed.", "reasons")
        card = PlanScorecard.objects.create(
            plan=version.plan,
            version=version,
            number=before.number + 1 if before else 1,
            reasons=reasons.strip(),
            by=by,
            at=timezone.now(),
        )
        if before:
            _copy(before, card)
        detail = {"number": card.number, "copied_from": before.number if before else None}
        what = what_version(version)
        record(by=by, action=ProgrammeVerb.PLAN_SCORECARD_BEGUN, what=what, reason=reasons, detail=detail)
    return card


def add_measure(
    card: PlanScorecard, terms: CardMeasure, *, reason: str = "", edition: int | None = None, by: str
) -> PlanMeasure:
    """Add a measure at the end; its key is worked out. CannotChangePlanError in a sentence where it may not be there."""
    with recorded_transaction():
        card = _draft(card, edition)
        reason = _reason(card, reason)
        terms = _checked(terms, card.version.plan.authority)
        key = terms.figure or key_of(terms.title)
        back = card.measures.filter(key=key).first()
        if back and back.state != RETIRED:
            raise CannotChangePlanError(
                "It is on the scorecard already.", "figure" if terms.figure else "title"
            )
        place = (card.measures.order_by("-place").values_list("place", flat=True).first() or 0) + 1
        row = back or PlanMeasure(scorecard=card, key=key)
        row.place, row.replaced_by, row.since = place, "", None
        _written(card, row, replace(terms, key=key), reason, "", by)
    return row


def change_measure(
    row: PlanMeasure, terms: CardMeasure, *, reason: str = "", edition: int | None = None, by: str
) -> None:
    """Change what a measure is called, what it stands under or which figure it is; its state stays.

    CannotChangePlanError where nothing differs, or it may not be so.
    """
    with recorded_transaction():
        card = _draft(row.scorecard, edition)
        row = card.measures.select_related("grouping").get(pk=row.pk)
        reason = _reason(card, reason)
        before = card_measure(row)
        wanted = replace(
            before, title=terms.title, figure=terms.figure, grouping=terms.grouping, theme=terms.theme
        )
        terms = _checked(wanted, card.version.plan.authority)
        if terms == before:
            raise CannotChangePlanError("Nothing differs from what it says already.")
        _written(card, row, terms, reason, "", by)


def move_measure(
    row: PlanMeasure,
    terms: CardMeasure,
    *,
    reason: str = "",
    replacement: str = "",
    edition: int | None = None,
    by: str,
) -> None:
    """Let a measure of a draft go to another state, with its cause, owner and day. `replacement`: the key of what takes its place.

    One that was added in this draft and is removed again leaves no trace. CannotChangePlanError where it may not go there.
    """
    with recorded_transaction():
        card = _draft(row.scorecard, edition)
        row = card.measures.select_related("grouping").get(pk=row.pk)
        reason = _reason(card, reason)
        before = card_measure(row)
        if terms.state != before.state:
            _refuse(*fault_of_state(before.state, terms.state, reason, refresh=True))
        if replacement and not card.measures.filter(key=replacement).exclude(pk=row.pk).exists():
            raise CannotChangePlanError("Choose a measure of this scorecard.", "replacement")
        if terms.state == RETIRED and row.key not in measures_before(card):
            _taken_out(card, row, by)
            return
        gone = terms.state in (RETIRED, "suspended")
        after = replace(
            before, **state_fields(terms, reason), since=None, replaced_by=replacement if gone else ""
        )
        _written(card, row, _checked(after, card.version.plan.authority), reason, replacement, by)


def discard_scorecard(card: PlanScorecard, *, edition: int | None = None, by: str) -> None:
    """Discard a draft with all that was changed in it."""
    with recorded_transaction():
        card = _draft(card, edition)
        what = what_version(card.version)
        record(
            by=by, action=ProgrammeVerb.PLAN_SCORECARD_DISCARDED, what=what, detail={"number": card.number}
        )
        card.delete()


def state_fields(terms: CardMeasure, reason: str = "") -> dict[str, Any]:
    """What a state brings with it: cause, owner and day where somebody is to put it right; what is suspended or retired has the
    reason for its cause, and what is live none of them.
    """
    owed = terms.owed
    why = reason[:LONGEST_CAUSE] if terms.state in (RETIRED, "suspended") else ""
    return {
        "state": terms.state,
        "cause": terms.cause.strip() if owed else why,
        "owner": terms.owner.strip() if owed else "",
        "fix_by": terms.fix_by if owed else None,
    }


def save_measure(row: PlanMeasure, terms: CardMeasure, version: Version) -> None:
    """Put what plain data says of a measure into its row."""
    kind, key = terms.grouping
    row.title, row.figure, row.theme = terms.title.strip(), terms.figure, terms.theme
    row.grouping = Grouping.objects.filter(version=version, kind=kind, key=key).first()
    row.state, row.cause, row.owner_post, row.fix_by = terms.state, terms.cause, terms.owner, terms.fix_by
    row.named_post = post_named(version.plan.authority, terms.owner)
    row.since, row.replaced_by = terms.since, terms.replaced_by
    row.save()


def _written(
    card: PlanScorecard, row: PlanMeasure, terms: CardMeasure, reason: str, replacement: str, by: str
) -> None:
    """The row as it is to be, and in the ledger how it differs from the scorecard before: that alone, whatever was tried between."""
    before = measures_before(card).get(row.key)
    if before and before.state == terms.state:
        terms = replace(terms, since=before.since)
    save_measure(row, terms, card.version)
    now = card_measure(row)
    kind = kind_of(before, now)
    count_up(card, by=by)
    LedgerChange.objects.filter(scorecard=card, key=row.key).delete()
    was, stands = changed_fields(before, now, kind)
    if kind and card_before(card):
        title = card.measures.filter(key=replacement).values_list("title", flat=True).first() or ""
        thing = {"scorecard": card, "key": row.key, "title": now.title, "change": kind, "replacement": title}
        write_changes(LedgerChange, was, stands, reason=reason, by=by, **thing)
    record_change(card, row.key, kind or "changed", was, stands, reason, by, replacement=replacement)


def record_change(
    card: PlanScorecard,
    key: str,
    kind: str,
    was: Mapping[str, str],
    now: Mapping[str, str],
    reason: str,
    by: str,
    **more: Any,
) -> None:
    """The line in the trail of a measure that was changed."""
    record(
        by=by,
        action=ProgrammeVerb.PLAN_SCORECARD_CHANGED,
        what=what_version(card.version),
        reason=reason,
        detail={"number": card.number, "measure": key, "change": kind, "from": was, "to": now, **more},
    )


def _taken_out(card: PlanScorecard, row: PlanMeasure, by: str) -> None:
    key = row.key
    LedgerChange.objects.filter(scorecard=card, key=key).delete()
    row.delete()
    count_up(card, by=by)
    record_change(card, key, "removed", {}, {}, "", by)


def _draft(card: PlanScorecard, edition: int | None) -> PlanScorecard:
    card = as_seen(card, edition, "version__plan")
    if not card.is_draft:
        raise CannotChangePlanError(AGREED_TO)
    return card


def _reason(card: PlanScorecard, reason: str) -> str:
    """Why: needed in a refresh; in a first scorecard nothing is changed yet."""
    if card_before(card) is None:
        return reason.strip()
    return required(reason, "Say why: the ledger keeps it.", "reason")


def _checked(terms: CardMeasure, authority: str) -> CardMeasure:
    """The same with a title and a theme of its own figure where none was given; refused where it may not stand."""
    titles = figure_titles(authority)
    if terms.figure in titles:
        theme = figures()[terms.figure][0].theme
        terms = replace(terms, title=terms.title.strip() or titles[terms.figure], theme=theme)
    _refuse(*fault_of_measure(terms, titles))
    return replace(terms, title=terms.title.strip())


def _refuse(field: str, fault: str) -> None:
    if fault:
        raise CannotChangePlanError(fault, field)


def _copy(before: PlanScorecard, card: PlanScorecard) -> None:
    groups = {(each.kind, each.key): each for each in card.version.groupings.all()}
    rows = []
    for row in before.measures.select_related("grouping"):
        key = (row.grouping.kind, row.grouping.key) if row.grouping else ("", "")
        row.pk, row.scorecard, row.grouping = None, card, groups.get(key)
        rows.append(row)
    PlanMeasure.objects.bulk_create(rows)
