"""All the evidence of a plan as one list: what it shows, for which action, who gave it, whether it was accepted, its hash."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from sightline.people.models import User
from sightline.programme.kinds import EVIDENCE, EVIDENCE_KINDS, STANDS
from sightline.programme.models import Evidence, EvidenceVersion, Plan
from sightline.programme.plans.seen_by import actions_seen_by

HEADS = (
    *("Action", "Evidence", "Kind", "State", "Version", "Added by", "Added on", "Review by", "File"),
    *("Bytes", "SHA-256"),
)
"""The heads of the list as a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """A piece of evidence in the list, with its newest version. `version`: that version's number in the address of its file,
    0 where it is words; `sha256` its hash in full, blank for words."""

    id: int
    title: str
    kind: str
    action: int
    reference: str
    state: str
    number: int
    by: str
    at: datetime
    review_by: date | None
    overdue: bool
    version: int
    file: str
    size: int | None
    sha256: str
    may_decide: bool

    @property
    def tag(self) -> dict[str, str]:
        """The state as a word, a shape and a colour."""
        shape, colour = EVIDENCE.shapes[self.state]
        return {"text": EVIDENCE.words[self.state], "shape": shape, "colour": colour}

    @property
    def cells(self) -> tuple[object, ...]:
        """The line as a row of a file, under HEADS."""
        row = (self.reference, self.title, EVIDENCE_KINDS[self.kind], EVIDENCE.words[self.state], self.number)
        days = (self.at.date().isoformat(), self.review_by.isoformat() if self.review_by else "")
        return (*row, self.by, *days, self.file, self.size, self.sha256)


def evidence_lines(plan: Plan, person: User, today: date) -> list[EvidenceLine]:
    """The evidence of the actions of a plan that this person may see, the newest first."""
    newest = EvidenceVersion.objects.select_related("document").order_by("-number")
    pieces = (
        Evidence.objects.filter(action__plan=plan, action__in=actions_seen_by(person).values("pk"))
        .select_related("action")
        .prefetch_related(Prefetch("versions", newest, to_attr="every"))
    )
    decides = person.has_perm("evidence.accept")
    lines = [_line(each, person, today, decides=decides) for each in pieces]
    return sorted(lines, key=lambda each: each.at, reverse=True)


def narrowed(
    lines: Iterable[EvidenceLine],
    *,
    state: str = "",
    kind: str = "",
    reference: str = "",
    overdue: bool = False,
) -> list[EvidenceLine]:
    """Those of this state, kind and action; `overdue`: only those whose review is."""
    return [
        each
        for each in lines
        if state in ("", each.state)
        and kind in ("", each.kind)
        and reference in ("", each.reference)
        and (each.overdue or not overdue)
    ]


def waiting_for(person: User) -> int:
    """How many pieces of evidence wait for this person to accept them or send them back."""
    if not person.has_perm("evidence.accept"):
        return 0
    newest = EvidenceVersion.objects.order_by("-number")
    unchecked = Evidence.objects.filter(state="given", action__in=actions_seen_by(person).values("pk"))
    pieces = unchecked.prefetch_related(Prefetch("versions", newest, to_attr="every"))
    return sum(each.every[0].by != person.get_username() for each in pieces)  # pyright: ignore[reportAttributeAccessIssue]


def sent_back_to(person: User) -> int:
    """How many pieces of evidence that this person gave were sent back, and not given anew."""
    newest = EvidenceVersion.objects.order_by("-number")
    back = Evidence.objects.filter(state="sent_back", action__in=actions_seen_by(person).values("pk"))
    pieces = back.prefetch_related(Prefetch("versions", newest, to_attr="every"))
    return sum(each.every[0].by == person.get_username() for each in pieces)  # pyright: ignore[reportAttributeAccessIssue]


def _line(evidence: Evidence, person: User, today: date, *, decides: bool) -> EvidenceLine:
    newest: EvidenceVersion = evidence.every[0]  # pyright: ignore[reportAttributeAccessIssue]
    document = newest.document
    late = evidence.state in STANDS and evidence.review_by is not None and evidence.review_by < today
    return EvidenceLine(
        id=evidence.pk,
        title=evidence.title,
        kind=evidence.kind,
        action=evidence.action_id,
        reference=evidence.action.reference,
        state=evidence.state,
        number=newest.number,
        by=newest.by,
        at=newest.at,
        review_by=evidence.review_by,
        overdue=late,
        version=newest.pk if document else 0,
        file=document.name if document else "",
        size=document.size if document else None,
        sha256=document.sha256 if document else "",
        may_decide=decides and evidence.state == "given" and newest.by != person.get_username(),
    )
