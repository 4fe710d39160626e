"""Which papers a person sees, what of them, and a paper's content as it stands."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from sightline.bodies.queries import bodies_sat_on_by
from sightline.history.queries import last_change
from sightline.papers.composing.editions import MEMBERS, OFFICERS, PARTNER
from sightline.papers.models import Paper, PaperChange, SealedPaper, SignOffAsk, WrittenPart
from sightline.papers.rules.clearance import SignOffFacts
from sightline.papers.rules.content import (
    FIELD,
    SECTION,
    SUMMARY,
    PartContent,
    content_of,
    digest_of,
    part_title,
    signed_form,
)
from sightline.papers.rules.exempt import for_edition, without_exempt
from sightline.papers.rules.readers import A_PARTNER, FOR_EVERYBODY, READ_WHAT_IS_SHARED
from sightline.papers.rules.states import VOID
from sightline.people.models import User
from sightline.people.rules import exempt_reach, papers_reach

KIND_ORDER = (FIELD, SECTION, SUMMARY, "appendix", "figure")


def papers_seen_by(person: User) -> QuerySet[Paper]:
    """The papers this person may open: by their role's reach, and whatever they were asked to clear."""
    every: QuerySet[Paper] = Paper.objects.all()  # type: ignore[assignment]
    if person.authority:
        every = every.filter(authority=person.authority)
    reach = papers_reach(person.effective_role, person.opened)
    if reach == "all":
        return every
    name = person.get_username()
    cleared_by: Any = Q(pk__in=SignOffAsk.objects.filter(asked_of=name).values("paper"))
    published = Q(published_at__isnull=False)
    bodies = bodies_sat_on_by(person, timezone.localdate()).values("pk")
    on_bodies = Q(published_at__isnull=False, body__in=bodies)
    if reach == "shared":
        shared = Q(pk__in=SealedPaper.objects.filter(audience__in=FOR_EVERYBODY).values("paper"))
        if person.effective_role == A_PARTNER:
            theirs = SealedPaper.objects.filter(audience=PARTNER, paper__body__in=bodies)
            shared |= Q(pk__in=theirs.values("paper"))
        return every.filter(shared)
    if reach == "published":
        return every.filter(cleared_by | published)
    if reach == "own":
        return every.filter(cleared_by | Q(by=name) | on_bodies)
    if reach == "bodies":
        return every.filter(cleared_by | on_bodies)
    return every.filter(cleared_by) if person.has_perm("papers.clear") else every.none()


def sees_exempt(person: User, paper: Paper) -> bool:
    """Whether this person reads the exempt parts of a paper they may see."""
    reach = exempt_reach(person.effective_role, person.opened)
    if reach != "own":
        return reach == "all"
    name = person.get_username()
    if paper.by == name or SignOffAsk.objects.filter(paper=paper, asked_of=name).exists():
        return True
    return bodies_sat_on_by(person, timezone.localdate()).filter(pk=paper.body_id).exists()


def may_write(person: User, paper: Paper) -> bool:
    """Whether this person may write this paper, whatever its state: of its authority, and able to read all of it."""
    if not person.has_perm("papers.write") or person.authority not in ("", paper.authority):
        return False
    if papers_reach(person.effective_role, person.opened) == "own" and paper.by != person.get_username():
        return False
    return not paper.exempt or sees_exempt(person, paper)


def parts_of(paper: Paper) -> list[WrittenPart]:
    """Its parts: fields, sections, appendices, figures, each kind in its order."""
    parts = list(paper.parts.all())
    return sorted(parts, key=lambda each: (KIND_ORDER.index(each.kind), each.place, each.pk))


def as_content(parts: Iterable[WrittenPart]) -> list[PartContent]:
    """Parts as plain values."""
    return [PartContent(each.kind, each.key, each.value) for each in parts]


def parts_for(person: User, paper: Paper) -> list[PartContent]:
    """The parts as this person may read them: without what is exempt, for whoever may not, nor what is for another edition alone. None
    of them for whoever reads what is published, and nothing as it is written.
    """
    if not reads_as_written(person):
        return []
    parts = as_content(parts_of(paper))
    if (edition := edition_for(person)) != OFFICERS:
        parts = [PartContent(each.kind, each.key, for_edition(each.value, edition)) for each in parts]
    if not paper.exempt or sees_exempt(person, paper):
        return parts
    return [PartContent(each.kind, each.key, without_exempt(each.value)) for each in parts]


def reads_as_written(person: User) -> bool:
    """Whether this person may read a paper's parts, and not only an edition that was published for them."""
    return person.effective_role not in READ_WHAT_IS_SHARED


def edition_for(person: User) -> str:
    """Which edition of a paper that is not published this person reads: officers who may see small numbers the whole of it."""
    return OFFICERS if person.has_perm("freezes.see") else MEMBERS


def content(
    paper: Paper, parts: Iterable[PartContent] | None = None, edition: str = "officers"
) -> dict[str, Any]:
    """The paper's content as the contract has it. `parts`: as somebody may read them, all of them where none are named."""
    chosen = as_content(parts_of(paper)) if parts is None else parts
    on = paper.meeting.on.isoformat() if paper.meeting and paper.meeting.on else None
    return content_of(
        chosen,
        template=paper.template,
        authority=paper.authority,
        body=paper.body.name,
        on=on,
        edition=edition,
    )


def freeze_facts(paper: Paper) -> dict[str, str] | None:
    """The freeze whose figures stand in it: its name, its seal and its cut-off."""
    freeze = paper.freeze
    if freeze is None:
        return None
    return {"name": freeze.name, "seal": freeze.seal, "cut_off": freeze.cut_off.isoformat()}


def signed(paper: Paper) -> dict[str, Any]:
    """What a sign-off of the paper, as it stands, is of."""
    return {**signed_form(content(paper), freeze_facts(paper)), "title": paper.title}


def digest(paper: Paper) -> str:
    """SHA-256 of that."""
    return digest_of(signed(paper))


def authors_of(paper: Paper) -> frozenset[str]:
    """Whoever started it and whoever wrote any of its words."""
    wrote = PaperChange.objects.filter(paper=paper).exclude(field="state").values_list("by", flat=True)
    return frozenset({paper.by, *wrote.distinct()})


def sign_off_facts(asks: Iterable[SignOffAsk]) -> list[SignOffFacts]:
    """What was asked of clearers, as plain values, in the order in which it was asked."""
    return [
        SignOffFacts(
            role=each.role,
            state=each.state,
            digest=each.digest,
            due=each.due,
            asked_of=each.asked_of,
            decided_by=each.decided_by,
        )
        for each in asks
    ]


def changed_since(paper: Paper, ask: SignOffAsk) -> list[str]:
    """The parts that were changed since a sign-off was asked, in words, each once in the order of the changes."""
    rows = PaperChange.objects.filter(paper=paper, at__gte=ask.asked_at).exclude(field="state").order_by("id")
    titles = {each.name: part_title(each.kind, each.key, each.value) for each in paper.parts.all()}
    names = dict.fromkeys(rows.values_list("field", flat=True))
    return [titles.get(name) or title_of_name(name) for name in names]


def title_of_name(name: str) -> str:
    """How a part that is there no longer is called, by its name alone."""
    kind, _, key = name.partition(".")
    return part_title(kind, key or kind, None)


def live_asks(paper: Paper) -> list[SignOffAsk]:
    """What is asked of clearers now, and what they decided."""
    return list(paper.sign_offs.exclude(state=VOID))


def paper_before(paper: Paper) -> Paper | None:
    """The last published paper of the same body and series before this one."""
    same = Paper.objects.filter(
        body=paper.body_id, series__iexact=paper.series, authority=paper.authority, published_at__isnull=False
    )
    earlier = same.exclude(pk=paper.pk)
    if paper.published_at:
        earlier = earlier.filter(published_at__lt=paper.published_at)
    return earlier.order_by("-published_at").first()


def last_of_part(part: WrittenPart) -> str:
    """Who changed a part last, in a sentence."""
    title = part_title(part.kind, part.key, part.value)
    return last_change(PaperChange.objects.filter(paper=part.paper_id, field=part.name), {part.name: title})


def last_of_paper(paper: Paper) -> str:
    """Who changed its title, meeting, freeze or state last, in a sentence."""
    names = {"title": "its title", "meeting": "its meeting", "freeze": "its freeze", "state": "its state"}
    return last_change(PaperChange.objects.filter(paper=paper, field__in=tuple(names)), names)
