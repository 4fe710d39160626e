"""What may be released of every figure to those who may not see small numbers: months, quarters, years, and splits."""

from collections.abc import Iterable
from datetime import date

import numpy as np

from sightline.calendars.periods import Period
from sightline.measuring.beside_editions import BesideEditions, PrintedSpan
from sightline.measuring.discover import figures, measures
from sightline.measuring.figure_releases import OFFERED, PART, BaseReleases, FigureReleases
from sightline.measuring.measure import Measure
from sightline.measuring.own_definitions import leaves_out_more
from sightline.measuring.readings import Readings
from sightline.measuring.refresh import WHOLE
from sightline.measuring.same_people import base_of, of_the_same_people
from sightline.measuring.sums import NOTHING


def is_offered(period: Period, data_to: date) -> bool:
    """Whether a period may be asked for without seeing small numbers: a month, a quarter or a year that is over."""
    return period.kind in OFFERED and period.last <= data_to


def is_split(measure: Measure) -> bool:
    """Whether a measure is ever split without seeing small numbers: not where it has parts that are figures of their own."""
    return not any(figure.part for figure in measure.figures)


class Releases:
    """What may be released of one authority's figures to a reader who may not see its small numbers.

    A figure is released where it may be by itself, and where the base of every measure of the same people may be: so all of them
    show the same parts of it. One that a council's own definition takes cases out of, and another of the same people does not, is
    not released at all: the difference would be a number of children. Whatever that hides beyond what a figure must hide is safe by itself, and so is what is left.
    """

    def __init__(
        self,
        readings: Readings,
        authority: str,
        own: frozenset[str] = frozenset(),
        published: Iterable[PrintedSpan] = (),
    ) -> None:
        """`own`: the teams whose cases this reader may see one by one; `published`: what editions say of whole figures.

        Nothing is worked out until it is asked for.
        """
        self._readings, self._authority = readings, authority
        self._figures = FigureReleases(readings, authority, own)
        self._bases = BaseReleases(readings, authority, own)
        self._same: dict[str, list[Measure]] = {}
        self._answers: dict[tuple[str, Period], bool] = {}
        self._beside = BesideEditions(readings, authority, own, published, self._shows)

    def shows(self, figure_id: str, period: Period) -> bool:
        """Whether this figure is released for this period."""
        key = (figure_id, period)
        if key not in self._answers:
            self._answers[key] = self._shows(figure_id, period) and not self._beside.withholds(
                figure_id, period
            )
        return self._answers[key]

    def hidden_parts(self, figure_id: str, split: str, period: Period) -> set[str] | None:
        """The categories of a split hidden in this period; None where none is released, beyond the reader's own teams.

        A measure that has parts of its own is not split any further: see `is_split`.
        """
        measure, _ = figures()[figure_id]
        if not is_split(measure) or self._beside.withholds(figure_id, period):
            return None
        return self._parts(measure, split, period)

    def _shows(self, figure_id: str, period: Period) -> bool:
        measure, figure = figures()[figure_id]
        if self._tells_who_is_left_out(measure, period):
            return False
        every = [self._figures.shows(measure, period)]
        every += [self._bases.shows(each, period) for each in self._of_the_same(measure, period)]
        if not all(every):
            return False
        if figure.part is None:
            return True
        hidden = self._parts(measure, PART, period)
        return hidden is not None and figure.part not in hidden

    def _parts(self, measure: Measure, split: str, period: Period) -> set[str] | None:
        """The parts hidden by any of those that decide; None where one of them releases none."""
        if self._tells_who_is_left_out(measure, period):
            return None
        hidden = self._figures.parts(measure, split, period)
        for each in self._of_the_same(measure, period):
            if hidden is None:
                return None
            if split == PART and not _has_bases_by_part(each):
                continue
            base = self._bases.parts(each, split, period)
            hidden = None if base is None else hidden | base
        return hidden

    def _tells_who_is_left_out(self, measure: Measure, period: Period) -> bool:
        """Whether the measure, beside one of the same people, would tell how many a council's own definition leaves out of it."""
        others = [each for each in of_the_same_people(measure.id) if each != measure.id]
        return leaves_out_more(measure.id, others, period.first, period.last)

    def _of_the_same(self, measure: Measure, period: Period) -> list[Measure]:
        """The measures of the same people that have a number of this period: one of those whose base is the same in every month."""
        if measure.id not in self._same:
            by_base: dict[tuple, Measure] = {}
            for name in of_the_same_people(measure.id):
                each = measures().get(name)
                result = self._readings.answers.get((name, self._authority))
                if each is not None and result is not None and result.ok:
                    by_base.setdefault(self._monthly_base(each), each)
            self._same[measure.id] = list(by_base.values())
        return [each for each in self._same[measure.id] if self._bases.is_counted(each, period)]

    def _monthly_base(self, measure: Measure) -> tuple:
        rows = self._readings.columns(measure.id, WHOLE, self._authority).get("", NOTHING)
        months, places = np.unique(rows.month, return_inverse=True)
        base = [base_of(measure, rows, places == place) for place in range(len(months))]
        parts = _has_bases_by_part(measure)
        return (parts, *((int(month), each) for month, each in zip(months, base, strict=True) if each))


def _has_bases_by_part(measure: Measure) -> bool:
    """Whether its parts are figures of those in them: not where a part is a share of all."""
    return any(figure.part and not figure.share_of_all for figure in measure.figures)
