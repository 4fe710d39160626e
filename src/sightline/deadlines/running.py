"""A clock that runs: one function that finds who it runs for, and what a reader must know about it.

A function never works out a deadline. It gives one row for each clock that is running on the data date, with the day it
started; `gather` adds the deadline, from the clock as this council has set it on that day.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sightline.calendars import clocks
from sightline.calendars.clocks import Clock
from sightline.engine.later import ibis, ir

CORE = {
    "authority": "string",
    "case_id": "string",
    "child_id": "string",
    "worker_id": "string",
    "team_id": "string",
    "starts": "timestamp(0)",
    "given": "date",
    "recorded": "date",
    "remark": "string",
    "aside": "string",
}


class RunningRefusedError(Exception):
    """The rows a clock's function gave cannot be used; the sentence says which columns they lack."""


@dataclass(frozen=True, kw_only=True)
class Running:
    """A clock of `calendars.clocks`, and `find(data)`: one row per child (or worker) for whom it is running.

    `called` is what it asks for, one and many: ("assessment", "assessments"). `needs` are store fields
    (`table.field`), alternatives joined by `|`; `says` is the sentence, by source, where that source lacks them.
    `stops` are the tables whose rows stop it: a clock that started before they begin is not listed, because what
    stopped it may lie before them. `reminder`: nothing loaded says whether it was done, so it is shown until its day and
    never as late. `adults`: it runs for young people of 18 and over too. `stale` is how many days late it drops off the
    list, where no later event would end it. `remark` is said of every row.
    """

    clock: Clock
    find: Callable[..., ir.Table]
    called: tuple[str, str]
    needs: tuple[str, ...]
    says: dict[str, str] = field(default_factory=dict)
    stops: tuple[str, ...] = ()
    reminder: bool = False
    adults: bool = False
    stale: int | None = None
    remark: str = ""

    @property
    def id(self) -> str:
        """The clock's id."""
        return self.clock.id


@dataclass(frozen=True)
class NotRunning:
    """A clock that no source read here can run, and why."""

    clock_id: str
    cause: str


def running(
    clock_id: str,
    *,
    called: tuple[str, str],
    needs: Iterable[str],
    **about: object,
) -> Callable[[Callable[..., ir.Table]], Running]:
    """Turn a function that finds running clocks into a Running."""

    def wrap(find: Callable[..., ir.Table]) -> Running:
        return Running(clock=clocks.get(clock_id), find=find, called=called, needs=tuple(needs), **about)  # type: ignore[arg-type]

    return wrap


def rows(
    clocked: ir.Table,
    *,
    case_id: str,
    starts: str,
    team: str | None = None,
    worker: str | None = None,
    last_day: str | None = None,
    recorded: str | None = None,
    remark: ir.StringValue | None = None,
    reason: ir.StringValue | None = None,
) -> ir.Table:
    """One row per running clock, in the shape everything else reads.

    `starts` is the day (for hours, the moment) it started. `last_day` is its last day where an event and no length decides
    it. `recorded` is the last day the record itself gives, to compare. `reason` is why a row cannot be judged: it is
    counted and not listed.
    """
    wanted = {"authority", case_id, starts, *(name for name in (team, worker, last_day, recorded) if name)}
    missing = sorted(wanted - set(clocked.columns))
    if missing:
        raise RunningRefusedError(
            f"These rows lack {', '.join(missing)}. They have {', '.join(clocked.columns)}."
        )
    columns: dict[str, ir.Value] = {name: ibis.null(kind) for name, kind in CORE.items()}
    columns |= {"authority": clocked["authority"], "case_id": clocked[case_id], "starts": clocked[starts]}
    named = {"child_id": "child_id" if "child_id" in clocked.columns else None, "worker_id": worker}
    named |= {"team_id": team, "given": last_day, "recorded": recorded}
    columns |= {name: clocked[column] for name, column in named.items() if column}
    columns |= {name: value for name, value in (("remark", remark), ("aside", reason)) if value is not None}
    return clocked.select(**{name: value.cast(CORE[name]) for name, value in columns.items()})
