"""A measure: one function that judges cases, and everything a reader needs to know about it.

A measure never returns a number. It returns one row per case judged; the figures (number, rate, share by category)
and the lists behind them all come from those rows.
"""

import hashlib
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType
from typing import Literal

from sightline.calendars import local_clocks
from sightline.calendars.clocks import Clock
from sightline.engine.later import ir
from sightline.measuring import own_definitions
from sightline.tables.splits import SPLITS

Kind = Literal["share", "count", "mean", "median", "rate", "ratio"]
Better = Literal["higher", "lower", "neither"]
UNITS = {
    "share": "percent",
    "count": "count",
    "mean": "days",
    "median": "days",
    "rate": "per_10000",
    "ratio": "ratio",
}
SHAPE = re.compile(r"^[A-Z]{2}\d{2}$")


class MeasureDefinitionError(Exception):
    """A measure is written wrongly: a sentence says how and what to do."""


@dataclass(frozen=True)
class Figure:
    """One published figure read from a measure's cases.

    `id` is what people and scripts ask for (`CL01`, `CL01.rate`, `FD09.police`). `part` picks cases: with
    `share_of_all` the figure is the share of all cases that are of that part (FD09.police); without it the figure
    is read from the cases of that part alone (LV02.19-21). None reads every case.
    """

    id: str
    title: str
    kind: Kind
    part: str | None = None
    share_of_all: bool = False
    measured_in: str = ""

    @property
    def unit(self) -> str:
        """percent, count, per_10000, days or ratio; of what a person enters pounds or average too (`measured_in`)."""
        return self.measured_in or UNITS[self.kind]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What is counted, how, from what, and why. `judge(data, clock)` gives the cases as an Ibis table.

    `needs` are store fields (`table.field`); alternatives are joined by `|`. The first need's table is the judged
    one: its window, less `looks_back` months, decides which months can be computed. `says` is the sentence given,
    by source, where that source cannot answer. `grain` is event (cases dated by `on`) or point (everyone open at
    each month end). `open_work` says whether undone cases carry their own date or are all that stand open on the data date,
    whatever period is asked for.
    `answers_without_history` names sources that look back themselves (Annex A counts a year's placements), so that
    `looks_back` does not bind them. `other_clocks` are those it judges by beside `clock`. `reaches_back` is how many months up to the data date can be answered at all,
    where a source holds only how things stand now; `says["earlier"]` is the sentence for the months before.
    `dated_at_start`: cases belong to the month in which their clock starts, so that the latest month holds some that are
    not yet due, and of those only what was quick is judged; such a month is not drawn and gets no verdict.
    `split_by` are the splits that make sense of it, and `not_split` says, of the others, why not. `ratio_of` is what a
    ratio's two numbers count: ("children", "full-time workers").
    """

    id: str
    title: str
    why: str
    better: Better
    kind: Kind
    judge: Callable[..., ir.Table]
    needs: tuple[str, ...]
    grain: Literal["event", "point"] = "event"
    clock: Clock | None = None
    looks_back: int = 0
    definition: str = ""
    source: str = ""
    compare_with: str | None = None
    seeds: tuple[str, ...] = ()
    says: dict[str, str] = field(default_factory=dict)
    headline: Literal["month", "quarter", "R12", "year", "point"] = "quarter"
    changed: dict[str, str] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    open_work: Literal["own date", "data date"] = "own date"
    variants: tuple[str, ...] = ()
    answers_without_history: tuple[str, ...] = ()
    other_clocks: tuple[Clock, ...] = ()
    reaches_back: int | None = None
    dated_at_start: bool = False
    split_by: tuple[str, ...] = SPLITS
    not_split: str = ""
    ratio_of: tuple[str, str] = ("", "")

    @property
    def theme(self) -> str:
        """The first two letters of its id: FD front door, AS assessment, CP protection, and so on."""
        return self.id[:2]

    @property
    def has_cases(self) -> bool:
        """Whether cases stand behind its figures; none behind what a person enters (`entered.EnteredMeasure`)."""
        return True

    @property
    def every_clock(self) -> tuple[Clock, ...]:
        """The clocks it judges by."""
        return tuple(each for each in (self.clock, *self.other_clocks) if each)

    @property
    def changed_on(self) -> dict[str, str]:
        """The days, as 2026-04-01, from which it is counted in another way, and what is said of each.

        Where the law changed, where this council changed a deadline it judges by, and where it changed the definition.
        """
        deadlines = {
            day.isoformat(): f"Deadline changed: {clock.name}, {limit.text}"
            for clock in self.every_clock
            if clock.local
            for day, limit in local_clocks.changes_of(clock.id)
        }
        return {**self.changed, **deadlines, **own_definitions.changed_on(self.id)}

    @property
    def own_words(self) -> list[str]:
        """How this council counts it otherwise than it ships, a phrase for each stretch of days; nothing where it does not."""
        return [
            each.version.words for each in own_definitions.stretches(own_definitions.versions_of(self.id))
        ]

    @property
    def whole_definition(self) -> str:
        """How it is counted here: its definition, and what this council's own versions leave out and from when."""
        return " ".join([self.definition, *(f"{words}." for words in self.own_words)]).strip()

    @property
    def judged_table(self) -> str:
        """The store table whose rows are judged."""
        return self.needs[0].partition("|")[0].partition(".")[0]

    def fingerprint(self) -> str:
        """A short hash of the definition: it changes when the code, clock or wording that decides cases changes.

        The code is the measure's own file and the files of `measures` it imports. A clock changes when the council
        sets its own length for it, and the definition when a council's own version of it is approved.
        """
        limits = [clock.limit.text for clock in self.every_clock] or [""]
        own = [text] if (text := own_definitions.definition_text(self.id)) else []
        return self._hash(*limits, *own)

    def code_fingerprint(self) -> str:
        """The same of the definition as it ships, whatever a council has set: it changes with a release of Sightline alone."""
        return self._hash(*(clock.typed for clock in self.every_clock))

    def _hash(self, *more: str) -> str:
        code = sources_of(self.judge, "sightline.measures.")
        text = "\n".join([self.id, self.definition, *more, *code])
        return hashlib.sha256(text.encode()).hexdigest()[:12]


@cache
def sources_of(judge: Callable[..., ir.Table], room: str) -> tuple[str, ...]:
    """The code of `own_modules`, read once: it is asked for with every page."""
    return tuple(inspect.getsource(module) for module in own_modules(judge, room))


def own_modules(judge: Callable[..., ir.Table], room: str) -> list[ModuleType]:
    """The module a definition stands in and those of `room` it imports, by name: what a fingerprint covers."""
    by_name: dict[str, ModuleType] = {}
    waiting = [sys.modules[judge.__module__]]
    while waiting:
        module = waiting.pop()
        by_name[module.__name__] = module
        homes = {getattr(value, "__module__", None) for value in vars(module).values()}
        names = {name for name in homes if name and name.startswith(room)} - set(by_name)
        waiting += [sys.modules[name] for name in names if name in sys.modules]
    return [by_name[name] for name in sorted(by_name)]


def _refuse_half_defined(name: str, kind: Kind, about: Mapping[str, object]) -> None:
    """MeasureDefinitionError, in a sentence for whoever writes the measure, where its id, kind and splits cannot be."""
    if not SHAPE.match(name.partition(".")[0]):
        raise MeasureDefinitionError(
            f"'{name}' is not a measure's id: write two capitals and two digits, as in AS01."
        )
    if kind == "ratio" and not (about.get("split_by") and about.get("not_split") and about.get("ratio_of")):
        raise MeasureDefinitionError(
            f"{name} is a ratio: its two numbers count different things, so not every split makes sense of both. Say by "
            "what it may be split (split_by), why not by the rest (not_split), and what the numbers count (ratio_of)."
        )
    unknown = sorted(set(about.get("split_by", SPLITS)) - set(SPLITS))  # type: ignore[call-overload]
    if unknown:
        raise MeasureDefinitionError(
            f"{name} is split by {', '.join(unknown)}. Cases are split by {', '.join(SPLITS)}: name some of those."
        )


def measure(
    *,
    id: str,  # noqa: A002
    title: str,
    why: str,
    better: Better,
    needs: Iterable[str],
    kind: Kind = "share",
    figures: Iterable[Figure] = (),
    rate: str | None = None,
    seeds: Iterable[str] = (),
    variants: Iterable[str] = (),
    **about: object,
) -> Callable[[Callable[..., ir.Table]], Measure]:
    """Turn a function that judges cases into a Measure. `rate` is the title of an added `.rate` figure, if any."""
    _refuse_half_defined(id, kind, about)
    read = tuple(figures) or (Figure(id, title, kind),)
    if rate:
        read = (*read, Figure(f"{id}.rate", rate, "rate"))

    def wrap(judge: Callable[..., ir.Table]) -> Measure:
        return Measure(
            id=id,
            title=title,
            why=why,
            better=better,
            kind=kind,
            judge=judge,
            needs=tuple(needs),
            figures=read,
            seeds=tuple(seeds),
            variants=tuple(variants),
            **about,  # type: ignore[arg-type]
        )

    return wrap
