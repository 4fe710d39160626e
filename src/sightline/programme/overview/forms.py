"""What is written of a period for its highlight report."""

from collections.abc import Iterable, Mapping
from typing import Any

from sightline.programme.kinds import GROUPING_KINDS
from sightline.programme.models import Grouping
from sightline.web.forms import box
from sightline.web.identifier_forms import NamesNoChildForm

WHOLE = "whole"


class HighlightForm(NamesNoChildForm):
    """A box for the plan on the whole, and one for each of its priorities, or of what it is grouped by in their place."""

    def __init__(
        self, groupings: Iterable[Grouping], words: Mapping[tuple[str, str], str], data: Any = None
    ) -> None:
        """`words`: what is written by kind and key, both blank for the whole."""
        super().__init__(data)
        hint = "What the board should know first: how it goes, what is in the way, what you ask of them"
        self.fields[WHOLE] = box("On the whole", hint=hint, rows=6)
        self.keys: dict[str, tuple[str, str]] = {WHOLE: ("", "")}
        for each in groupings:
            name = f"{each.kind}_{each.key}"
            self.fields[name] = box(f"{GROUPING_KINDS[each.kind]}: {each.title}", rows=4)
            self.keys[name] = (each.kind, each.key)
        for name, key in self.keys.items():
            self.fields[name].initial = words.get(key, "")

    @property
    def texts(self) -> dict[tuple[str, str], str]:
        """What was typed, by kind and key."""
        return {key: self.cleaned_data[name] for name, key in self.keys.items()}
