"""Every measure there is: found in the files of `sightline.measures`, never registered."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, cached_property
from typing import Protocol, TypeVar

from sightline.measuring.measure import Figure, Measure, MeasureDefinitionError


class Definition(Protocol):
    """Something defined in a file of its own and known by its id."""

    @property
    def id(self) -> str:
        """What it is known by."""
        ...


DefinitionType = TypeVar("DefinitionType", bound=Definition)


def defined_in(room: str, kind: type[DefinitionType], refused: type[Exception]) -> dict[str, DefinitionType]:
    """Everything of that kind in the files of a room, by id, in order; `refused` is raised where two share an id."""
    package = importlib.import_module(room)
    definitions: dict[str, DefinitionType] = {}
    for module in pkgutil.walk_packages(package.__path__, f"{room}."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, kind):
                if definitions.get(value.id, value) is not value:
                    raise refused(
                        f"Two {kind.__name__.lower()}s are called {value.id}. Give one of them another id."
                    )
                definitions[value.id] = value
    return dict(sorted(definitions.items()))


@cache
def measures() -> dict[str, Measure]:
    """All measures by id, in the order of their ids."""
    return defined_in("sightline.measures", Measure, MeasureDefinitionError)


FiguresById = dict[str, tuple[Measure, Figure]]


@cache
def computed_figures() -> FiguresById:
    """Every figure that is worked out from cases by its id, with the measure it is read from."""
    return {figure.id: (measure, figure) for measure in measures().values() for figure in measure.figures}


class EnteredToo:
    """The figures there are, with those of measures that people enter; read when they are first asked for."""

    def __init__(self, load: Callable[[], Mapping[str, Measure]]) -> None:
        """`load` gives the measures by id."""
        self._load = load

    @cached_property
    def figures(self) -> FiguresById:
        """All of them, in the order of their ids."""
        own = self._load()
        if not own:
            return computed_figures()
        more = {figure.id: (measure, figure) for measure in own.values() for figure in measure.figures}
        return dict(sorted((computed_figures() | more).items()))


_entered_too: ContextVar[EnteredToo | None] = ContextVar("entered measures", default=None)


def know_entered(load: Callable[[], Mapping[str, Measure]] | None) -> None:
    """From here on in this request or command, `figures` has the measures too that people enter; None: no longer."""
    _entered_too.set(EnteredToo(load) if load else None)


@contextmanager
def entered_known(load: Callable[[], Mapping[str, Measure]]) -> Iterator[None]:
    """The same for a while."""
    token = _entered_too.set(EnteredToo(load))
    try:
        yield
    finally:
        _entered_too.reset(token)


def figures() -> FiguresById:
    """Every published figure by its id, with the measure it is read from; while somebody asks, what people enter too."""
    more = _entered_too.get()
    return computed_figures() if more is None else more.figures


class UnknownMeasureError(Exception):
    """Nobody has defined a measure with that id."""


def figure_named(figure_id: str) -> tuple[Measure, Figure]:
    """The figure of that id and its measure; UnknownMeasureError suggests the near ones."""
    if figure_id in figures():
        return figures()[figure_id]
    near = [name for name in figures() if name.startswith(figure_id[:2].upper())]
    hint = (
        f"Those that begin alike: {', '.join(near[:12])}." if near else "See `sightline scorecard` for all."
    )
    raise UnknownMeasureError(f"There is no measure '{figure_id}'. {hint}")
