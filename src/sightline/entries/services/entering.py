"""A figure is entered, and a second person signs it off or sends it back."""

from django.utils import timezone

from sightline.calendars.periods import parse
from sightline.documents.models import Document
from sightline.entries.models import EntryDefinition, FigureEntry
from sightline.entries.rules import entering as rules
from sightline.entries.rules.states import ENTRY_STATES, REPLACED, SENT_BACK, SIGNED_OFF, WAITING
from sightline.entries.services.defining import trail_name
from sightline.entries.services.refusals import CannotEnterError
from sightline.entries.verbs import EntryVerb
from sightline.trail.services import record, recorded_transaction

MEANWHILE = "Somebody entered a figure for {} meanwhile. Look at it before you enter another."
LONGEST_EVIDENCE = 300


def enter(
    definition: EntryDefinition,
    *,
    by: str,
    period: str,
    numerator: float,
    denominator: float | None = None,
    unit: str = "",
    evidence: str = "",
    document: Document | None = None,
    reason: str = "",
    seen: int | None = None,
) -> FigureEntry:
    """Enter a figure, which waits for sign-off and is shown nowhere but here. One that waits already is replaced by it.

    `reason`: why it corrects a figure that was signed off. `seen`: the number of the latest entry that was seen, 0 for none;
    None where nobody looked. CannotEnterError, with nothing done, where it may not be.
    """
    name = _checked(definition, period, numerator, denominator)
    evidence = " ".join(evidence.split())
    if not evidence and document is None:
        raise CannotEnterError("Say where the evidence lies, or upload it", "evidence")
    if len(evidence) > LONGEST_EVIDENCE:
        raise CannotEnterError(f"Say it in {LONGEST_EVIDENCE} characters or fewer", "evidence")
    with recorded_transaction():
        definition = EntryDefinition.objects.get(pk=definition.pk)
        if definition.stopped_at:
            raise CannotEnterError("This measure has been stopped: no more figures are entered.")
        rows = FigureEntry.objects.filter(definition=definition, unit=unit, period=name)
        last = rows.order_by("pk").last()
        if seen is not None and seen != (last.pk if last else 0):
            raise CannotEnterError(MEANWHILE.format(parse(name).label))
        if rows.filter(state=SIGNED_OFF).exists() and not reason.strip():
            raise CannotEnterError("A figure was signed off. Say why it is corrected", "reason")
        rows.filter(state=WAITING).update(state=REPLACED)
        made = FigureEntry(
            definition=definition,
            unit=unit,
            period=name,
            numerator=numerator,
            denominator=denominator,
            evidence=evidence,
            document=document,
            reason=reason.strip(),
            entered_by=by,
            entered_at=timezone.now(),
        )
        made.save(force_insert=True)
        detail = {
            "numerator": numerator,
            "denominator": denominator,
            "document": document.pk if document else None,
        }
        record(
            by=by,
            action=EntryVerb.FIGURE_ENTERED,
            what=entry_name(made),
            reason=reason.strip(),
            detail={key: value for key, value in detail.items() if value is not None},
        )
    return made


def decide(entry: FigureEntry, *, by: str, state: str, words: str = "") -> FigureEntry:
    """Sign a figure off, or send it back and say why. CannotEnterError for whoever entered it, and where it does not wait."""
    with recorded_transaction():
        entry = FigureEntry.objects.select_related("definition").get(pk=entry.pk)
        if fault := rules.why_not_sign(by, entry.entered_by):
            raise CannotEnterError(fault)
        if entry.state != WAITING:
            raise CannotEnterError(
                f"This figure no longer waits: {ENTRY_STATES.words[entry.state].lower()}"
                + (f" by {entry.decided_by}." if entry.decided_by else ".")
            )
        if state not in (SIGNED_OFF, SENT_BACK):
            raise CannotEnterError("Choose: sign off, or send back", "state")
        if fault := ENTRY_STATES.fault(entry.state, state, words):
            raise CannotEnterError(fault, "words")
        entry.state, entry.decided_by, entry.decided_at = state, by, timezone.now()
        entry.words = " ".join(words.split())
        entry.save(update_fields=["state", "decided_by", "decided_at", "words"])
        signed = state == SIGNED_OFF
        record(
            by=by,
            action=EntryVerb.FIGURE_SIGNED_OFF if signed else EntryVerb.FIGURE_SENT_BACK,
            what=entry_name(entry),
            reason=entry.words,
            detail={"entered_by": entry.entered_by},
        )
    return entry


def entry_name(entry: FigureEntry) -> str:
    """As the trail names it: entered EN01 990 2026-27-Q2 unit T1."""
    unit = f" unit {entry.unit}" if entry.unit else ""
    return f"{trail_name(entry.definition)} {entry.period}{unit}"


def _checked(definition: EntryDefinition, period: str, numerator: float, denominator: float | None) -> str:
    """The name of the period, where the figure may be; CannotEnterError where not."""
    chosen = rules.read_period(period, definition.every)
    if chosen is None:
        raise CannotEnterError(f"Choose a {rules.EVERY[definition.every]}", "period")
    if not rules.is_over(chosen, timezone.localdate()):
        raise CannotEnterError(f"{chosen.label} is not over. Enter it once it is", "period")
    if chosen.last < parse(definition.starts).first:
        raise CannotEnterError(f"It is entered from {parse(definition.starts).label} on", "period")
    has_base = bool(definition.base_words)
    field, fault = rules.fault_of_figure(definition.shape, numerator, denominator, has_base=has_base)
    if not fault:
        field, fault = rules.fault_of_whole(definition.shape, numerator, denominator)
    if fault:
        raise CannotEnterError(fault, field)
    return chosen.name
