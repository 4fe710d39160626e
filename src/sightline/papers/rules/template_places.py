"""Which places a council's Word file has for a paper of a template: a part's key, a field's, an answer's. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sightline.papers.paper_templates.paper_template import PaperTemplate, TemplateField
from sightline.papers.render.word.placeholders import PLACE, answer_key
from sightline.papers.render.word.template_check import STOPPING, TemplateFault, TemplateReading, faults_in

STYLE = re.compile(r"The style (.+) is missing")
CONTACT_ROWS = ("Contact Officer", "Telephone Number", "Email Address")


@dataclass(frozen=True, slots=True)
class TemplatePlaces:
    """keys: parts and fields that need a place, in the order of the paper, each with what stands there in words. rows: answers by the part
    in whose form they stand, under a blank key those that need none.
    """

    keys: Mapping[str, str]
    rows: Mapping[str, tuple[str, ...]]


def places_of(template: PaperTemplate) -> TemplatePlaces:
    """The places of a template, as a composed paper has its parts."""
    keys: dict[str, str] = {}
    rows: dict[str, tuple[str, ...]] = {}
    others: list[str] = []
    for part in template.parts:
        pairs = tuple(answer_key(each.label) for each in part.fields if each.layout == "pair")
        if part.heading or pairs:
            keys[part.key] = part.heading or "The table at the top"
        if part.heading:
            others += pairs
        elif pairs:
            rows[part.key] = pairs
        for field in part.fields:
            if field.layout != "pair":
                keys[field.key] = field.label
                others += _rows_of(field)
    return TemplatePlaces(keys, {**rows, "": tuple(others)})


def word_faults(template: PaperTemplate, reading: TemplateReading) -> list[TemplateFault]:
    """What is wrong with a Word file that was read, for papers of this template."""
    places = places_of(template)
    return faults_in(reading, tuple(places.keys), places.rows)


def places_with_rows(template: PaperTemplate) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every place in the order of the paper; a form without a heading of its own as its rows, each label with its answer's key."""
    rows = {
        part.key: [(each.label, answer_key(each.label)) for each in part.fields if each.layout == "pair"]
        for part in template.parts
        if not part.heading
    }
    return [(key, rows.get(key, [])) for key in places_of(template).keys]


def in_groups(faults: Iterable[TemplateFault]) -> list[TemplateFault]:
    """What stops the file, each by itself, then all places that are missing in one, and all styles."""
    every = list(faults)
    groups = [each for each in every if each.kind in STOPPING]
    missing = [
        f"{{{{ {match[1]} }}}}"
        for each in every
        if each.kind == "missing" and (match := PLACE.search(each.says))
    ]
    styles = [match[1] for each in every if each.kind == "style" and (match := STYLE.search(each.says))]
    if missing:
        says = f"No place, so that it follows the end of the file: {', '.join(missing)}."
        groups.append(TemplateFault("missing", "", says))
    if styles:
        groups.append(
            TemplateFault(
                "style", "", f"Styles that are missing, so that plain ones are used: {', '.join(styles)}."
            )
        )
    return groups


def _rows_of(field: TemplateField) -> list[str]:
    if field.kind == "contact":
        return [answer_key(each) for each in CONTACT_ROWS]
    if field.kind == "answers" and field.layout == "table":
        return [answer_key(each.label) for each in field.headings]
    return []
