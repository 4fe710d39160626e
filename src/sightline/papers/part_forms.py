"""The form a part of a paper is written in, and the value that a valid one holds."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from sightline.papers.forms import SectionForm
from sightline.papers.models import Paper, WrittenPart
from sightline.papers.rules.content import text_of_value
from sightline.web.forms import box
from sightline.web.identifier_forms import NamesNoChildForm

LONGEST_KEY = 50


class PlainPartForm(NamesNoChildForm):
    """A part that is words alone."""

    text = box("Text", rows=8, longest=50_000)

    @property
    def value(self) -> str:
        """Its words."""
        return self.cleaned_data["text"].replace("\r\n", "\n")


def form_of_part(
    paper: Paper, part: WrittenPart, data: Any, *, unsaved: Mapping[str, str] | None = None
) -> NamesNoChildForm:
    """The form over what a part says, or over what was sent. `unsaved`: what somebody typed before and never saved."""
    if part.kind == "section":
        stands = {name: (part.value or {}).get(name, "") for name in ("heading", "text")}
        return SectionForm(data, initial={**stands, **(unsaved or {})})
    return PlainPartForm(data, initial={"text": text_of_value(part.value), **(unsaved or {})})


def value_in(form: Any, part: WrittenPart) -> Any:
    """The value of a valid form, with what the part has besides."""
    if isinstance(part.value, dict) and isinstance(form.value, dict):
        return {**part.value, **form.value}
    return form.value


def key_for(heading: str, taken: Collection[str]) -> str:
    """A key for a new part: its heading in small letters, with a number where there is one already."""
    plain = re.sub(r"[^a-z0-9]+", "_", heading.lower()).strip("_")[:LONGEST_KEY] or "section"
    key, number = plain, 2
    while key in taken:
        key, number = f"{plain}_{number}", number + 1
    return key
