"""What is asked of whom: the periods that are due, what waits for sign-off, and what stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sightline.calendars.periods import Period, parse
from sightline.entries.models import EntryDefinition, FigureEntry
from sightline.entries.queries.who import may_see, owned_by
from sightline.entries.rules.entering import due_on, periods_asked
from sightline.entries.rules.states import REPLACED, SENT_BACK, SIGNED_OFF, WAITING
from sightline.people.models import User

COUNCIL = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCell:
    """One unit and period of a measure: what stands, what waits, and all there was, the latest last."""

    unit: str
    period: Period
    entries: list[FigureEntry] = field(default_factory=list)

    @property
    def signed_off(self) -> FigureEntry | None:
        """The figure that stands."""
        signed = [each for each in self.entries if each.state == SIGNED_OFF]
        return max(signed, key=lambda each: (each.decided_at, each.pk)) if signed else None

    @property
    def waiting(self) -> FigureEntry | None:
        """The figure that waits for sign-off."""
        return next((each for each in self.entries if each.state == WAITING), None)

    @property
    def sent_back(self) -> FigureEntry | None:
        """The latest, where it was sent back and nothing was entered since."""
        real = [each for each in self.entries if each.state != REPLACED]
        return real[-1] if real and real[-1].state == SENT_BACK else None

    @property
    def last(self) -> int:
        """The number of the latest entry; 0 for none."""
        return self.entries[-1].pk if self.entries else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """A measure on the desk: its cells by unit and period, and of the council those that are due on `today`."""

    definition: EntryDefinition
    cells: dict[tuple[str, str], EntryCell]
    asked: list[Period]
    today: date

    @property
    def due(self) -> list[Period]:
        """The periods of which no figure of the council stands or waits, the earliest first."""
        return [each for each in self.asked if not self._has_figure(each)]

    @property
    def overdue(self) -> list[Period]:
        """Those of them whose day has passed."""
        return [each for each in self.due if due_on(each, self.definition.due_days) < self.today]

    @property
    def waiting(self) -> list[FigureEntry]:
        """What waits for sign-off, of every unit."""
        return [each.waiting for each in self.cells.values() if each.waiting]

    @property
    def latest(self) -> EntryCell | None:
        """The council's latest cell that stands."""
        in_force = [each for each in self.cells.values() if each.unit == COUNCIL and each.signed_off]
        return max(in_force, key=lambda each: each.period.last, default=None)

    def cell(self, unit: str, period: Period) -> EntryCell:
        """The cell of a unit and period, empty where nothing was entered."""
        return self.cells.get((unit, period.name)) or EntryCell(unit=unit, period=period)

    def _has_figure(self, period: Period) -> bool:
        cell = self.cell(COUNCIL, period)
        return bool(cell.signed_off or cell.waiting)


def lines(definitions: Iterable[EntryDefinition], today: date) -> list[EntryLine]:
    """These measures as the desk shows them; two queries."""
    chosen = list(definitions)
    by_definition: dict[int, dict[tuple[str, str], EntryCell]] = {each.pk: {} for each in chosen}
    rows = FigureEntry.objects.filter(definition__in=chosen).select_related("document", "definition")
    for entry in rows:
        cells = by_definition[entry.definition_id]
        key = (entry.unit, entry.period)
        if key not in cells:
            cells[key] = EntryCell(unit=entry.unit, period=parse(entry.period))
        cells[key].entries.append(entry)
    return [
        EntryLine(
            definition=each,
            cells=by_definition[each.pk],
            asked=periods_asked(
                each.every, each.starts, today, each.stopped_at.date() if each.stopped_at else None
            ),
            today=today,
        )
        for each in chosen
    ]


def lines_seen_by(person: User, authority: str, today: date) -> list[EntryLine]:
    """The measures of an authority whose entries this person may look at."""
    rows = EntryDefinition.objects.filter(authority=authority)
    return lines([each for each in rows if may_see(person, each, today)], today)


def due_from(person: User, today: date) -> list[EntryLine]:
    """The measures this person enters by a post they hold, of which a figure is due."""
    if not (posts := owned_by(person, today)):
        return []
    rows = EntryDefinition.objects.filter(named_post__in=posts, stopped_at=None)
    mine = [each for each in rows if person.authority in ("", each.authority)]
    return [each for each in lines(mine, today) if each.due]


def to_sign_off(person: User, today: date) -> list[FigureEntry]:
    """The figures that wait for somebody such as this person: who defines measures, or holds the post, and did not enter them."""
    rows = FigureEntry.objects.filter(state=WAITING).exclude(entered_by=person.get_username())
    if person.authority:
        rows = rows.filter(definition__authority=person.authority)
    if not person.has_perm("measures.define"):
        rows = rows.filter(definition__named_post__in=owned_by(person, today))
    return list(rows.select_related("definition"))


def sent_back_to(person: User) -> list[FigureEntry]:
    """What this person entered that was sent back, and nothing was entered for since."""
    rows = FigureEntry.objects.filter(state=SENT_BACK, entered_by=person.get_username())
    return [
        each
        for each in rows.select_related("definition")
        if not FigureEntry.objects.filter(
            definition=each.definition_id, unit=each.unit, period=each.period, pk__gt=each.pk
        ).exists()
    ]
