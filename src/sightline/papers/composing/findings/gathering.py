"""Everything that is found in a paper that is written here: by the linter's rules, and by those that know its figures and fields."""

from collections.abc import Iterable, Iterator, Sequence

from sightline.papers.composing.composing import Composition
from sightline.papers.composing.content import PaperContent
from sightline.papers.composing.editions import SUMMARIES
from sightline.papers.composing.figure_book import BookFigure, FigureBook, NotInBook
from sightline.papers.composing.figure_words import book_figure_words, named_figure_words
from sightline.papers.composing.findings.composed_lines import (
    BOUND,
    ComposedLine,
    composed_lines,
    text_of,
    typed_text_of,
)
from sightline.papers.composing.findings.paper_finding import PaperFinding, finding
from sightline.papers.composing.findings.reading import reading_findings
from sightline.papers.composing.findings.rules.directions import judged_claims
from sightline.papers.composing.findings.rules.field_faults import field_faults
from sightline.papers.composing.findings.rules.naked_numbers import (
    OfferedFigure,
    judged_number,
    sentences_with,
)
from sightline.papers.composing.findings.rules.typed_numbers import typed_numbers
from sightline.papers.composing.in_making import GapKind, PaperGap
from sightline.papers.composing.resolving import token_in
from sightline.papers.document.runs import BoundFigure
from sightline.papers.lint.linting import lint
from sightline.papers.lint.paper_rule import LONGEST_EXCERPT
from sightline.papers.lint.paper_text import SENTENCE
from sightline.papers.paper_templates.paper_template import PaperTemplate

RULE_OF_GAP: dict[GapKind, str] = {"figure": "P01", "reference": "P02", "markup": "P03", "unanswered": "P04"}
OF_PROSE = "L09"
"""What a table, a heading or somebody quoted says is no claim of the paper's own."""
OF_WHAT_IS_TYPED = "L13"
"""A number of a paragraph is no fault where it is a reference that follows."""
LEFT_TO_THE_LINTER = ("sign_offs", "call_in")
"""What is missing in these is told by L03 and L04, where it stands."""


def findings_in(
    composition: Composition, content: PaperContent, template: PaperTemplate, book: FigureBook
) -> list[PaperFinding]:
    """Everything that is found in a paper that is composed already, by line and rule."""
    lines = composed_lines(composition.document)
    if composition.edition in SUMMARIES:
        return _in_order(
            [
                *_gaps(composition.gaps, lines, template),
                *_numbers(lines, offered_by(content, book)),
                *_claims(lines, book),
                *reading_findings(lines, composition.edition),
            ]
        )
    findings = [
        *_linted(lines),
        *_gaps(composition.gaps, lines, template),
        *_numbers(lines, offered_by(content, book)),
        *_claims(lines, book),
        *_fields(content, template, lines),
    ]
    return _in_order(findings)


def _in_order(findings: Iterable[PaperFinding]) -> list[PaperFinding]:
    return sorted(findings, key=lambda each: (each.line, each.rule, each.advice))


def offered_by(content: PaperContent, book: FigureBook) -> list[OfferedFigure]:
    """The figures that a number of the paper can be bound to: those that it names itself, and the book's."""
    named = [
        OfferedFigure(
            token=f"figure {name}", value=each.value, unit=each.unit, words=named_figure_words(each)
        )
        for name, each in content.figures.items()
    ]
    return [*named, *(_offered(each) for each in book.all_figures())]


def _offered(figure: BookFigure) -> OfferedFigure:
    parts = tuple(float(each) for each in (figure.numerator, figure.denominator) if each is not None)
    return OfferedFigure(
        token=str(figure.token),
        value=figure.value,
        unit=figure.unit,
        words=book_figure_words(figure),
        parts=parts,
    )


def _linted(lines: list[ComposedLine]) -> Iterator[PaperFinding]:
    """The linter's rules over the text; what is bound is read as it is printed, but where a rule is about what was typed."""
    faults = [each for each in lint(text_of(lines)) if each.rule != OF_WHAT_IS_TYPED]
    faults += [each for each in lint(typed_text_of(lines)) if each.rule == OF_WHAT_IS_TYPED]
    for each in faults:
        line = lines[each.line - 1]
        if each.rule == OF_PROSE and not line.runs:
            continue
        yield PaperFinding(**{**each.as_json(), "field": line.field, "paragraph": line.paragraph})  # type: ignore[arg-type]


def _gaps(
    gaps: Sequence[PaperGap], lines: list[ComposedLine], template: PaperTemplate
) -> Iterator[PaperFinding]:
    """What does not resolve, at the line where its gap is printed."""
    taken: set[tuple[int, str]] = set()
    for gap in gaps:
        field = template.field(gap.place)
        if (
            gap.kind == "unanswered"
            and field
            and field.kind in LEFT_TO_THE_LINTER
            and field.layout != "sentence"
        ):
            continue
        line = _line_of_gap(gap, lines, taken)
        excerpt = gap.written if gap.kind == "unanswered" else f"{{{gap.written}}}"
        advice = "" if gap.kind == "unanswered" else f"{gap.why[:1].upper()}{gap.why[1:]}."
        yield finding(
            RULE_OF_GAP[gap.kind],
            line.number,
            excerpt,
            advice=advice.replace("..", "."),
            field=line.field,
            paragraph=line.paragraph,
        )


def _line_of_gap(gap: PaperGap, lines: list[ComposedLine], taken: set[tuple[int, str]]) -> ComposedLine:
    """The line that prints it; of several alike the next; the place's first where it is printed nowhere."""
    for printed in (f"[{gap.written}: {gap.why}]", f"[{gap.why}]"):
        alike = [each for each in lines if printed in each.text]
        free = [each for each in alike if (each.number, printed) not in taken]
        near = [each for each in free if each.field == gap.place or each.text.startswith(gap.written)]
        for each in (*near, *free, *alike):
            taken.add((each.number, printed))
            return each
    return _line_of_field(gap.place, "", lines)


def _line_of_field(field: str, label: str, lines: list[ComposedLine]) -> ComposedLine:
    """The first line of a field: of its part, or the row of the table at the top; the paper's first where it is printed nowhere."""
    own = [each for each in lines if each.field == field]
    row = [each for each in lines if label and each.text.startswith(label)]
    nowhere = ComposedLine(number=1, text="", field=field)
    return next(iter([*own, *row]), nowhere)


def _numbers(lines: list[ComposedLine], offered: list[OfferedFigure]) -> Iterator[PaperFinding]:
    """Every number that was typed in the paper's own prose."""
    for line in lines:
        for sentence, beside in _sentences(line):
            tokens = [each.token for each in beside if isinstance(each, BoundFigure)]
            for number in typed_numbers(sentence):
                fault = judged_number(number, offered, tokens)
                yield finding(
                    "P05",
                    line.number,
                    number.text,
                    advice=fault.advice,
                    severity=fault.severity,
                    field=line.field,
                    paragraph=line.paragraph,
                )


def _claims(lines: list[ComposedLine], book: FigureBook) -> Iterator[PaperFinding]:
    """Every word of direction in a sentence that is bound to a measure."""
    for line in lines:
        for sentence, beside in _sentences(line):
            measured = [
                (figure.text, token_in(figure.token))
                for figure in beside
                if isinstance(figure, BoundFigure)
                and not isinstance(book.figure(token_in(figure.token)), NotInBook)
            ]
            words = sentence
            for each in beside:
                words = words.replace(BOUND, each.text, 1)
            for fault in judged_claims(words, measured, book.movement):
                yield finding(
                    "P06",
                    line.number,
                    " ".join(words.split())[:LONGEST_EXCERPT],
                    advice=fault.advice,
                    severity=fault.severity,
                    field=line.field,
                    paragraph=line.paragraph,
                )


def _sentences(line: ComposedLine) -> Iterator[tuple[str, tuple]]:
    """The sentences of a line with what each is bound to; none of a line that is no prose."""
    return sentences_with(BOUND, line.bound, [each for each in SENTENCE.split(line.marked) if each.strip()])


def _fields(
    content: PaperContent, template: PaperTemplate, lines: list[ComposedLine]
) -> Iterator[PaperFinding]:
    for fault in field_faults(content.fields, template):
        field = template.field(fault.field)
        line = _line_of_field(fault.field, field.label if field else "", lines)
        yield finding(
            fault.rule,
            line.number,
            fault.excerpt,
            advice=fault.advice,
            severity=fault.severity,
            field=fault.field,
        )
