"""What people give as evidence."""

from typing import Any

from django import forms

from sightline.programme import rules
from sightline.programme.forms.fields import DayField, box, text

KINDS_TAKEN = ".pdf,.docx,.xlsx,.pptx,.txt,.csv,.png,.jpg,.jpeg"


class AgainForm(forms.Form):
    """A version of a piece of evidence: a file, or words."""

    file = forms.FileField(
        label="File",
        required=False,
        max_length=255,
        widget=forms.FileInput(attrs={"accept": KINDS_TAKEN}),
        help_text="PDF, Word, Excel, PowerPoint, text, CSV or a picture. Name no child in it or in its name",
        error_messages={"empty": "The file is empty. Choose it again"},
    )
    words = box("Or what was found, in words", hint="Name no child", rows=3)
    review_by = DayField("Look at it again by")


class GiveForm(AgainForm):
    """Another piece of evidence."""

    title = text("What it shows", 200, missing="Enter what it shows")
    kind = forms.ChoiceField(label="Kind", choices=tuple(rules.EVIDENCE_KINDS.items()))
    field_order = ("title", "kind", "file", "words", "review_by")


class WithdrawForm(forms.Form):
    """Why it no longer counts."""

    reason: Any = box("Why it no longer counts", required=True, missing="Say why it no longer counts", rows=2)
