"""The files of a paper that stands here: as they were sealed where it is published, and else as it reads now, marked as a draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sightline.papers.composing.editions import IN_WORDS
from sightline.papers.composing.findings.paper_finding import PaperFinding
from sightline.papers.models import Paper
from sightline.papers.queries.preview import preview
from sightline.papers.queries.sealed import audiences_for, findings_of, sealed_for, whole_pack
from sightline.papers.queries.templates import WordFileLostError, word_file_of
from sightline.people.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPaper:
    """One edition of a paper as files, by name, and what is found in it: nothing is looked for in what is published."""

    edition: str
    files: Mapping[str, bytes]
    findings: Sequence[PaperFinding] = ()


class NotBuiltError(Exception):
    """There is nothing to write; the sentence says why."""


def built_for(person: User, paper: Paper, edition: str = "") -> BuiltPaper:
    """An edition that this person may read, the fullest where none is named.

    NotBuiltError where they read none of that name, it was not published, or it cannot be composed; PackChangedError.
    """
    may = audiences_for(person, paper)
    if edition and edition not in may:
        raise NotBuiltError(f"{person.get_username()} does not read {IN_WORDS[edition]}.")
    if paper.published_at:
        return _sealed(person, paper, edition)
    chosen = edition or may[0]
    made = preview(paper, chosen)
    if made.composition is None:
        raise NotBuiltError(made.fault)
    from sightline.papers.render.paper_files import paper_files
    from sightline.papers.render.word.template_safety import TemplateRefusedError

    try:
        word = word_file_of(paper, chosen)
        files = paper_files(made.composition.document, word.content if word else None)
    except (WordFileLostError, TemplateRefusedError) as fault:
        raise NotBuiltError(str(fault)) from fault
    return BuiltPaper(edition=chosen, files=files, findings=_findings(person, paper, chosen))


def findings_for(person: User, paper: Paper) -> BuiltPaper:
    """The same of a paper that is being written, without its files: what is found in the fullest edition they read.

    NotBuiltError where it is published, for what is sealed stays as it is, or where it cannot be composed.
    """
    if paper.published_at:
        raise NotBuiltError(
            "It is published and stays as it was sealed. `sightline verify` says whether it did."
        )
    chosen = audiences_for(person, paper)[0]
    if fault := preview(paper, chosen).fault:
        raise NotBuiltError(fault)
    return BuiltPaper(edition=chosen, files={}, findings=_findings(person, paper, chosen))


def _sealed(person: User, paper: Paper, edition: str) -> BuiltPaper:
    """The whole pack, so that it can be verified where it is written."""
    packs = [each for each in sealed_for(person, paper) if edition in ("", each.audience)]
    if not packs:
        raise NotBuiltError(
            f"It was not published as {IN_WORDS[edition]}."
            if edition
            else "No edition of it was published that this person reads."
        )
    folder = whole_pack(packs[0])
    files = {each.name: each.read_bytes() for each in sorted(folder.iterdir()) if each.is_file()}
    return BuiltPaper(edition=packs[0].audience, files=files)


def _findings(person: User, paper: Paper, edition: str) -> Sequence[PaperFinding]:
    """As this person may read them: what is found by the freeze's own figures is for whoever sees those."""
    return findings_of(paper, edition, by_the_freeze=person.has_perm("freezes.see"))
