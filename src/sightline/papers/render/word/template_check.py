"""A council's template is looked through before it is used: what it must not have, what it lacks, and where."""

import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sightline.files.limited import StoppedError, run_limited
from sightline.papers.render.word.placeholders import FACTS, places_in
from sightline.papers.render.word.styles import EXPECTED, style_names
from sightline.papers.render.word.template_safety import dangers

FaultKind = Literal["refused", "missing", "unknown", "twice", "not alone", "style"]


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """What is wrong with a template: `where` in words (table 2, row 3; header), blank for the whole; `says` what, and what to do.

    `refused`: it is not used at all. `missing`: a part has no place, and follows the end. `unknown`: a place has no part, and stays
    empty. `twice`: only the first takes the part. `not alone`: other words are in the part's paragraph. `style`: ours is used.
    """

    kind: FaultKind
    where: str
    says: str


STOPPING: frozenset[FaultKind] = frozenset({"refused", "unknown", "twice", "not alone"})
"""What must be put right before a template is used; the others say what becomes of the paper without it."""


@dataclass(frozen=True, slots=True)
class TemplateReading:
    """A template as it was read: its placeholders in order, each (key, where, stands alone in the body); the styles it lacks."""

    places: tuple[tuple[str, str, bool], ...]
    styles: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """The same as JSON holds it."""
        return {"places": [list(each) for each in self.places], "styles": list(self.styles)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "TemplateReading":
        """Read back what `as_data` gave."""
        places = tuple((str(key), str(where), bool(own)) for key, where, own in data["places"])
        return cls(places, tuple(str(each) for each in data["styles"]))


def check_template(
    content: bytes, keys: Collection[str], rows: Mapping[str, Collection[str]] | None = None
) -> list[TemplateFault]:
    """Everything wrong with a template, for papers whose parts have these keys; `rows` as `faults_in` has them."""
    reading, refused = read_template(content)
    return refused if reading is None else faults_in(reading, keys, rows)


def read_template(content: bytes) -> tuple[TemplateReading | None, list[TemplateFault]]:
    """The template as it was read, in a process of its own; None where it is refused, and why."""
    try:
        refused, read = run_limited(_read, content)
    except StoppedError as fault:
        refused, read = [f"The template could not be read: {fault}. Save it as a new .docx."], None
    if read is None:
        return None, [TemplateFault("refused", "", each) for each in refused]
    return TemplateReading.from_data(read), []


def faults_in(
    reading: TemplateReading, keys: Collection[str], rows: Mapping[str, Collection[str]] | None = None
) -> list[TemplateFault]:
    """What is wrong with a template that was read. Pure. `rows`: by a part's key the answers that stand in it as rows of a form:
    each may have a place of its own, and where all have one alone, the part needs none. Under a blank key stand other answers.
    """
    within = {key: tuple(each) for key, each in (rows or {}).items()}
    answers = {each for row in within.values() for each in row}
    faults: list[TemplateFault] = []
    seen: dict[str, str] = {}
    for key, where, by_itself in reading.places:
        written = f"{{{{ {key} }}}}"
        if key in FACTS and key not in keys:
            continue
        if key not in keys and key not in answers:
            says = f"{written} is no part of this paper. Correct it or remove it."
            faults.append(TemplateFault("unknown", where, says))
        elif not by_itself and key in keys:
            says = f"{written} must stand alone in a paragraph of the body or of a cell."
            faults.append(TemplateFault("not alone", where, says))
        elif key in seen and key in keys:
            faults.append(TemplateFault("twice", where, f"{written} is in {seen[key]} already. Remove one."))
        elif by_itself:
            seen.setdefault(key, where)
    return [*faults, *_missing(keys, within, seen), *_styles(reading)]


def _missing(
    keys: Collection[str], within: Mapping[str, tuple[str, ...]], seen: Collection[str]
) -> Iterator[TemplateFault]:
    for key in keys:
        row = within.get(key, ())
        if key in seen:
            continue
        if any(each in seen for each in row):
            yield from (_of_row(each, key) for each in row if each not in seen)
            continue
        yield TemplateFault("missing", "", f"There is no place for {{{{ {key} }}}}; it would follow the end.")


def _of_row(answer: str, part: str) -> TemplateFault:
    says = f"There is no place for {{{{ {answer} }}}}, a row of {{{{ {part} }}}}; it would follow the end."
    return TemplateFault("missing", "", says)


def _styles(reading: TemplateReading) -> Iterator[TemplateFault]:
    for name in reading.styles:
        yield TemplateFault("style", "", f"The style {name} is missing; a plain one would be used.")


def _read(content: bytes) -> tuple[list[str], dict[str, Any] | None]:
    """Why it is refused, and what was read, as plain values. Trusts the bytes: for `run_limited`."""
    refused = list(dangers(content))
    if refused:
        return refused, None
    import docx

    try:
        document = docx.Document(io.BytesIO(content))
        places = tuple((each.key, each.where, each.whole and each.body) for each in places_in(document))
    except Exception as broken:  # noqa: BLE001  # whatever its library makes of a damaged part
        return [f"The template is damaged ({type(broken).__name__}). Save it again in Word."], None
    present = style_names(document)
    styles = tuple(name for name in EXPECTED if name not in present)
    return [], TemplateReading(places, styles).as_data()
