"""An easy-read edition: each line one idea, beside it room for a picture, and below what the hard words mean."""

from collections.abc import Iterator

from sightline.papers.composing.in_making import PaperInMaking
from sightline.papers.composing.markup import ALONE, MarkedParagraph, read_markup
from sightline.papers.composing.resolving import runs_of
from sightline.papers.document.blocks import Block, PaperHeading, PaperParagraph, PaperPictured
from sightline.papers.document.runs import Words, plain_text
from sightline.papers.readability.hard_words import explained

HEADING, BAR = "## ", "|"
LINES_ALONE = "an easy-read edition has headings and lines alone"
MEANINGS = "What the words mean"


def easy_blocks(text: str, making: PaperInMaking) -> Iterator[Block]:
    """The blocks of a text, a line each; then the hard words of it that have a meaning."""
    lines = [line.strip() for line in text.splitlines()]
    made = [_line(line, making) for line in lines if line]
    yield from made
    words = explained(plain_text(each.runs) for each in made if isinstance(each, PaperPictured))
    if words:
        yield PaperHeading(MEANINGS, 1)
    for each in words:
        yield PaperPictured(
            (Words(each.word[:1].upper() + each.word[1:], strong=True), Words(f": {each.meaning}."))
        )


def _line(line: str, making: PaperInMaking) -> Block:
    if ALONE.fullmatch(line):
        return PaperParagraph((making.gap("markup", line.strip("{} "), LINES_ALONE),))
    if line.startswith(HEADING):
        return PaperHeading(line.removeprefix(HEADING).strip(), 1)
    line_words, _, picture = line.partition(BAR)
    blocks = read_markup(line_words.strip().removeprefix("- ")).blocks
    paragraph = blocks[0] if len(blocks) == 1 else None
    if not isinstance(paragraph, MarkedParagraph) or paragraph.level:
        return PaperParagraph((making.gap("markup", line_words.strip(), LINES_ALONE),))
    return PaperPictured(runs_of(paragraph.line, making), " ".join(picture.split()))
