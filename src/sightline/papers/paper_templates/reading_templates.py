"""Templates are read from data and written as data again: YAML for those that ship, JSON for a council's own."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from sightline.papers.paper_templates.paper_template import (
    AnswerHeading,
    PaperNumbering,
    PaperTemplate,
    TemplateField,
    TemplatePart,
)

FOLDER = Path(__file__).parent / "data"
NO_VALUE = (None, "", (), [], {})


class TemplateUnreadError(Exception):
    """What was given is no template; a sentence says where and why."""


def template_from(facts: object) -> PaperTemplate:
    """The template that data describe. TemplateUnreadError where a key is unknown or missing, or a value has the wrong form."""
    whole = _mapping(facts, "The template", PaperTemplate)
    parts = tuple(_part(each, number) for number, each in enumerate(_list(whole, "parts"), start=1))
    numbering = _mapping(whole.get("numbering") or {}, "numbering", PaperNumbering)
    _only_texts(numbering, "numbering", [name for name in numbering if name != "parts"])
    if not isinstance(numbering.get("parts", False), bool):
        raise TemplateUnreadError("numbering: parts is true or false.")
    days = {name: _day(whole.get(name), name) for name in ("used_from", "used_until")}
    _texts(whole, "The template", ("key", "title", "council", "authority"))
    return PaperTemplate(**{**whole, "parts": parts, "numbering": PaperNumbering(**numbering), **days})


def template_as_data(template: PaperTemplate) -> dict[str, object]:
    """The template as JSON holds it, without what is as it comes; `template_from` reads it back to the same."""
    whole = {**asdict(template), "numbering": _said(template.numbering)}
    whole["parts"] = [
        {"key": part.key, "heading": part.heading, "fields": [_said(each) for each in part.fields]}
        for part in template.parts
    ]
    for name in ("used_from", "used_until"):
        whole[name] = whole[name].isoformat() if whole[name] else None
    return {name: value for name, value in whole.items() if value not in NO_VALUE}


@cache
def shipped_templates() -> Mapping[str, PaperTemplate]:
    """Those that ship, by key."""
    read = [
        template_from(yaml.safe_load(path.read_text(encoding="utf-8")))
        for path in sorted(FOLDER.glob("*.yaml"))
    ]
    return {each.key: each for each in read}


def _part(facts: object, number: int) -> TemplatePart:
    part = _mapping(facts, f"Part {number}", TemplatePart)
    _texts(part, f"Part {number}", ("key",))
    _only_texts(part, f"Part {number}", ("heading",))
    made = tuple(_field(each, str(part["key"])) for each in _list(part, "fields"))
    return TemplatePart(str(part["key"]), str(part.get("heading") or ""), made)


def _field(facts: object, part: str) -> TemplateField:
    field = _mapping(facts, f"A field of {part}", TemplateField)
    _texts(field, f"A field of {part}", ("key", "label", "kind"))
    name = f"The field {field['key']}"
    _only_texts(field, name, ("layout", "before", "empty", "hint", "cleared_by"))
    headings = tuple(_heading(each, f"A heading of {field['key']}") for each in _list(field, "headings"))
    lists = {each: tuple(str(one) for one in _list(field, each)) for each in ("choices", "one_yes", "seeds")}
    for flag in ("required", "public"):
        if not isinstance(field.get(flag, True), bool):
            raise TemplateUnreadError(f"{name}: {flag} is true or false.")
    if not isinstance(field.get("level", 1), int):
        raise TemplateUnreadError(f"{name}: level is a whole number.")
    return TemplateField(**{**field, **lists, "headings": headings})


def _heading(facts: object, what: str) -> AnswerHeading:
    heading = _mapping(facts, what, AnswerHeading)
    _texts(heading, what, ("key", "label"))
    _only_texts(heading, what, ("kind",))
    return AnswerHeading(**heading)


def _mapping(facts: object, what: str, kind: type) -> dict[str, Any]:
    if not isinstance(facts, Mapping):
        raise TemplateUnreadError(f"{what} is a set of keys with values.")
    names = {each.name for each in fields(kind)}
    unknown = sorted(str(each) for each in facts if each not in names)
    if unknown:
        raise TemplateUnreadError(
            f"{what} has the unknown key {unknown[0]}. Known: {', '.join(sorted(names))}."
        )
    return {str(name): value for name, value in facts.items()}


def _list(facts: Mapping[str, Any], name: str) -> list[Any]:
    value = facts.get(name)
    if value is not None and not isinstance(value, list | tuple):
        raise TemplateUnreadError(f"{name} is a list.")
    return list(value or ())


def _texts(facts: Mapping[str, Any], what: str, names: tuple[str, ...]) -> None:
    for name in names:
        if not isinstance(facts.get(name), str) or not facts[name].strip():
            raise TemplateUnreadError(f"{what} needs {name}, as text.")


def _only_texts(facts: Mapping[str, Any], what: str, names: Iterable[str]) -> None:
    """Refuse what is there and is no text; what is missing is as it comes."""
    for name in names:
        if not isinstance(facts.get(name, ""), str):
            raise TemplateUnreadError(f"{what}: {name} is text.")


def _day(value: object, name: str) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as fault:
        raise TemplateUnreadError(f"{name} is a day, as 2017-11-14.") from fault


def _said(thing: Any) -> dict[str, object]:
    """The values of a dataclass that are not as they come."""
    values = asdict(thing)
    plain = {each.name: each.default for each in fields(thing)}
    made = {name: value for name, value in values.items() if value != plain[name]}
    if made.get("headings"):
        made["headings"] = [_said(each) for each in thing.headings]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in made.items()}
