"""A council's template is looked through before it is used: what it must not have, what it lacks, and where."""

import io
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

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


def check_template(content: bytes, keys: Collection[str]) -> list[TemplateFault]:
    """Everything wrong with a template, for papers whose parts and answers have these keys. The file is read in a process of its own."""
    try:
        faults = run_limited(checked, content, sorted(keys))
    except StoppedError as fault:
        return [
            TemplateFault("refused", "", f"The template could not be read: {fault}. Save it as a new .docx.")
        ]
    return [TemplateFault(**each) for each in faults]


def checked(content: bytes, keys: Sequence[str]) -> list[dict[str, str]]:
    """The same, as plain values. Trusts the bytes: for `run_limited`."""
    refused = [TemplateFault("refused", "", each) for each in dangers(content)]
    return [asdict(each) for each in refused or _faults(content, keys)]


def _faults(content: bytes, keys: Sequence[str]) -> list[TemplateFault]:
    import docx

    try:
        document = docx.Document(io.BytesIO(content))
        places = list(places_in(document))
    except Exception as broken:  # noqa: BLE001  # whatever its library makes of a damaged part
        why = type(broken).__name__
        return [TemplateFault("refused", "", f"The template is damaged ({why}). Save it again in Word.")]
    faults: list[TemplateFault] = []
    seen: dict[str, str] = {}
    for place in places:
        written = f"{{{{ {place.key} }}}}"
        if place.key in FACTS and place.key not in keys:
            continue
        if place.key not in keys:
            faults.append(
                TemplateFault(
                    "unknown", place.where, f"{written} is no part of this paper. Correct it or remove it."
                )
            )
        elif not (place.whole and place.body):
            faults.append(
                TemplateFault(
                    "not alone",
                    place.where,
                    f"{written} must stand alone in a paragraph of the body or of a cell.",
                )
            )
        elif place.key in seen:
            faults.append(
                TemplateFault("twice", place.where, f"{written} is in {seen[place.key]} already. Remove one.")
            )
        else:
            seen[place.key] = place.where
    faults += [
        TemplateFault("missing", "", f"There is no place for {{{{ {key} }}}}; it would follow the end.")
        for key in keys
        if key not in seen
    ]
    present = style_names(document)
    faults += [
        TemplateFault("style", "", f"The style {name} is missing; a plain one would be used.")
        for name in EXPECTED
        if name not in present
    ]
    return faults
