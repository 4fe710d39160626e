"""A paper's content before it is composed, as `docs/contracts/papers.md` has it: read from JSON or YAML, written as canonical JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from math import isfinite
from typing import Any, TypeGuard

from sightline.papers.composing.editions import OFFICERS, SUMMARIES


class PaperContentError(Exception):
    """What was given is no paper's content; a sentence says where and why."""


@dataclass(frozen=True, slots=True)
class PaperMeeting:
    """Where a paper goes: the body's name, and the day, None while none is known."""

    body: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A section of the body, or of an appendix; without a heading it continues the one before."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True, kw_only=True)
class NamedFigure:
    """A figure that no freeze has. unit: percent, pounds, or what is counted (children, days, score).

    of: the base of a share or None where nobody says it; source: where it stands; said_by: the post or body whose figure it is.
    """

    value: float
    unit: str
    of: int | None = None
    source: str = ""
    said_by: str = ""


@dataclass(frozen=True, kw_only=True)
class NamedTable:
    """A table that no freeze has, as somebody entered it: `{table NAME}` prints it, `{chart NAME}` draws it too.

    title: a sentence. description: how it is built. columns: the first is what a row is about. rows: a name, then a value for each other
    column, or None where there is none. unit, of: as of a figure; with `of` a share is printed with its numerator and its interval.
    marked: what stands above it, with a label before a colon (Fictional: …), or blank.
    """

    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float | None, ...], ...]
    unit: str
    of: int | None = None
    source: str = ""
    said_by: str = ""
    marked: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperAppendix:
    """An appendix: its sections, or where it is instead. `letter` blank: the next one is given it when it is composed."""

    key: str
    title: str
    letter: str = ""
    sections: tuple[PaperSection, ...] = ()
    kept_elsewhere: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperContent:
    """All of it. `fields` by key: values as JSON holds them, in the form of each field's kind. `figures` and `tables` by name. `summaries`:
    by edition, the text of one that is written as a text of its own; where there is none there is no such edition.
    """

    template: str
    authority: str
    meeting: PaperMeeting
    fields: Mapping[str, Any]
    sections: tuple[PaperSection, ...] = ()
    figures: Mapping[str, NamedFigure] = field(default_factory=dict)
    tables: Mapping[str, NamedTable] = field(default_factory=dict)
    appendices: tuple[PaperAppendix, ...] = ()
    summaries: Mapping[str, str] = field(default_factory=dict)
    edition: str = OFFICERS

    @classmethod
    def from_json(cls, facts: object) -> "PaperContent":
        """The content that JSON, or YAML, describes. PaperContentError where a key is unknown or missing, or has the wrong form."""
        whole = _mapping(facts, "The paper", cls)
        meeting = _mapping(whole.get("meeting"), "meeting", PaperMeeting)
        figures = _any_mapping(whole.get("figures") or {}, "figures")
        tables = _any_mapping(whole.get("tables") or {}, "tables")
        return cls(
            template=_text(whole, "template", "The paper", needed=True),
            authority=_text(whole, "authority", "The paper", needed=True),
            meeting=PaperMeeting(_text(meeting, "body", "meeting", needed=True), _day(meeting.get("on"))),
            fields=_plain(_any_mapping(whole.get("fields") or {}, "fields")),
            sections=_sections(whole.get("sections"), "sections"),
            figures={name: _figure(each, name) for name, each in figures.items()},
            tables={name: _table(each, name) for name, each in tables.items()},
            appendices=tuple(_appendix(each) for each in _list(whole.get("appendices"), "appendices")),
            summaries=_summaries(whole.get("summaries")),
            edition=_text(whole, "edition", "The paper") or OFFICERS,
        )

    def to_json(self) -> dict[str, Any]:
        """As JSON holds it; `from_json` reads it back to the same."""
        whole = asdict(self)
        whole["meeting"]["on"] = self.meeting.on.isoformat() if self.meeting.on else None
        return json.loads(json.dumps(whole))

    def canonical(self) -> bytes:
        """The bytes that are sealed: keys in order, no space between, UTF-8."""
        return json.dumps(
            self.to_json(), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
        ).encode()


def _summaries(facts: object) -> dict[str, str]:
    texts = _any_mapping(facts or {}, "summaries")
    if unknown := sorted(each for each in texts if each not in SUMMARIES):
        raise PaperContentError(
            f"summaries has the unknown key {unknown[0]}. Known: {', '.join(sorted(SUMMARIES))}."
        )
    return {each: _text(texts, each, "summaries") for each in SUMMARIES if each in texts}


def _figure(facts: object, name: str) -> NamedFigure:
    what = f"The figure {name}"
    figure = _mapping(facts, what, NamedFigure)
    value = figure.get("value")
    if not _is_number(value):
        raise PaperContentError(f"{what} needs a value, as a number.")
    texts = {each: _text(figure, each, what) for each in ("source", "said_by")}
    unit = _text(figure, "unit", what, needed=True)
    return NamedFigure(value=value, unit=unit, of=_base(figure, what), **texts)


def _table(facts: object, name: str) -> NamedTable:
    what = f"The table {name}"
    table = _mapping(facts, what, NamedTable)
    columns = _list(table.get("columns"), f"{what}: columns")
    rows = [_list(each, f"{what}: a row") for each in _list(table.get("rows"), f"{what}: rows")]
    if len(columns) < 2 or not all(isinstance(each, str) for each in columns):
        raise PaperContentError(f"{what} needs two columns or more, each with a heading.")
    for row in rows:
        if len(row) != len(columns) or not isinstance(row[0], str):
            raise PaperContentError(
                f"{what}: every row has a name, and a value for each of the other columns."
            )
        if not all(each is None or _is_number(each) for each in row[1:]):
            raise PaperContentError(f"{what}: “{row[0]}” has a value that is no number.")
    needed = {each: _text(table, each, what, needed=True) for each in ("title", "description", "unit")}
    texts = {each: _text(table, each, what) for each in ("source", "said_by", "marked")}
    return NamedTable(
        columns=tuple(columns),
        rows=tuple(tuple(each) for each in rows),
        of=_base(table, what),
        **needed,
        **texts,
    )


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _base(facts: Mapping[str, Any], what: str) -> int | None:
    of = facts.get("of")
    if of is not None and (not isinstance(of, int) or isinstance(of, bool) or of <= 0):
        raise PaperContentError(
            f"{what}: what it is of is a whole number from 1, or null where nobody says it."
        )
    return of


def _appendix(facts: object) -> PaperAppendix:
    appendix = _mapping(facts, "An appendix", PaperAppendix)
    texts = {each: _text(appendix, each, "An appendix") for each in ("letter", "kept_elsewhere")}
    needed = {each: _text(appendix, each, "An appendix", needed=True) for each in ("key", "title")}
    sections = _sections(appendix.get("sections"), f"The sections of the appendix {needed['key']}")
    return PaperAppendix(**needed, **texts, sections=sections)


def _sections(facts: object, what: str) -> tuple[PaperSection, ...]:
    made = []
    for number, each in enumerate(_list(facts, what), start=1):
        name = f"{what}, {number}"
        section = _mapping(each, name, PaperSection)
        made.append(
            PaperSection(
                *(_text(section, part, name, needed=part == "key") for part in ("key", "heading", "text"))
            )
        )
    return tuple(made)


def _mapping(facts: object, what: str, kind: type) -> dict[str, Any]:
    whole = _any_mapping(facts, what)
    names = {each.name for each in fields(kind)}
    if unknown := sorted(each for each in whole if each not in names):
        raise PaperContentError(
            f"{what} has the unknown key {unknown[0]}. Known: {', '.join(sorted(names))}."
        )
    return whole


def _any_mapping(facts: object, what: str) -> dict[str, Any]:
    if not isinstance(facts, Mapping):
        raise PaperContentError(f"{what}: keys with values are missing.")
    return {_name(name): value for name, value in facts.items()}


def _name(key: object) -> str:
    """A key as text. YAML reads an `on` that is not in quotation marks as true."""
    return "on" if key is True else str(key)


def _list(facts: object, what: str) -> list[Any]:
    if facts is not None and not isinstance(facts, list | tuple):
        raise PaperContentError(f"{what} is a list.")
    return list(facts or ())


def _text(facts: Mapping[str, Any], name: str, what: str, *, needed: bool = False) -> str:
    value = facts.get(name)
    if value is not None and not isinstance(value, str):
        raise PaperContentError(f"{what}: {name} is text.")
    if needed and not (value or "").strip():
        raise PaperContentError(f"{what} needs {name}.")
    return value or ""


def _day(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as fault:
        raise PaperContentError("The meeting's day is written as 2017-11-14, or left out.") from fault


def _plain(value: Any) -> Any:
    """Values as JSON has them: a day of YAML is its text."""
    if isinstance(value, Mapping):
        return {_name(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise PaperContentError(f"“{value}” is nothing that a field can hold.")
