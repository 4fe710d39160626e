"""Which templates there are for a council's papers: those that ship, and its own in versions."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from sightline.documents.queries.files import path_of
from sightline.history.queries import last_change
from sightline.papers.composing.editions import SUMMARIES
from sightline.papers.models import Paper, TemplateChange, TemplateVersion
from sightline.papers.paper_templates.paper_template import PaperTemplate
from sightline.papers.paper_templates.problems import problems_in
from sightline.papers.paper_templates.reading_templates import shipped_templates, template_from
from sightline.papers.render.word.template_check import STOPPING, TemplateFault, TemplateReading
from sightline.papers.rules.template_places import word_faults
from sightline.papers.rules.templates import IN_MAKING, USABLE, version_in
from sightline.people.models import User


class WordFileLostError(Exception):
    """The council's Word file is not there, or not as it was brought; the message says so in a sentence."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """A council's Word file: its name as it was brought, what it hashes to, its bytes."""

    name: str
    sha256: str
    content: bytes


def templates_for(authority: str) -> list[PaperTemplate]:
    """Those a council may begin a paper with: the last confirmed version of each of its own first, then those that ship."""
    shipped = sorted(
        shipped_templates().values(), key=lambda each: (each.authority != authority, each.council, each.title)
    )
    return [*(template_of(each) for each in usable_versions(authority)), *shipped]


def usable_versions(authority: str) -> list[TemplateVersion]:
    """The last confirmed version of each of a council's own templates, unless that was retired."""
    newest: dict[str, TemplateVersion] = {}
    for each in TemplateVersion.objects.filter(authority=authority).exclude(state=IN_MAKING):
        newest.setdefault(each.key, each)
    return [each for each in newest.values() if each.state == USABLE]


def template_named(key: str, authority: str) -> PaperTemplate | None:
    """The template of that key, of a council's own in that version; None where there is none."""
    shipped = shipped_templates().get(key)
    version = None if shipped else version_named(key, authority)
    return template_of(version) if version else shipped


def version_named(key: str, authority: str) -> TemplateVersion | None:
    """The version of a council's own template that a paper names; None where it names a shipped one, or none."""
    named = version_in(key)
    if named is None or key in shipped_templates():
        return None
    rows = TemplateVersion.objects.select_related("word").filter(authority=authority)
    return rows.filter(key=named[0], number=named[1]).first()


def template_of(version: TemplateVersion) -> PaperTemplate:
    """What a version says."""
    return template_from(version.data)


def versions_seen_by(person: User) -> QuerySet[TemplateVersion]:
    """The versions of their council's templates; who belongs to no council sees all."""
    every: QuerySet[TemplateVersion] = TemplateVersion.objects.select_related("word")  # type: ignore[assignment]
    return every.filter(authority=person.authority) if person.authority else every


def writers_of(version: TemplateVersion) -> frozenset[str]:
    """Whoever began it and whoever changed any of it."""
    changed = TemplateChange.objects.filter(version=version).values_list("by", flat=True)
    return frozenset({version.by, *changed.distinct()})


def version_before(version: TemplateVersion) -> TemplateVersion | None:
    """The version of the same template before this one."""
    same = TemplateVersion.objects.filter(authority=version.authority, key=version.key)
    return same.filter(number__lt=version.number).order_by("-number").first()


def last_of_version(version: TemplateVersion) -> str:
    """Who changed a version last, in a sentence."""
    return last_change(TemplateChange.objects.filter(version=version), {})


def faults_of_word(version: TemplateVersion, template: PaperTemplate | None = None) -> list[TemplateFault]:
    """What is wrong with its Word file, held against its fields as they stand; nothing where it has none."""
    if version.word_reading is None:
        return []
    return word_faults(template or template_of(version), TemplateReading.from_data(version.word_reading))


def why_not_usable(version: TemplateVersion) -> list[str]:
    """What must be put right before papers are begun with it, a sentence each."""
    template = template_of(version)
    of_word = [
        f"Word file, {each.where}: {each.says}" if each.where else f"Word file: {each.says}"
        for each in faults_of_word(version, template)
        if each.kind in STOPPING
    ]
    return [*problems_in(template), *of_word]


def papers_made_so(versions: Iterable[TemplateVersion]) -> Mapping[int, int]:
    """How many papers were begun with each version, by its number in the table."""
    by_key = {each.paper_key: each.pk for each in versions}
    made: dict[int, int] = {}
    authorities = {each.authority for each in versions}
    rows = Paper.objects.filter(authority__in=authorities, template__in=by_key)
    for key in rows.values_list("template", flat=True):
        made[by_key[key]] = made.get(by_key[key], 0) + 1
    return made


def word_file_of(paper: Paper, edition: str) -> WordFile | None:
    """The council's Word file that an edition of a paper is printed with; None for the plain form, and for an edition that is a text of
    its own: it has none of the template's parts, and an easy-read one has larger letters.

    WordFileLostError where it is gone, or is not what was brought.
    """
    if edition in SUMMARIES:
        return None
    version = version_named(paper.template, paper.authority)
    return word_file(version) if version else None


def word_file(version: TemplateVersion) -> WordFile | None:
    """A version's Word file; None where it has none. WordFileLostError as for a paper's."""
    document = version.word
    if document is None:
        return None
    try:
        content = path_of(document).read_bytes()
    except OSError as fault:
        raise WordFileLostError(
            f"The Word file “{document.name}” of the template {version.called} is not in the data folder. Put it back from a backup."
        ) from fault
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise WordFileLostError(
            f"The Word file “{document.name}” of the template {version.called} is not as it was brought. Put it back from a backup."
        )
    return WordFile(document.name, document.sha256, content)
