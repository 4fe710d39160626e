"""What is asked of whoever starts, writes, clears, comments on and publishes a paper."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms

from sightline.documents.forms import LookedThroughForm
from sightline.papers.composing.editions import EASY_READ, PLAIN_ENGLISH, SUMMARIES
from sightline.papers.rules.clearance import CLEARANCE_ROLES
from sightline.papers.rules.content import SECTION
from sightline.papers.rules.references import LONGEST_PATTERN
from sightline.papers.rules.states import SENT_BACK, SIGNED
from sightline.web.forms import DayField, box, reason_field, suggest, text
from sightline.web.identifier_forms import NamesNoChildForm

SUMMARY_HINTS = {
    PLAIN_ENGLISH: "For anybody. Short sentences and everyday words; figures in braces, as {AS01}",
    EASY_READ: "For young people. One idea to a line, at most 15 words. A line of “## ” is a heading. "
    "After a bar, say what a picture beside the line would show: We listen to you. | A girl and her social worker",
}


class SectionForm(LookedThroughForm):
    """A section of a paper: its heading and its words."""

    texts: ClassVar[tuple[str, ...]] = ("text",)
    heading = text("Heading", 200, required=False, hint="Blank continues the section before")
    text = box("Text", rows=18, longest=50_000)

    @property
    def value(self) -> dict[str, str]:
        """What a valid form holds, as the contract of papers has it."""
        return {name: self.cleaned_data[name].replace("\r\n", "\n") for name in ("heading", "text")}


class AboutPaperForm(NamesNoChildForm):
    """A paper's title, meeting and freeze."""

    title = text("Title", 300, missing="Enter the title")
    meeting = forms.ChoiceField(label="Meeting", required=False)
    freeze = forms.ChoiceField(
        label="Figures", required=False, help_text="The freeze that figures in braces are read from"
    )

    def __init__(
        self,
        *sent: Any,
        meetings: Sequence[tuple[str, str]],
        freezes: Sequence[tuple[str, str]],
        **more: Any,
    ) -> None:
        """`meetings` and `freezes`: those to choose from."""
        super().__init__(*sent, **more)
        self.fields["meeting"].choices = [("", "No date yet"), *meetings]  # type: ignore[attr-defined]
        self.fields["freeze"].choices = [("", "None"), *freezes]  # type: ignore[attr-defined]


class SummaryForm(LookedThroughForm):
    """An edition that is a text of its own."""

    texts: ClassVar[tuple[str, ...]] = ("text",)
    text = box("Text", rows=18, longest=20_000)

    def __init__(self, *sent: Any, edition: str, **more: Any) -> None:
        """`edition`: which, by its key."""
        super().__init__(*sent, **more)
        self.fields["text"].label = SUMMARIES[edition]
        self.fields["text"].help_text = SUMMARY_HINTS[edition]

    @property
    def value(self) -> dict[str, str]:
        """What a valid form holds."""
        return {"text": self.cleaned_data["text"].replace("\r\n", "\n")}


class NewPartForm(NamesNoChildForm):
    """What is added to a paper: a section by its heading, or an edition that is a text of its own."""

    what = forms.ChoiceField(
        label="What to add",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what to add"},
    )
    heading = text("Heading of the new section", 200, required=False, hint="Only for a section")

    def __init__(self, *sent: Any, missing: Sequence[str], **more: Any) -> None:
        """`missing`: the editions of their own that this paper does not have yet, by key."""
        super().__init__(*sent, **more)
        choices = [(SECTION, "A section"), *((key, SUMMARIES[key]) for key in missing)]
        self.fields["what"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What was sent; a section has a heading."""
        values = super().clean()
        if values.get("what") == SECTION and not values.get("heading"):
            self.add_error("heading", "Enter the heading")
        return values


class ClearersForm(NamesNoChildForm):
    """Who is asked to sign a paper off, for each role: an account, the post that is printed, and by when."""

    def __init__(
        self, *sent: Any, accounts: Mapping[str, Sequence[tuple[str, str]]], due: date, **more: Any
    ) -> None:
        """`accounts`: by role, who may be asked; a role nobody can be asked as is left out."""
        super().__init__(*sent, **more)
        self.roles = [role for role in CLEARANCE_ROLES if accounts.get(role)]
        for role in self.roles:
            label = CLEARANCE_ROLES[role]
            self.fields[role] = forms.ChoiceField(
                label=label, required=False, choices=[("", "Not asked"), *accounts[role]]
            )
            self.fields[f"{role}_post"] = text(
                f"{label}: post", 150, required=False, hint="As it is printed. Blank: the account’s post"
            )
            self.fields[f"{role}_due"] = DayField(f"{label}: sign off by", wrong="Enter a real date")
            self.fields[f"{role}_due"].initial = due

    def clean(self) -> dict[str, Any]:
        """What was sent; who is asked is asked by a day."""
        values = super().clean()
        faults: Any = self.errors
        for role in self.roles:
            if values.get(role) and not values.get(f"{role}_due") and f"{role}_due" not in faults:
                self.add_error(f"{role}_due", "Enter by when it is to be signed off")
        return values


class SignOffForm(NamesNoChildForm):
    """Whether a paper is signed off."""

    state = forms.ChoiceField(
        label="Decision",
        choices=[(SIGNED, "Sign off"), (SENT_BACK, "Send back")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose: sign off, or send back"},
    )
    words = box("Words", rows=4, hint="Needed where you send it back: what is to change", longest=2_000)


class RemarkForm(NamesNoChildForm):
    """A remark on a part."""

    part = forms.ChoiceField(label="About", error_messages={"required": "Choose a part of the paper"})
    words = box("Comment", required=True, missing="Enter your comment", rows=3, longest=2_000)

    def __init__(self, *sent: Any, parts: Sequence[tuple[str, str]], **more: Any) -> None:
        """`parts`: those to choose from."""
        super().__init__(*sent, **more)
        self.fields["part"].choices = list(parts)  # type: ignore[attr-defined]


class AnswerForm(NamesNoChildForm):
    """The answer to a remark."""

    answer = box("Answer", required=True, missing="Enter the answer", rows=4, longest=2_000)


class WithdrawPaperForm(NamesNoChildForm):
    """Why a paper is withdrawn."""

    reason = reason_field("Why it is withdrawn", missing="Say why it is withdrawn")


class ReferenceFormForm(NamesNoChildForm):
    """How a role's references are numbered."""

    pattern = text(
        "Form",
        LONGEST_PATTERN,
        required=False,
        hint="For example FD.{number}/{year} for FD.5298/18. Blank: no reference is given",
    )
    last = forms.IntegerField(
        label="Last number given",
        min_value=0,
        max_value=9_999_999,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": "Enter the last number given", "invalid": "Enter a whole number"},
    )


def with_posts(form: ClearersForm, posts: Sequence[str]) -> ClearersForm:
    """The same form, offering the council's posts where one is printed."""
    for role in form.roles:
        suggest(form.fields[f"{role}_post"], posts)
    return form


class NoFieldsForm(NamesNoChildForm):
    """A page that asks only whether."""


class StartPaperForm(NamesNoChildForm):
    """What a paper is started from."""

    title = text(
        "Title",
        300,
        missing="Enter the title",
        hint="For example: Children’s services improvement, Q2 2026-27",
    )
    series = text(
        "Series",
        120,
        missing="Enter what it is one of",
        hint="What it is one of, so that the last one is known: Improvement progress",
    )
    where = forms.ChoiceField(label="Meeting", error_messages={"required": "Choose where it goes"})
    template = forms.ChoiceField(label="Template", error_messages={"required": "Choose a template"})
    plan = forms.ChoiceField(label="Plan", required=False)
    freeze = forms.ChoiceField(
        label="Figures", required=False, help_text="The freeze that figures in the paper are read from"
    )

    def __init__(
        self,
        *sent: Any,
        places: Sequence[tuple[str, str]],
        plans: Sequence[tuple[str, str]],
        freezes: Sequence[tuple[str, str]],
        templates: Sequence[tuple[str, str]],
        series: Sequence[str],
        **more: Any,
    ) -> None:
        """What there is to choose from; `series` is offered, and any other may be typed."""
        super().__init__(*sent, **more)
        choices = {
            "where": places,
            "template": templates,
            "plan": [("", "None"), *plans],
            "freeze": [("", "None"), *freezes],
        }
        for name, offered in choices.items():
            self.fields[name].choices = list(offered)  # type: ignore[attr-defined]
        suggest(self.fields["series"], series)


class PublishPaperForm(NamesNoChildForm):
    """For whom a paper is published."""

    audiences = forms.MultipleChoiceField(
        label="Editions",
        widget=forms.CheckboxSelectMultiple,
        help_text="Figures are the same in each; only detail and what is hidden differ",
        error_messages={"required": "Choose for whom it is published"},
    )

    def __init__(self, *sent: Any, editions: Mapping[str, str], **more: Any) -> None:
        """`editions`: those it can be published in, by key, as they are printed."""
        super().__init__(*sent, **more)
        self.fields["audiences"].choices = list(editions.items())  # type: ignore[attr-defined]


class PromiseForm(NamesNoChildForm):
    """What a paper promised, whose it is, and by when."""

    words = text("What was promised", 500, missing="Enter what was promised")
    owner = text("Whose it is, by post", 150, required=False)
    due_words = text(
        "By when", 100, required=False, hint="A day, a month, or words such as: end of quarter 4 of 2026-27"
    )
