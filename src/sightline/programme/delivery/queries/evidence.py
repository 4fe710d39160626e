"""The evidence of an action as a page shows it, and whose it is to see."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from sightline.people.models import User
from sightline.people.rules import plan_reach
from sightline.programme.kinds import EVIDENCE_KINDS
from sightline.programme.models import Action, Evidence, EvidenceVersion
from sightline.programme.plans.queries.entries import entry_of
from sightline.programme.plans.seen_by import actions_seen_by


@dataclass(frozen=True, slots=True)
class EvidencePiece:
    """One piece of evidence: its kind in words, all its versions newest first, whether its day has passed, and whether
    whoever asks may give it anew or withdraw it.
    """

    evidence: Evidence
    kind: str
    versions: tuple[EvidenceVersion, ...]
    out_of_date: bool
    may_change: bool


def evidence_of(action: Action, person: User, today: date) -> list[EvidencePiece]:
    """What was given for an action, the oldest first; what was withdrawn is last."""
    versions = Prefetch(
        "versions", EvidenceVersion.objects.select_related("document").order_by("-number"), to_attr="every"
    )
    pieces = action.evidence.order_by("withdrawn", "pk").prefetch_related(versions)
    every = _changes_every(person, action)
    return [_piece(each, person, every, today) for each in pieces]


def evidence_seen(person: User, number: int) -> Evidence | None:
    """The evidence of that number, if this person may see its action."""
    evidence: Evidence | None = (  # type: ignore[assignment]
        Evidence.objects.filter(pk=number, action__in=actions_seen_by(person))
        .select_related("action")
        .first()
    )
    return evidence


def may_change_evidence(person: User, evidence: Evidence) -> bool:
    """Whether this person may give it anew or withdraw it: who works on the action on any, who was shown it on their own."""
    if _changes_every(person, evidence.action):
        return True
    return evidence.versions.filter(number=1, by=person.get_username()).exists()


def version_seen(person: User, number: int) -> EvidenceVersion | None:
    """The version of that number, if this person may see its action."""
    evidence_version: EvidenceVersion | None = (  # type: ignore[assignment]
        EvidenceVersion.objects.filter(pk=number, evidence__action__in=actions_seen_by(person))
        .select_related("document", "evidence__action")
        .first()
    )
    return evidence_version


def _changes_every(person: User, action: Action) -> bool:
    if plan_reach(person.effective_role, person.opened) == "all":
        return True
    entry = entry_of(action, person)
    return entry is not None and entry.owner_id == person.pk


def _piece(evidence: Evidence, person: User, every: bool, today: date) -> EvidencePiece:
    versions: list[EvidenceVersion] = evidence.every  # pyright: ignore[reportAttributeAccessIssue]
    late = not evidence.withdrawn and evidence.review_by is not None and evidence.review_by < today
    theirs = every or any(each.number == 1 and each.by == person.get_username() for each in versions)
    return EvidencePiece(evidence, EVIDENCE_KINDS[evidence.kind], tuple(versions), late, theirs)
