"""What is asked of whoever makes a council's own template."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sightline.papers.paper_templates.in_words import PARAGRAPH_WORDS
from sightline.papers.paper_templates.paper_template import PaperNumbering
from sightline.papers.paper_templates.yaml_files import MOST_BYTES
from sightline.web.forms import reason_field, text
from sightline.web.identifier_forms import NAMED, NamesNoChildForm
from sightline.web.identifiers import seem_to_hold


class BeginTemplateForm(NamesNoChildForm):
    """What a template is called, and of which it begins as a copy."""

    title = text(
        "Title", 120, missing="Enter what it is called", hint="For example: Report to Overview and Scrutiny"
    )
    source = forms.ChoiceField(
        label="Begin as a copy of", error_messages={"required": "Choose what it is a copy of"}
    )

    def __init__(self, *sent: Any, sources: Sequence[tuple[str, str]], **more: Any) -> None:
        """`sources`: the templates there are."""
        super().__init__(*sent, **more)
        self.fields["source"].choices = list(sources)  # type: ignore[attr-defined]


class RetireTemplateForm(NamesNoChildForm):
    """Why a version is retired."""

    reason = reason_field("Why it is retired", missing="Say why it is retired")


class WordFileForm(NamesNoChildForm):
    """The council's Word file."""

    file = forms.FileField(
        label="Word file",
        max_length=255,
        help_text="A .docx of at most 20 MB, without macros",
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={
            "required": "Choose the Word file",
            "empty": "The file is empty. Choose it again",
            "max_length": "The file’s name is too long. Give it a shorter one",
        },
    )


class PartHeadingForm(NamesNoChildForm):
    """The heading of a part."""

    heading = text("Heading", 200, required=False, hint="Blank: its fields stand without one")


class AboutTemplateForm(NamesNoChildForm):
    """A template's title, and how its papers are numbered."""

    title = text("Title", 120, missing="Enter what it is called")
    parts = forms.BooleanField(
        label="Number the template’s own headings too",
        required=False,
        help_text="In one run with the body’s sections",
    )
    section = text(
        "Sections", 20, missing="Enter how a section is numbered", hint="# stands for the number: #."
    )
    paragraph = text("Paragraphs", 20, missing="Enter how a paragraph is numbered", hint="#, or (#)")
    paragraphs = forms.ChoiceField(
        label="Which paragraphs are numbered", choices=list(PARAGRAPH_WORDS.items())
    )
    recommendation = text(
        "Recommendations", 20, missing="Enter how a recommendation is numbered", hint="(#), or a) for letters"
    )
    appendix = text(
        "Appendices", 20, missing="Enter how an appendix is numbered", hint="A for letters, # for numbers"
    )
    appendix_word = text(
        "What an appendix is called", 40, missing="Enter what it is called", hint="Appendix, or Annex"
    )

    @property
    def numbering(self) -> PaperNumbering:
        """What a valid form holds."""
        return PaperNumbering(**{name: each for name, each in self.cleaned_data.items() if name != "title"})


class YamlFileForm(NamesNoChildForm):
    """A template as YAML; cleaned, `content` is its bytes."""

    file = forms.FileField(
        label="YAML file",
        max_length=255,
        help_text="As it was downloaded here, and changed since",
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
        error_messages={
            "required": "Choose the file",
            "empty": "The file is empty. Choose it again",
            "max_length": "The file’s name is too long. Give it a shorter one",
        },
    )

    def clean(self) -> dict[str, Any]:
        """The file's bytes; refused where it seems to say who a child is, as it stands in the history for good."""
        values = super().clean()
        upload = values.get("file")
        if upload is not None:
            values["content"] = upload.read(MOST_BYTES + 1)
            if kinds := seem_to_hold(values["content"].decode("utf-8", "replace")):
                self.add_error("file", NAMED.format(" and ".join(kinds)))
        return values
