"""A paper while it is composed: what is known of it, what it refers to, and what was looked for in vain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sightline.papers.composing.content import PaperContent
from sightline.papers.composing.figure_book import FigureBook
from sightline.papers.composing.numbering import PaperNumbers
from sightline.papers.document.runs import Words
from sightline.papers.paper_templates.paper_template import PaperTemplate

NOT_ANSWERED = "not answered"
GapKind = Literal["figure", "reference", "markup", "unanswered"]


@dataclass(frozen=True, slots=True)
class PaperGap:
    """What does not resolve: where (a field's key, a section's, an appendix's), what was written, and why nothing stands there."""

    kind: GapKind
    place: str
    written: str
    why: str


@dataclass(slots=True, kw_only=True)
class PaperInMaking:
    """One walk through a paper. The first learns what everything is numbered (`numbered` is None); the second refers to it.

    left_out: how deep in what this edition does not have; there the numbers go on and nothing is looked up, so that a paragraph has
    one number in every edition.
    """

    content: PaperContent
    template: PaperTemplate
    book: FigureBook
    edition: str
    numbers: PaperNumbers
    numbered: Mapping[str, str] | None = None
    hidden: frozenset[str] = frozenset()
    place: str = ""
    left_out: int = 0
    within_appendix: str = ""
    anchors: dict[str, str] = field(default_factory=dict)
    now_hidden: set[str] = field(default_factory=set)
    gaps: list[PaperGap] = field(default_factory=list)

    def anchor(self, key: str, number: str) -> str:
        """Remember what a key is numbered, and give the key back as where references lead."""
        if key in self.anchors:
            self.gap("reference", f"#{key}", "two things have this name; references lead to the first")
            return ""
        if key:
            self.anchors[key] = number
            if self.left_out:
                self.now_hidden.add(key)
        return key

    def gap(self, kind: GapKind, written: str, why: str) -> Words:
        """Write down that something does not resolve; what is printed there instead."""
        if not self.left_out:
            self.gaps.append(PaperGap(kind, self.place, written, why))
        return Words(f"[{written}: {why}]", strong=True)

    def unanswered(self, label: str, why: str = NOT_ANSWERED) -> Words:
        """The same for what was not filled in, printed beside or below its label."""
        self.gap("unanswered", label, why)
        return Words(f"[{why}]", strong=True)
