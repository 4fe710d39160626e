"""How well the fields are filled, as one person may see it, and which measures need each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sightline.checks.checked import Filled
from sightline.measuring.discover import measures
from sightline.quality import rules
from sightline.quality.queries.standpoint import Standpoint
from sightline.standards.filled_where import only_where


@dataclass(frozen=True, slots=True)
class Share:
    """How much of something is filled: a field, or its month or team. `percent` is None where hidden or of no rows."""

    table: str
    field: str
    name: str
    percent: float | None
    rows: int | None
    filled: int | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field, its months (0 to 100; None where hidden or without rows) and the measures that need it."""

    share: Share
    months: tuple[float | None, ...]
    needed_by: tuple[str, ...]

    @property
    def only_where(self) -> str:
        """Where the field is to be filled at all; blank where it always is."""
        return only_where(self.share.table, self.share.field)


def field_lines(here: Standpoint, *, needed_only: bool = False) -> list[FieldLine]:
    """Every field that was filled at all, of the table chosen, lowest first; hidden ones last.

    Those to be filled only where something applies come after all that always are.
    """
    checked, code = here.found.checked, here.authority
    months = checked.coverage_months(code, teams=here.of_teams)
    found = [
        FieldLine(
            _share(each, hidden=_hides(here, each)),
            tuple(share.percent for share in _shares(here, months[each.table, each.field])),
            needed_by().get(f"{each.table}.{each.field}", ()),
        )
        for each in checked.coverage(code, teams=here.of_teams)
        if here.table in ("", each.table)
    ]
    chosen = [each for each in found if each.needed_by or not needed_only]
    return sorted(chosen, key=lambda each: (bool(each.only_where), *_lowest(each.share)))


def field_line(here: Standpoint, table: str, field: str) -> FieldLine | None:
    """One field; None where no source filled it."""
    found = field_lines(here)
    return next((each for each in found if (each.share.table, each.share.field) == (table, field)), None)


def field_months(here: Standpoint, table: str, field: str) -> list[Share]:
    """One field by the month of the record."""
    counted = here.found.checked.coverage_by_month(here.authority, table, field, teams=here.of_teams)
    return _shares(here, counted)


def field_teams(here: Standpoint, table: str, field: str) -> list[Share]:
    """One field by team, lowest first. A team this person may see whole neither hides nor is hidden."""
    counted = here.found.checked.coverage_by_team(here.authority, table, field)
    rest = [place for place, each in enumerate(counted) if not here.sight.small_numbers(each.name)]
    unseen = {rest[place] for place in _unseen([counted[place] for place in rest])}
    shares = [_share(each, hidden=place in unseen) for place, each in enumerate(counted)]
    return sorted(shares, key=_lowest)


@cache
def needed_by() -> dict[str, tuple[str, ...]]:
    """table.field → the measures that need it, alone or as one of several that will do."""
    found: dict[str, set[str]] = {}
    for measure in measures().values():
        for need in measure.needs:
            for choice in need.split("|"):
                found.setdefault(choice, set()).add(measure.id)
    return {field: tuple(sorted(ids)) for field, ids in found.items()}


def _shares(here: Standpoint, counted: Sequence[Filled]) -> list[Share]:
    unseen = set() if here.sees_small else _unseen(counted)
    return [_share(each, hidden=place in unseen) for place, each in enumerate(counted)]


def _unseen(counted: Sequence[Filled]) -> set[int]:
    """Those hidden among parts of a shown whole."""
    return rules.hidden_together([(each.rows, each.filled, each.rows - each.filled) for each in counted])


def _hides(here: Standpoint, each: Filled) -> bool:
    return not here.sees_small and rules.hides_share(each.rows, each.filled)


def _share(each: Filled, *, hidden: bool) -> Share:
    shown = (None, None, None) if hidden else (each.percent, each.rows, each.filled)
    return Share(each.table, each.field, each.name, *shown, hidden)


def _lowest(share: Share) -> tuple[bool, float, str, str]:
    return (share.percent is None, share.percent or 0.0, share.table, share.field)
