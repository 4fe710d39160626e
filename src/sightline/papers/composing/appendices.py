"""Appendices: lettered once, so that they are called alike wherever they are named, and composed behind the paper."""

from collections.abc import Iterator

from sightline.papers.composing.in_making import PaperInMaking
from sightline.papers.composing.numbering import mark
from sightline.papers.composing.text_blocks import text_blocks
from sightline.papers.document.blocks import (
    Block,
    PaperHeading,
    PaperListItem,
    PaperPageBreak,
    PaperPart,
)
from sightline.papers.document.runs import CrossReference, Run, Words


def appendix_labels(making: PaperInMaking) -> list[str]:
    """What each is called, in order: Appendix A. A letter that somebody gave stays theirs; the others have the next that are free."""
    how = making.numbers.how
    taken = {each.letter for each in making.content.appendices if each.letter}
    free = (letter for number in range(1, 1000) if (letter := mark(how.appendix, number)) not in taken)
    return [f"{how.appendix_word} {each.letter or next(free)}" for each in making.content.appendices]


def appendix_items(making: PaperInMaking) -> tuple[PaperListItem, ...]:
    """The list of them: what each is called and about, and where it is where it is not attached."""
    items = []
    for label, each in zip(appendix_labels(making), making.content.appendices, strict=True):
        elsewhere = f" ({each.kept_elsewhere})" if each.kept_elsewhere else ""
        if each.sections and making.numbered is not None:
            runs: tuple[Run, ...] = (CrossReference(each.key, label), Words(f": {each.title}{elsewhere}"))
        else:
            runs = (Words(f"{label}: {each.title}{elsewhere}"),)
        anchor = "" if each.sections else making.anchor(each.key, label)
        items.append(PaperListItem(runs, "", anchor))
    return tuple(items)


def appendix_parts(making: PaperInMaking) -> Iterator[PaperPart]:
    """A part for each that is attached, on a page of its own. Its paragraphs are referred to by its letter."""
    for label, each in zip(appendix_labels(making), making.content.appendices, strict=True):
        if not each.sections:
            continue
        making.place = making.within_appendix = ""
        heading = PaperHeading(f"{label}: {each.title}", 1, "", making.anchor(each.key, label))
        blocks: list[Block] = [PaperPageBreak(), heading]
        making.within_appendix = label
        for section in each.sections:
            making.place = section.key
            if section.heading:
                anchor = making.anchor(section.key, label)
                blocks.append(PaperHeading(section.heading, 2, "", anchor))
            blocks += text_blocks(section.text, making, numbered=False)
        making.within_appendix = ""
        yield PaperPart(key=each.key, blocks=tuple(blocks))
