"""What an edition says of the whole authority, as pages ask it that stand beside."""

from sightline.editions.rules.making_safe import EarlierEdition
from sightline.measuring.beside_editions import PrintedSpan
from sightline.statistics.disclosure import Symbol


def whole_figures(edition: EarlierEdition) -> list[PrintedSpan]:
    """Each count of the whole it prints, or hides. Beside a rounded one no exact number stands: all of its counts are as if hidden."""
    return [
        PrintedSpan(
            key.what,
            key.first,
            key.last,
            edition.cells[key].symbol is not Symbol.HIDDEN and not edition.rounded,
        )
        for key in edition.counts.printed
        if not key.split and edition.cells[key].symbol in (None, Symbol.HIDDEN)
    ]
