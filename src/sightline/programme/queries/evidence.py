"""The evidence of an action as a page shows it, and whose it is to see."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from sightline.people.models import User
from sightline.programme.models import Action, Evidence, EvidenceVersion
from sightline.programme.queries.sight import actions_seen_by
from sightline.programme.rules import EVIDENCE_KINDS


@dataclass(frozen=True, slots=True)
class Given:
    """One piece of evidence: its kind in words, all its versions newest first, and whether its day has passed."""

    evidence: Evidence
    kind: str
    versions: tuple[EvidenceVersion, ...]
    out_of_date: bool


def evidence_of(action: Action, today: date) -> list[Given]:
    """What was given for an action, the oldest first; what was withdrawn is last."""
    versions = Prefetch(
        "versions", EvidenceVersion.objects.select_related("document").order_by("-number"), to_attr="every"
    )
    return [
        _given(each, today) for each in action.evidence.order_by("withdrawn", "pk").prefetch_related(versions)
    ]


def evidence_seen(person: User, number: int) -> Evidence | None:
    """The evidence of that number, if this person may see its action."""
    found: Evidence | None = (  # type: ignore[assignment]
        Evidence.objects.filter(pk=number, action__in=actions_seen_by(person))
        .select_related("action")
        .first()
    )
    return found


def version_seen(person: User, number: int) -> EvidenceVersion | None:
    """The version of that number, if this person may see its action."""
    found: EvidenceVersion | None = (  # type: ignore[assignment]
        EvidenceVersion.objects.filter(pk=number, evidence__action__in=actions_seen_by(person))
        .select_related("document", "evidence__action")
        .first()
    )
    return found


def _given(evidence: Evidence, today: date) -> Given:
    every: list[EvidenceVersion] = evidence.every  # pyright: ignore[reportAttributeAccessIssue]
    late = not evidence.withdrawn and evidence.review_by is not None and evidence.review_by < today
    return Given(evidence, EVIDENCE_KINDS[evidence.kind], tuple(every), late)
