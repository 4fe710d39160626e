"""Measures that people enter are defined, changed and stopped."""

from dataclasses import replace
from typing import Literal

from django.utils import timezone

from sightline.entries.approval import proposer
from sightline.entries.models import EntryDefinition, EntryDefinitionChange
from sightline.entries.rules.entering import (
    EntryTerms,
    counted_otherwise,
    fault_of_change,
    fault_of_definition,
    read_period,
)
from sightline.entries.services.refusals import CannotEnterError
from sightline.entries.verbs import EntryVerb
from sightline.history.services import as_seen, count_up, write_changes
from sightline.measuring.themes import THEMES
from sightline.people.posts.queries import post_named
from sightline.trail.services import record, recorded_transaction

FIELDS = tuple(EntryTerms.__dataclass_fields__)


def define(*, by: str, authority: str, terms: EntryTerms) -> EntryDefinition:
    """Define a measure whose figures people enter; it gets the next reference. CannotEnterError where it may not be."""
    terms = _checked(terms)
    made = EntryDefinition(authority=authority, made_by=by, made_at=timezone.now())
    _take_over(made, terms)
    with recorded_transaction():
        made.reference = next_reference()
        made.save(force_insert=True)
        detail = {name: getattr(terms, name) for name in ("title", "shape", "every", "owner")}
        record(by=by, action=EntryVerb.ENTRY_DEFINED, what=trail_name(made), detail=detail)
    return made


def next_reference() -> str:
    """EN01, EN02, …: one after the last of every council."""
    last = max(
        (int(each[2:]) for each in EntryDefinition.objects.values_list("reference", flat=True)), default=0
    )
    return f"EN{last + 1:02d}"


Outcome = Literal["saved", "proposed", ""]
"""What became of a change of a definition; blank where nothing differed."""


def redefine(
    definition: EntryDefinition,
    terms: EntryTerms,
    *,
    reason: str,
    edition: int | None = None,
    by: str,
    approved: bool = False,
) -> Outcome:
    """Change what a definition says. What it was is kept, with why.

    Once figures have been entered, another way of counting them is proposed, and changes nothing until a second person agrees to
    it: then it comes here again, `approved`.
    """
    terms = _checked(terms)
    with recorded_transaction():
        definition = as_seen(definition, edition)
        if definition.stopped_at:
            raise CannotEnterError("This measure has been stopped.")
        was = terms_of(definition)
        if was == terms:
            return ""
        if definition.entries.exists():
            field, fault = fault_of_change(was, terms)
            if fault:
                raise CannotEnterError(fault, field)
        if not reason.strip():
            raise CannotEnterError("Say why the definition changes.", "reason")
        propose = None if approved else proposer()
        if propose and counted_otherwise(was, terms) and definition.entries.exists():
            propose(definition, terms, reason.strip(), by)
            return "proposed"
        _take_over(definition, terms)
        count_up(definition, *FIELDS, "named_post", by=by)
        names = write_changes(
            EntryDefinitionChange,
            was.in_history,
            terms.in_history,
            reason=reason.strip(),
            by=by,
            definition=definition,
        )
        record(
            by=by,
            action=EntryVerb.ENTRY_REDEFINED,
            what=trail_name(definition),
            reason=reason.strip(),
            detail={"fields": names},
        )
    return "saved"


def stop(definition: EntryDefinition, *, reason: str, edition: int | None = None, by: str) -> None:
    """Nothing more is asked for this measure. What was signed off stays, and is shown."""
    if not reason.strip():
        raise CannotEnterError("Say why no more figures are entered.", "reason")
    with recorded_transaction():
        definition = as_seen(definition, edition)
        if definition.stopped_at:
            raise CannotEnterError("This measure has been stopped.")
        definition.stopped_by, definition.stopped_at = by, timezone.now()
        count_up(definition, "stopped_by", "stopped_at", by=by)
        more = {"reason": reason.strip(), "by": by, "definition": definition}
        write_changes(EntryDefinitionChange, {"stopped": ""}, {"stopped": "yes"}, **more)
        record(by=by, action=EntryVerb.ENTRY_STOPPED, what=trail_name(definition), reason=reason.strip())


def terms_of(definition: EntryDefinition) -> EntryTerms:
    """What a definition says."""
    return EntryTerms(**{name: getattr(definition, name) for name in FIELDS})


def trail_name(definition: EntryDefinition) -> str:
    """As the trail names it: entered EN01 990."""
    return f"entered {definition.reference} {definition.authority}"


def _checked(terms: EntryTerms) -> EntryTerms:
    texts = ("title", "why", "counts", "top_words", "base_words", "unit_words", "owner")
    terms = replace(terms, **{name: " ".join(getattr(terms, name).split()) for name in texts})
    field, fault = fault_of_definition(terms, THEMES)
    if fault:
        raise CannotEnterError(fault, field)
    period = read_period(terms.starts, terms.every)
    return replace(terms, starts=period.name) if period else terms


def _take_over(definition: EntryDefinition, terms: EntryTerms) -> None:
    for name in FIELDS:
        setattr(definition, name, getattr(terms, name))
    definition.named_post = post_named(definition.authority, terms.owner)
