"""A freeze as the pages of figures show it: see `scorecards.as_reported`, which asks for it here."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.urls import reverse

from sightline.calendars.dates import in_words
from sightline.calendars.periods import Period
from sightline.comparators import Comparison
from sightline.comparators.comparison import Group
from sightline.freezes.comparison_rows import comparison_of
from sightline.freezes.frozen import FrozenReadings, NoSuchFreezeError
from sightline.freezes.models import Freeze
from sightline.freezes.queries.freezes import FreezeChangedError, freeze_named, freezes_of, opened
from sightline.freezes.rules.making import first_day_reported
from sightline.freezes.wording import frozen_line
from sightline.measuring.listing import CannotListError
from sightline.scorecards.as_reported import FreezeChoice, FreezeNotShownError, ReportedFigures
from sightline.scorecards.models import Note, Rebase
from sightline.scorecards.queries.targets import Targets
from sightline.scorecards.rules.trajectory import TargetPoint, UnitTarget, in_order, period_named


class FreezeAsReported(ReportedFigures):
    """One freeze, opened. What it holds beside its figures is read from what was frozen, and from nowhere else."""

    def __init__(self, freeze: Freeze, frozen: FrozenReadings) -> None:
        """`frozen` is that freeze, looked through."""
        self.name, self.line = freeze.name, frozen_line(freeze)
        self.href = reverse("freeze", args=[freeze.pk])
        self.cut_off, self.readings = frozen.cut_off, frozen
        self._frozen, self._about = frozen, frozen.about

    def targets(self, target_set: str) -> Targets:
        """One set of targets, as it stood."""
        return Targets(
            {
                (row["figure"], row["unit"]): _target(number, row)
                for number, row in enumerate(self._about["targets"], 1)
                if row["set"] == target_set
            }
        )

    def notes(self, figure_id: str | None) -> list[Note]:
        """The notes that stood, on a figure and on every figure."""
        wanted = ("", figure_id)
        return [
            Note(figure=each["figure"], month=each["month"], words=each["words"], said_by=each["by"])
            for each in self._about["notes"]
            if figure_id is None or each["figure"] in wanted
        ]

    def rebases(self) -> dict[str, list[Rebase]]:
        """The decisions that stood, by figure."""
        by_figure: dict[str, list[Rebase]] = {}
        for each in self._about["limits_anew"]:
            row = Rebase(figure=each["figure"], month=each["month"], words=each["words"], said_by=each["by"])
            by_figure.setdefault(row.figure, []).append(row)
        return by_figure

    def compared(self, figure_id: str, period: Period, *, every_list: bool = False) -> list[Comparison]:
        """What stood beside it; for an earlier period each group's newest year that had ended by then."""
        by_group: dict[Group, list[Comparison]] = {}
        for beside, years in self._lines(figure_id):
            comparison = _by_then(beside, years, period)
            if comparison is not None:
                by_group.setdefault(comparison.group, []).append(comparison)
        return [each for group in by_group.values() for each in (group if every_list else group[:1])]

    def years(self, figure_id: str) -> list[tuple[Comparison, ...]]:
        """Each group's years, oldest first."""
        return [tuple(years) for _, years in self._lines(figure_id) if years]

    def definition(self, figure_id: str) -> tuple[str, str]:
        """What the figure was: its definition's fingerprint and words."""
        row = self._about["definitions"].get(figure_id, {})
        return row.get("fingerprint", ""), row.get("definition", "")

    def cases(self, figure_id: str, period: Period) -> list[dict[str, Any]]:
        """The judged cases behind a figure, as frozen. CannotListError for days whose cases were not."""
        if not self._frozen.holds_cases(figure_id, period):
            raise CannotListError(
                f"This freeze holds the cases behind its figures from {in_words(first_day_reported(self.cut_off))} to "
                f"{in_words(self.cut_off)}, and none of {period.title}."
            )
        return self._frozen.cases(figure_id, period)

    def _lines(self, figure_id: str) -> Sequence[tuple[Comparison, list[Comparison]]]:
        if figure_id not in self._read:
            self._read[figure_id] = [
                (comparison_of(row["beside"]), [comparison_of(each) for each in row["years"]])
                for row in self._about["comparators"].get(figure_id, ())
            ]
        return self._read[figure_id]

    @cached_property
    def _read(self) -> dict[str, list[tuple[Comparison, list[Comparison]]]]:
        return {}


def choices(authority: str) -> list[FreezeChoice]:
    """The freezes of an authority to choose from, the newest cut-off first."""
    return [FreezeChoice(each.name, each.cut_off) for each in freezes_of(authority)]


def one(authority: str, name: str) -> FreezeAsReported:
    """The freeze of that name. FreezeNotShownError where there is none, or it is not as it was sealed."""
    try:
        freeze = freeze_named(authority, name)
        return FreezeAsReported(freeze, opened(freeze))
    except NoSuchFreezeError as missing:
        raise FreezeNotShownError(str(missing)) from missing
    except FreezeChangedError as changed:
        raise FreezeNotShownError(str(changed), damaged=True) from changed
    except OSError as gone:
        raise FreezeNotShownError(f"The snapshot that {name} was made from has gone.", damaged=True) from gone


def _by_then(beside: Comparison, years: Sequence[Comparison], period: Period) -> Comparison | None:
    if beside.value is None or beside.year_ending <= period.last:
        return beside
    return next((each for each in reversed(years) if each.year_ending <= period.last), None)


def _target(number: int, row: dict[str, Any]) -> UnitTarget:
    return UnitTarget(
        number=number,
        figure=row["figure"],
        unit=row["unit"],
        target_set=row["set"],
        points=in_order(TargetPoint(period_named(name), value) for name, value in row["points"]),
        tolerance=row["tolerance"],
        owner=row["owner"],
        words=row["words"],
    )
