"""A council's template: parts in order, each with its fields. Plain values; `reading_templates` reads and writes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

FieldKind = Literal[
    "line",
    "text",
    "day",
    "yes_no",
    "choice",
    "post",
    "posts",
    "meeting_body",
    "meeting_day",
    "recommendations",
    "answers",
    "sign_offs",
    "appendices",
    "background",
    "contact",
    "call_in",
    "body",
]
FieldLayout = Literal["heading", "line", "pair", "plain", "table", "sentence"]
ParagraphNumbers = Literal["marked", "all", "none"]
FIELD_KINDS: tuple[str, ...] = get_args(FieldKind)
PARAGRAPH_NUMBERS: tuple[str, ...] = get_args(ParagraphNumbers)
SUBJECT, REPORT_OF = "subject", "report_of"
"""The keys of two fields that every template has or may have: what the paper is about, and the post it is of."""


@dataclass(frozen=True, slots=True)
class AnswerHeading:
    """One heading of a field of kind `answers`, or one role of its `sign_offs`; `yes_no` where it is answered so."""

    key: str
    label: str
    kind: Literal["text", "yes_no"] = "text"


@dataclass(frozen=True, kw_only=True)
class TemplateField:
    """What is filled in once a paper.

    label: as it is printed. layout: `heading` (the label above what was written), `line` (label and answer in one paragraph), `pair`
    (a row of the table at the top), `plain` (without its label), `table`, `sentence` (sign-offs in a sentence).
    headings: of `answers` what each answers, of `sign_offs` the roles. one_yes: of those headings exactly one is Yes.
    before: words that stand before what was written; of a table its title. default: what stands there until somebody changes it. empty: what is printed where
    nothing is to be said ("There are none"). cleared_by: the role that clears it, blank for nobody. public: whether editions for the public
    have it. seeds: the rows of what five councils' papers ask for that it answers.
    """

    key: str
    label: str
    kind: FieldKind
    layout: FieldLayout = "heading"
    level: int = 1
    required: bool = False
    choices: tuple[str, ...] = ()
    headings: tuple[AnswerHeading, ...] = ()
    one_yes: tuple[str, ...] = ()
    before: str = ""
    empty: str = ""
    default: object = None
    hint: str = ""
    cleared_by: str = ""
    public: bool = True
    seeds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """Fields that stand together, under a heading or none."""

    key: str
    heading: str
    fields: tuple[TemplateField, ...]


@dataclass(frozen=True, kw_only=True)
class PaperNumbering:
    """How a council numbers. parts: whether the template's own headings are numbered too, in one run with the body's sections.

    section, paragraph, recommendation, appendix: how a number is printed; # stands for it, a for a letter: `#.`, `#`, `(#)`, `a)`, `A`.
    paragraphs: those marked in the text, all, or none.
    """

    parts: bool = False
    section: str = "#."
    paragraph: str = "#"
    paragraphs: ParagraphNumbers = "marked"
    recommendation: str = "(#)"
    appendix: str = "A"
    appendix_word: str = "Appendix"


@dataclass(frozen=True, kw_only=True)
class PaperTemplate:
    """A council's paper. authority: its code, 343. used_from, used_until: the days of the first and last paper known to be made so."""

    key: str
    title: str
    council: str
    authority: str
    parts: tuple[TemplatePart, ...]
    numbering: PaperNumbering = PaperNumbering()
    used_from: date | None = None
    used_until: date | None = None

    def fields(self) -> Iterator[TemplateField]:
        """All of them in their order."""
        for part in self.parts:
            yield from part.fields

    def field(self, key: str) -> TemplateField | None:
        """The one of that key; None where there is none."""
        return next((each for each in self.fields() if each.key == key), None)
