"""A measure's page beside what is published: the sentence, the table, the years, and the lines of the chart."""

from collections.abc import Iterator, Sequence

from django.utils.text import capfirst

from sightline.comparators import Comparison
from sightline.measuring.quarterly import quarter_with
from sightline.scorecards.queries.measure import OneFigure
from sightline.scorecards.queries.peers import Peer, Peers
from sightline.scorecards.wording import VisibleReading
from sightline.web import words
from sightline.web.chart_beside import BesideLine, Stretch
from sightline.web.components import Cell, Column, Table

SIDES = {True: "Better", False: "Worse"}
QUARTERS = ("", "best quarter", "second quarter", "third quarter", "last quarter")
ENDS = ("", "highest quarter", "second quarter", "third quarter", "lowest quarter")
OF_COUNCILS = "Neighbours, region and England are whole councils: beside one team or service they are no more than a guide."


def against(peers: Peers, own: VisibleReading) -> str:
    """6.0%, against 4.5% among statistical neighbours (year to 31 March 2025); blank where there is nothing to set it against.

    Our figure has the decimals it has everywhere on the page.
    """
    first = peers.first
    return f"{own.text}, against {first.text} {first.among} ({when_of(first)})" if first else ""


def year_sentence(whole_figure: OneFigure) -> str:
    """The year beside a period, against what is published of years; blank where there is neither year nor comparator."""
    year, peers = whole_figure.year, whole_figure.peers
    if year is None or peers.first is None:
        return ""
    under = f" ({year.under})" if year.under else ""
    theirs = against(peers, year).removeprefix(year.text)
    the = "the " if whole_figure.year_period.kind == "r12" else ""
    return f"In {the}{whole_figure.year_period.title}: {year.text}{under}{theirs}. National figures are published by the year."


def when_of(comparison: Comparison) -> str:
    """The year a published figure is of: year to 31 March 2025."""
    return f"year to {words.long_date(comparison.year_ending)}"


def peers_table(whole_figure: OneFigure, whose: str) -> Table | None:
    """Ours, then each group: its figure, how far ours is from it, where the council stood in it, and where it comes from."""
    peers = whole_figure.peers
    if not peers.beside:
        return None
    columns = [
        Column("Compared with"),
        Column("Figure", number=True),
        Column("Gap"),
        Column("Place, as published"),
        Column("Published"),
    ]
    own = peers.own
    ours = [
        Cell(whose, under=peers.period.title),
        Cell(own.text, under=own.under),
        Cell(""),
        Cell(""),
        Cell(""),
    ]
    return Table("Compared with", columns, [ours, *(_row(each, peers) for each in peers.beside)])


def peers_note(peers: Peers) -> str:
    """What to know of the table, or why there is none; blank where there is nothing to say."""
    if peers.beside:
        return OF_COUNCILS if peers.of_unit else ""
    return peers.cause


def _row(peer: Peer, peers: Peers) -> list[Cell]:
    theirs = peer.comparison
    name = _title(theirs)
    under = (
        f"{theirs.used} of {theirs.of_members} have a figure, {theirs.model} list"
        if theirs.of_members
        else ""
    )
    if theirs.value is None:
        return [
            Cell(name or capfirst(theirs.group), under=under),
            Cell("No figure", why=theirs.cause),
            Cell(""),
            Cell(""),
            Cell(""),
        ]
    return [
        Cell(name, under=under),
        Cell(theirs.text, under=f"{'median, ' if under else ''}{when_of(theirs)}"),
        _gap_cell(peer),
        _place_cell(theirs, seen=peers.own.status == "ok" and not peers.of_unit),
        _source_cell(theirs),
    ]


def _gap_cell(peer: Peer) -> Cell:
    """How far ours is from theirs, and whether that is more than chance makes."""
    gap = peer.gap
    if gap is None or not gap.words:
        why = gap.cause if gap else peer.why
        return Cell("Not compared", why=why) if why else Cell("")
    if gap.beyond_noise is None:
        return Cell(
            gap.words.capitalize(), under="Cannot tell whether that is more than noise", why=gap.cause
        )
    if not gap.beyond_noise:
        return Cell(gap.words.capitalize(), under="Within noise")
    side = f"{SIDES[gap.good]}, by more than noise" if gap.good is not None else "More than noise"
    return Cell(gap.words.capitalize(), under=side)


def _place_cell(theirs: Comparison, *, seen: bool) -> Cell:
    """The council's own place in the published year; nothing beside a figure that is hidden, nor of a team."""
    place = theirs.standing
    if place is None or not seen:
        return Cell("")
    judged = theirs.better != "neither"
    order = "from the best" if judged else "from the highest"
    quarter = (QUARTERS if judged else ENDS)[place.quartile] if theirs.group == "england" else ""
    return Cell(f"{place.rank} of {place.among} {order}", under=quarter)


def _source_cell(theirs: Comparison) -> Cell:
    return Cell(capfirst(theirs.published_in_words), under=f"Release {theirs.release}", why=_about(theirs))


def _about(theirs: Comparison) -> str:
    """Which data set a figure is of, how it was made where no file holds it, and how ours differs from it."""
    return " ".join(each for each in (f"{theirs.data_set}.", theirs.how, theirs.caveat) if each)


def years_table(peers: Peers) -> Table | None:
    """Every published year of each group, newest first: the chart's comparators as a table."""
    if not peers.years:
        return None
    columns = [Column("Year to"), *(Column(_title(line[0]), number=True) for line in peers.years)]
    by_day = [{each.year_ending: each.text for each in line} for line in peers.years]
    days = sorted({day for line in by_day for day in line}, reverse=True)
    rows = [[Cell(words.long_date(day)), *(Cell(line.get(day, "")) for line in by_day)] for day in days]
    return Table("What was published, year by year", columns, rows, caption_hidden=True)


def _title(comparison: Comparison) -> str:
    return capfirst(comparison.name)


def beside_lines(whole_figure: OneFigure) -> Iterator[BesideLine]:
    """The groups as they stand in the chart: a stretch for each published year that has months in it."""
    peers, signal = whole_figure.peers, whole_figure.signal
    if not peers.drawn:
        return
    for line in peers.years:
        every = (_stretch(each, signal.judged.names, stock=signal.measure.grain == "point") for each in line)
        stretches = tuple(each for each in every if each)
        if stretches:
            last = line[-1]
            yield BesideLine(
                last.group, _title(last), stretches, f"{_title(last)}: {last.text} in the {when_of(last)}."
            )


def beside_sources(whole_figure: OneFigure) -> list[Comparison]:
    """The newest of each group drawn in the chart, for whoever asks where its lines come from."""
    drawn = {line.kind for line in beside_lines(whole_figure)}
    return [line[-1] for line in whole_figure.peers.years if line[-1].group in drawn]


def _stretch(comparison: Comparison, names: Sequence[str], *, stock: bool) -> Stretch | None:
    """The months or quarters drawn that lie in the published year; of a stock the one in which it ends. None where none is drawn."""
    end = f"{comparison.year_ending:%Y-%m}"
    before = f"{comparison.year_ending.year - 1}{end[4:]}"
    inside = [name for name in names if before < name <= end]
    if stock:
        inside = [name for name in inside if name in (end, quarter_with(end))]
    return (
        Stretch(inside[0], inside[-1], comparison.value) if inside and comparison.value is not None else None
    )
