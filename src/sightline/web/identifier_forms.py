"""Forms whose words stand in lists or in the trail: refused where they seem to say who a child is. Decisions 31 and 37."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from sightline.identifiers import rules as identifiers
from sightline.web.identifiers import seem_to_hold

NAMED = "This seems to hold {}. It is shown in lists and kept in the trail for good: write it without."
NO_BIRTH = "If that day is no birth, write “on” before it."


class NamesNoChildForm(forms.Form):
    """Every field of words stands in lists and in the trail, and is refused where it seems to say who a child is.

    `texts`: fields that a form made from this one looks through in its own way.
    """

    texts: ClassVar[tuple[str, ...]] = ()

    def clean(self) -> dict[str, Any]:
        """What was typed, each field that cannot be kept told beside it."""
        values: dict[str, Any] = dict(super().clean() or {})
        texts = self.named(values)
        if seem_to_hold("\n".join(texts.values())):
            for name, text in texts.items():
                if kinds := self.found_in(name, text):
                    self.add_error(name, _refused(kinds))
        return values

    def named(self, values: Mapping[str, Any]) -> dict[str, str]:
        """Field → the words typed in it, of every field of words but `texts`; taken as typed, before they are read."""
        return {
            name: str(self.data.get(self.add_prefix(name)) or "")
            for name, field in self.fields.items()
            if type(field) is forms.CharField and not field.widget.is_hidden and name not in self.texts
        }

    def found_in(self, name: str, text: str) -> tuple[str, ...]:
        """The kinds of identifier that the words of this field seem to hold."""
        return seem_to_hold(text)


def _refused(kinds: tuple[str, ...]) -> str:
    """Why it is refused, and the way on where a name only stands beside some other day."""
    sentence = NAMED.format(" and ".join(kinds))
    return f"{sentence} {NO_BIRTH}" if identifiers.BORN in kinds else sentence
