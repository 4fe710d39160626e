"""How ready each list of Annex A is, worked out with every load, so that no page has to: counts, and nothing of any child."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from sightline.engine.derived import DerivedResult
from sightline.engine.snapshots import Snapshot
from sightline.returns.annex_a_lists.checking import faults_of
from sightline.returns.annex_a_lists.expected import expectations
from sightline.returns.annex_a_lists.making import QUERIES, AnnexA, MadeList, annex_a
from sightline.standards.annex_a import LISTS

FILE = "lists.json"


@dataclass(frozen=True, slots=True)
class FaultCount:
    """One thing that would be sent back or queried, and of how many rows."""

    heading: str
    severity: str
    words: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListReadiness:
    """One list: whether it can be made, of what, its rows, and what stands in its way.

    `blank`: the headings of columns nothing can fill, with why.
    """

    number: int
    title: str
    source: str
    since: date
    rows: int
    why_not: str
    notes: tuple[str, ...]
    blank: tuple[tuple[str, str], ...]
    faults: tuple[FaultCount, ...]

    @property
    def can_be_made(self) -> bool:
        """Whether there is anything to make it of."""
        return not self.why_not

    def rows_with(self, severity: str) -> int:
        """How many cells or rows would be sent back (error) or queried (query)."""
        return sum(each.rows for each in self.faults if each.severity == severity)


Readiness = dict[str, tuple[ListReadiness, ...]]
"""By authority, its eleven lists."""


def readiness_of(made: AnnexA) -> tuple[ListReadiness, ...]:
    """How ready the lists of an authority are."""
    faults = faults_of(made)
    return tuple(
        _one(
            each,
            tuple(FaultCount(f.heading, f.severity, f.words, len(f.lines)) for f in faults.get(number, ())),
        )
        for number, each in made.lists.items()
    )


def _one(each: MadeList, faults: tuple[FaultCount, ...]) -> ListReadiness:
    spec = LISTS[each.number]
    return ListReadiness(
        number=each.number,
        title=spec.title,
        source=each.source,
        since=each.since,
        rows=each.rows.num_rows,
        why_not=each.why_not,
        notes=each.notes,
        blank=tuple((spec.column(name).heading, cause) for name, cause in each.blank.items()),
        faults=faults,
    )


def _write(snapshot: Snapshot, folder: Path, say: Callable[[str], None]) -> None:
    say("Trying Annex A")
    worked_out = {
        code: [asdict(each) for each in readiness_of(annex_a(snapshot, code))]
        for code in snapshot.manifest.authorities
    }
    (folder / FILE).write_text(json.dumps(worked_out, default=str), encoding="utf-8")


def _read(snapshot: Snapshot, folder: Path) -> Readiness:
    worked_out = json.loads((folder / FILE).read_text(encoding="utf-8"))
    return {code: tuple(_list(each) for each in lists) for code, lists in worked_out.items()}


def _list(row: dict) -> ListReadiness:
    more = {
        "since": date.fromisoformat(row["since"]),
        "notes": tuple(row["notes"]),
        "blank": tuple((heading, cause) for heading, cause in row["blank"]),
        "faults": tuple(FaultCount(**each) for each in row["faults"]),
    }
    return ListReadiness(**{**row, **more})


def _definitions() -> str:
    asked_of_ssd = "\n".join(QUERIES.values())
    return f"{asked_of_ssd}\n{[expectations(number) for number in LISTS]}"


LISTS_READY: DerivedResult[Readiness] = DerivedResult(
    name="inspection",
    version="1",
    fingerprint=_definitions,
    write=_write,
    read=_read,
    meanwhile="How ready the lists of Annex A are is being worked out. Look again in a minute.",
    failure="How ready the lists of Annex A are could not be worked out.",
    see_why="sightline refresh",
    ignores=("population",),
)
