"""Forms that look through what is typed, before any of it is kept, for what seems to say who a child is: decision 31."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.conf import settings

from sightline.programme.forms.fields import file_field
from sightline.programme.queries.identifiers import seem_to_hold, words_in
from sightline.programme.rules import identifiers
from sightline.programme.rules.uploads import NotTakenError, kind_of, plain_name

NAMED = "This seems to hold {}. It is shown in lists and kept in the trail for good: write it without."
NO_BIRTH = "If that day is no birth, write “on” before it."
LOOKED = "I have looked through it, and it must be kept as it is"


class NamesNoChildForm(forms.Form):
    """Every field of words stands in lists and in the trail, and is refused where it seems to say who a child is.

    `texts`: fields that a form made from this one looks through in its own way.
    """

    texts: ClassVar[tuple[str, ...]] = ()

    def clean(self) -> dict[str, Any]:
        """What was typed, each field that cannot be kept told beside it."""
        given: dict[str, Any] = dict(super().clean() or {})
        typed = self.named(given)
        if seem_to_hold("\n".join(typed.values())):
            for name, text in typed.items():
                if kinds := self.found_in(name, text):
                    self.add_error(name, _refused(kinds))
        return given

    def named(self, given: Mapping[str, Any]) -> dict[str, str]:
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
    told = NAMED.format(" and ".join(kinds))
    return f"{told} {NO_BIRTH}" if identifiers.BORN in kinds else told


class LookedThroughForm(NamesNoChildForm):
    """`texts`: fields that are warned of once, and kept where whoever types them confirms.

    Cleaned, `confirmed` is the kinds of identifier they seem to hold and are kept with.
    """

    texts: ClassVar[tuple[str, ...]] = ("words",)
    unread = ""
    confirmed = forms.BooleanField(label=LOOKED, required=False, widget=forms.HiddenInput())

    def clean(self) -> dict[str, Any]:
        """What was typed; where it is warned of, the box to confirm comes last in the form."""
        given = super().clean()
        held = {name: kinds for name, text in self.looked_at(given).items() if (kinds := seem_to_hold(text))}
        kinds = tuple(dict.fromkeys(kind for each in held.values() for kind in each))
        told = identifiers.warning(kinds, self.unread)
        if told:
            box = self.fields.pop("confirmed")
            box.widget = forms.CheckboxInput()
            self.fields["confirmed"] = box
        if told and not given.get("confirmed"):
            again = " Choose the file again." if given.get("file") else ""
            self.add_error("file" if self.unread else next(iter(held)), f"{told}{again}")
        given["confirmed"] = kinds
        return given

    def looked_at(self, given: Mapping[str, Any]) -> dict[str, str]:
        """Field → the words in it that are looked through."""
        return {name: given.get(name) or "" for name in self.texts}


class FileLookedThroughForm(LookedThroughForm):
    """A file is looked through as well; cleaned, `unread` says in words what of it could not be."""

    file = file_field()

    def clean(self) -> dict[str, Any]:
        """What was typed, with what could not be read of the file."""
        given = super().clean()
        given["unread"] = self.unread
        return given

    def named(self, given: Mapping[str, Any]) -> dict[str, str]:
        """With the file's own name."""
        return {**super().named(given), "file": getattr(given.get("file"), "name", "")}

    def looked_at(self, given: Mapping[str, Any]) -> dict[str, str]:
        """With the words of the file, if it is one that is taken; whoever keeps it reads it from its start again."""
        upload = given.get("file")
        if not upload or upload.size > settings.LARGEST_DOCUMENT:
            return super().looked_at(given)
        content = upload.read()
        upload.seek(0)
        try:
            kind_of(content, plain_name(upload.name))
        except NotTakenError as fault:
            self.add_error("file", str(fault))
            return super().looked_at(given)
        looked = words_in(content)
        self.unread = looked.unread
        return {**super().looked_at(given), "file": looked.words}
