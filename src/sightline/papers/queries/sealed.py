"""What was published of a paper, for whom, and what stops a paper from going out."""

from pathlib import Path

from django.urls import reverse
from django.utils import timezone

from sightline.bodies.queries import bodies_sat_on_by
from sightline.engine.places import store_folder
from sightline.freezes.models import Publication
from sightline.papers.composing.content import PaperContent
from sightline.papers.composing.editions import EDITIONS, IN_WORDS, OFFICERS, SUMMARIES
from sightline.papers.composing.findings.gathering import findings_in
from sightline.papers.composing.findings.paper_finding import CONTENT_RULES, PaperFinding
from sightline.papers.models import Paper, SealedPaper
from sightline.papers.queries.figures import book_of
from sightline.papers.queries.papers import content, sees_exempt
from sightline.papers.queries.preview import preview, with_sign_offs
from sightline.papers.queries.templates import template_named
from sightline.papers.rules.readers import editions_read
from sightline.papers.sealing.pack import FRAGMENT
from sightline.papers.sealing.verifying import verify_pack
from sightline.people.models import User

FOLDER, REGISTER_PREFIX = "papers", "paper-"


def papers_folder() -> Path:
    """The folder of everything that was published of papers."""
    return store_folder() / FOLDER


def register_name(paper: Paper, audience: str) -> str:
    """What an edition of a paper is called in its freeze's register: paper-12-public."""
    return f"{REGISTER_PREFIX}{paper.pk}-{audience}"


def address_of(publication: Publication) -> str:
    """Where a paper that stands in a freeze's register is read; blank for what is none."""
    number = publication.edition.removeprefix(REGISTER_PREFIX).partition("-")[0]
    is_paper = publication.edition.startswith(REGISTER_PREFIX) and number.isdecimal()
    return reverse("paper", args=[int(number)]) if is_paper else ""


def pack_folder(paper: Paper, audience: str) -> Path:
    """Where the pack of a paper for one audience lies."""
    return papers_folder() / f"{paper.authority}-{paper.pk}-{audience}"


def findings_of(paper: Paper, edition: str = OFFICERS, *, by_the_freeze: bool = True) -> list[PaperFinding]:
    """What is found in a paper as it stands; nothing where it cannot be composed, which the preview says.

    A text of its own is held against the freeze itself, which alone has signals; `by_the_freeze` False: against what its edition may print.
    """
    template, book = template_named(paper.template, paper.authority), book_of(paper, edition)
    made = preview(paper, edition, book=book)
    if template is None or made.composition is None:
        return []
    read = PaperContent.from_json(with_sign_offs(paper, template, content(paper, edition=edition)))
    judged_by = book_of(paper, OFFICERS) if edition in SUMMARIES and by_the_freeze else book
    return findings_in(made.composition, read, template, judged_by)


def editions_of(paper: Paper) -> dict[str, str]:
    """The editions a paper can be published in, as they are printed: one that is a text of its own only where it has been written."""
    written = content(paper)["summaries"]
    return {
        key: title for key, title in EDITIONS.items() if key not in SUMMARIES or written.get(key, "").strip()
    }


def what_stops(paper: Paper, edition: str) -> list[str]:
    """Why a paper cannot go out in this edition, a sentence each: what does not resolve, and what is found as an error."""
    made = preview(paper, edition)
    if made.composition is None:
        return [made.fault]
    gaps = [f"In {IN_WORDS[edition]}: {each.written}: {each.why}." for each in made.composition.gaps]
    if edition not in (OFFICERS, *SUMMARIES):
        return gaps
    errors = [each for each in findings_of(paper, edition) if each.severity == "error"]
    in_words = [f"{each.excerpt}: {_advice(each, edition)}" for each in errors]
    return list(dict.fromkeys([*gaps, *in_words]))


def _advice(fault: PaperFinding, edition: str) -> str:
    """Of a text of its own the rule alone: whoever publishes it need not see the figures that it was held against."""
    return f"{CONTENT_RULES[fault.rule].title}." if edition in SUMMARIES else fault.advice


def audiences_for(person: User, paper: Paper) -> tuple[str, ...]:
    """The editions this person may read, the fullest first: what is exempt only for whoever reads it, small numbers likewise."""
    return editions_read(
        person.effective_role,
        has_exempt=paper.exempt,
        reads_exempt=sees_exempt(person, paper),
        small_numbers=person.has_perm("freezes.see"),
        sits_on_it=bodies_sat_on_by(person, timezone.localdate()).filter(pk=paper.body_id).exists(),
        works=person.has_perm("papers.write") or person.has_perm("papers.publish"),
    )


def sealed_for(person: User, paper: Paper) -> list[SealedPaper]:
    """What was published of a paper that this person may read, the fullest first."""
    may = audiences_for(person, paper)
    return sorted(
        (each for each in paper.seals.all() if each.audience in may),
        key=lambda each: may.index(each.audience),
    )


def fragment_in(sealed: SealedPaper) -> str:
    """The paper as it is read on a page, as it was sealed. PackChangedError where it is not as it was sealed."""
    return (whole_pack(sealed) / FRAGMENT).read_text(encoding="utf-8")


class PackChangedError(Exception):
    """What was published is not as it was sealed, so nothing of it is shown; the message says what of it."""


def whole_pack(sealed: SealedPaper) -> Path:
    """Where a pack lies, looked through. PackChangedError where it is not as it was sealed."""
    folder = pack_folder(sealed.paper, sealed.audience)
    verdict = verify_pack(folder)
    if verdict.problems:
        raise PackChangedError(" ".join(verdict.problems))
    if verdict.seal != sealed.seal:
        raise PackChangedError("The manifest is not the one that was published.")
    return folder


def problems_of_papers() -> tuple[int, list[str]]:
    """How many packs were published, and what is wrong with any, a sentence each."""
    every, wrong = list(SealedPaper.objects.select_related("paper")), []
    for each in every:
        try:
            whole_pack(each)
        except PackChangedError as fault:
            wrong.append(f"Paper {each.paper_id}, {each.audience}: {fault}")
    return len(every), wrong
