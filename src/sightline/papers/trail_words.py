"""How lines of the trail about papers read."""

import re
from typing import Any

from django.urls import reverse

from sightline.papers.models import Paper, TemplateVersion
from sightline.papers.queries.papers import papers_seen_by
from sightline.papers.rules.clearance import CLEARANCE_ROLES
from sightline.papers.verbs import PaperVerb
from sightline.trail.what_words import ThingInWords

VERBS = frozenset(str(each) for each in PaperVerb)
PAPER = re.compile(r"paper (?P<number>\d+)")
TEMPLATE = re.compile(r"template (?P<number>\d+)")
REFERENCES = re.compile(r"references (?P<role>\w+) (?P<authority>\d{3})")


def thing_in_words(what: str, action: str, person: Any) -> ThingInWords | None:
    """The paper “Improvement progress”; None for what is none of this room's."""
    if action not in VERBS:
        return None
    if match := REFERENCES.fullmatch(what):
        return ThingInWords(f"The references of {CLEARANCE_ROLES[match['role']].lower()}", "")
    if match := TEMPLATE.fullmatch(what):
        return _template(int(match["number"]), person)
    match = PAPER.fullmatch(what)
    paper = Paper.objects.filter(pk=int(match["number"])).first() if match else None
    if match is None:
        return None
    if paper is None or (person is not None and person.authority not in ("", paper.authority)):
        return ThingInWords(f"Paper {match['number']}", "")
    seen = person is not None and papers_seen_by(person).filter(pk=paper.pk).exists()
    return ThingInWords(f"The paper {paper.called}", reverse("paper", args=[paper.pk]) if seen else "")


def _template(number: int, person: Any) -> ThingInWords:
    version = TemplateVersion.objects.filter(pk=number).first()
    if version is None or (person is not None and person.authority not in ("", version.authority)):
        return ThingInWords(f"Template {number}", "")
    reads = person is not None and person.has_perm("papers.read")
    return ThingInWords(
        f"The template {version.called}", reverse("paper-template", args=[number]) if reads else ""
    )
