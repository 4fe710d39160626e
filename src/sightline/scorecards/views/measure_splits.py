"""A measure's splits as tables: what differs most first, and what is too few to read by folded away."""

from collections.abc import Sequence

from sightline.scorecards.queries.measure import OneFigure
from sightline.scorecards.queries.splits import CALLED_BY_NAME, Split, SplitRow
from sightline.scorecards.views.asking import ScorecardQuery
from sightline.web.components import Cell, Column, Table
from sightline.web.range_marks import RangeScale, range_mark


def split_context(query: ScorecardQuery, whole_figure: OneFigure) -> dict[str, object]:
    """The splits with their tables, those of too few alone, and what of them is hidden."""
    return {
        **split_tables(query, whole_figure.figure.id, whole_figure.splits),
        "some_hidden": some_hidden(whole_figure),
        "whole_splits_hidden": any(_is_hidden_whole(split) for split in whole_figure.splits),
    }


def split_tables(query: ScorecardQuery, figure_id: str, splits: Sequence[Split]) -> dict[str, object]:
    """The splits with their tables, and those of too few cases alone."""
    large = [split for split in splits if not _is_few(split)]
    few = [split for split in splits if _is_few(split)]
    return {
        "splits": [
            (split, split_table(query, figure_id, split), few_table(query, figure_id, split))
            for split in large
        ],
        "ranges_drawn": _ranges_drawn(splits),
        "few_splits": [split_table(query, figure_id, split, every=True) for split in few],
        "few_titles": ", ".join(split.title.lower() for split in few),
    }


def split_table(query: ScorecardQuery, figure_id: str, split: Split, *, every: bool = False) -> Table:
    """One split as a table: each category with its figure, its base, and what chance alone could have made of it.

    Without those of too few cases, but with `every`. A team leads on to its own page where it may be chosen.
    """
    rows = [row for row in split.rows if every or not row.is_folded]
    return _table(query, figure_id, split, rows, f"By {split.title.lower()}")


def _scale(rows: Sequence[SplitRow], split: Split) -> RangeScale | None:
    """On what the marks of a table are drawn: its own rows' limits; none for fewer than two."""
    limits = [row.limits for row in rows if row.limits]
    whole = None if split.whole is None else 100 * split.whole
    return RangeScale.over(limits, whole) if len(limits) > 1 else None


def few_table(query: ScorecardQuery, figure_id: str, split: Split) -> Table | None:
    """The categories of a split that have too few cases to read anything by; None where there is none."""
    rows = [row for row in split.rows if row.is_folded]
    return _table(query, figure_id, split, rows, f"{len(rows)} with fewer than 20 cases") if rows else None


def _table(query: ScorecardQuery, figure_id: str, split: Split, rows: list[SplitRow], caption: str) -> Table:
    based, ranged = any(row.reading.under for row in rows), any(row.interval for row in rows)
    columns = [Column(split.title), Column("Figure", number=True)]
    columns += [Column("Of", number=True)] if based else []
    columns += [Column("95% range", number=True)] if ranged else []
    scale = _scale(rows, split)
    cells = [
        [
            Cell(row.name, href=_way_on(query, figure_id, split, row)),
            Cell(row.reading.text),
            *([Cell(row.reading.under)] if based else []),
            *([Cell(row.interval, drawing=_mark(row, scale))] if ranged else []),
        ]
        for row in rows
    ]
    return Table(caption, columns, cells)


def _ranges_drawn(splits: Sequence[Split]) -> str:
    """What the marks of these splits show: whole where the figure of all is among them, yes where it is not; blank without marks."""
    scales = [scale for split in splits if (scale := _scale(split.rows, split))]
    if not scales:
        return ""
    return "whole" if any(scale.whole is not None for scale in scales) else "yes"


def _mark(row: SplitRow, scale: RangeScale | None) -> str:
    if scale is None or row.limits is None or row.reading.value is None:
        return ""
    return range_mark(row.limits, row.reading.value, scale)


def _way_on(query: ScorecardQuery, figure_id: str, split: Split, row: SplitRow) -> str:
    may = split.name in CALLED_BY_NAME and row.category in query.units
    return query.address("measure", figure_id, team=row.category) if may else ""


def some_hidden(whole_figure: OneFigure) -> bool:
    """Whether anything on the page is hidden from whoever asks."""
    readings = [whole_figure.now, *(each for _, each in whole_figure.months)]
    readings += [row.reading for split in whole_figure.splits for row in split.rows]
    return any(each.status == "hidden" for each in readings)


def _is_few(split: Split) -> bool:
    return all(row.is_folded for row in split.rows)


def _is_hidden_whole(split: Split) -> bool:
    return all(row.reading.status == "hidden" for row in split.rows)
