"""A template changed in one place. Pure: each gives another template, and leaves what it was given.

Whoever asks for a part or field that is not there is answered by NoSuchPlaceError: somebody removed it meanwhile.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeVar

from sightline.papers.paper_templates.paper_template import PaperTemplate, TemplateField, TemplatePart

Direction = Literal["up", "down"]
Thing = TypeVar("Thing", TemplateField, TemplatePart)


class NoSuchPlaceError(LookupError):
    """The template has no part or field of that key."""


def part_of(template: PaperTemplate, key: str) -> TemplatePart:
    """The part that a field of this key stands in."""
    for part in template.parts:
        if any(each.key == key for each in part.fields):
            return part
    raise NoSuchPlaceError(key)


def with_field(template: PaperTemplate, key: str, field: TemplateField) -> PaperTemplate:
    """The field of that key is this one now."""
    part = part_of(template, key)
    return _with(template, part, tuple(field if each.key == key else each for each in part.fields))


def with_new_field(template: PaperTemplate, part_key: str, field: TemplateField) -> PaperTemplate:
    """The field stands last in that part."""
    part = _part(template, part_key)
    return _with(template, part, (*part.fields, field))


def without_field(template: PaperTemplate, key: str) -> PaperTemplate:
    """The field is gone."""
    part = part_of(template, key)
    return _with(template, part, tuple(each for each in part.fields if each.key != key))


def field_moved(template: PaperTemplate, key: str, direction: Direction) -> PaperTemplate:
    """The field changes places with its neighbour; the first of a part goes to the end of the part before, the last to the beginning of the next."""
    part = part_of(template, key)
    at = [each.key for each in part.fields].index(key)
    place = at + (1 if direction == "down" else -1)
    if 0 <= place < len(part.fields):
        return _with(template, part, _moved(part.fields, at, place))
    parts = list(template.parts)
    number = parts.index(part)
    other = number + (1 if direction == "down" else -1)
    if not 0 <= other < len(parts):
        return template
    field = part.fields[at]
    theirs = parts[other].fields
    parts[number] = replace(part, fields=tuple(each for each in part.fields if each.key != key))
    parts[other] = replace(parts[other], fields=(field, *theirs) if direction == "down" else (*theirs, field))
    return replace(template, parts=tuple(parts))


def with_part(template: PaperTemplate, key: str, heading: str) -> PaperTemplate:
    """The part of that key has this heading; one that is not there stands last, with no field yet."""
    if not any(each.key == key for each in template.parts):
        return replace(template, parts=(*template.parts, TemplatePart(key, heading, ())))
    return replace(
        template,
        parts=tuple(replace(each, heading=heading) if each.key == key else each for each in template.parts),
    )


def without_part(template: PaperTemplate, key: str) -> PaperTemplate:
    """The part is gone, with its fields."""
    part = _part(template, key)
    return replace(template, parts=tuple(each for each in template.parts if each is not part))


def part_moved(template: PaperTemplate, key: str, direction: Direction) -> PaperTemplate:
    """The part changes places with its neighbour; the first stays first, the last last."""
    at = template.parts.index(_part(template, key))
    place = at + (1 if direction == "down" else -1)
    if not 0 <= place < len(template.parts):
        return template
    return replace(template, parts=_moved(template.parts, at, place))


def free_key(template: PaperTemplate, wanted: str) -> str:
    """A key that no part and no field has: the wanted one, or numbered."""
    taken = {each.key for each in template.parts} | {each.key for each in template.fields()}
    number, key = 2, wanted
    while key in taken:
        key, number = f"{wanted}_{number}", number + 1
    return key


def _moved(things: Sequence[Thing], at: int, place: int) -> tuple[Thing, ...]:
    moved = list(things)
    moved.insert(place, moved.pop(at))
    return tuple(moved)


def _part(template: PaperTemplate, key: str) -> TemplatePart:
    for part in template.parts:
        if part.key == key:
            return part
    raise NoSuchPlaceError(key)


def _with(template: PaperTemplate, part: TemplatePart, fields: tuple[TemplateField, ...]) -> PaperTemplate:
    made = replace(part, fields=fields)
    return replace(template, parts=tuple(made if each is part else each for each in template.parts))
