"""What people give as evidence."""

from typing import Any

from django import forms
from django.conf import settings

from sightline.programme import rules
from sightline.programme.forms.fields import DayField, box, file_field, text
from sightline.programme.queries.identifiers import seem_to_hold
from sightline.programme.rules import identifiers

NAMED = "This seems to hold {}. A title and a file's name stand in lists and in the trail: give another."


class AgainForm(forms.Form):
    """A version of a piece of evidence: a file, or words."""

    file = file_field()
    words = box("Or what was found, in words", hint="Name no child", rows=3)
    review_by = DayField("Look at it again by")
    confirmed = forms.BooleanField(
        label="It must be kept as it is, although it seems to say who a child is",
        required=False,
        widget=forms.HiddenInput(),
    )

    def clean(self) -> dict[str, Any]:
        """What was typed, and under `confirmed` the kinds of identifier it seems to hold and is kept with."""
        given: dict[str, Any] = dict(super().clean() or {})
        upload = given.get("file")
        for name, text_given in (("title", given.get("title", "")), ("file", getattr(upload, "name", ""))):
            if kinds := seem_to_hold(text_given or ""):
                self.add_error(name, NAMED.format(" and ".join(kinds)))
        kinds = seem_to_hold("\n".join((given.get("words") or "", _read(upload))))
        if kinds:
            self.fields["confirmed"].widget = forms.CheckboxInput()
        if kinds and not given.get("confirmed"):
            again = " Choose the file again." if upload else ""
            self.add_error("file" if upload else "words", f"{identifiers.warning(kinds)}{again}")
        given["confirmed"] = kinds
        return given


def _read(upload: Any) -> str:
    """The text of an upload that is not too large to be taken, which is read again from its start by whoever keeps it."""
    if not upload or upload.size > settings.LARGEST_DOCUMENT:
        return ""
    content = upload.read()
    upload.seek(0)
    return identifiers.text_of(content)


class GiveForm(AgainForm):
    """Another piece of evidence."""

    title = text("What it shows", 200, missing="Enter what it shows")
    kind = forms.ChoiceField(label="Kind", choices=tuple(rules.EVIDENCE_KINDS.items()))
    field_order = ("title", "kind", "file", "words", "review_by", "confirmed")


class WithdrawForm(forms.Form):
    """Why it no longer counts."""

    reason: Any = box("Why it no longer counts", required=True, missing="Say why it no longer counts", rows=2)
