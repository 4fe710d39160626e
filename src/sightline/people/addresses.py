"""What every address needs, gathered from the rooms' own declarations (`NEEDS` beside each room's addresses)."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from sightline.checks.discover import checks
from sightline.measuring.discover import computed_figures, figures, measures
from sightline.standards.ssd import tables
from sightline.web.needs import Need

NOT_OURS = "(not one of ours)"


def need_of(name: str | None) -> Need | None:
    """What the address of this name needs; None where nobody has declared it, and then it is refused."""
    return declared().get(name or "")


def declared() -> dict[str, Need]:
    """Every address's name and its need."""
    return _declared(get_resolver())


def what_was_asked(need: Need, parts: Mapping[str, Any]) -> str:
    """What the trail says was asked for. Of the address's own parts only numbers and names of ours are repeated.

    Anybody may type a child's name into an address, and the trail keeps it for good.
    """
    return need.what.format(**{name: _ours(part) for name, part in parts.items()})


def _ours(part: Any) -> Any:
    return part if isinstance(part, int) or part in _names() or part in figures() else NOT_OURS


@cache
def _names() -> frozenset[str]:
    """Every measure, figure, check, table and field there is."""
    fields = (field.name for table in tables().values() for field in table.fields)
    return frozenset({*measures(), *computed_figures(), *checks(), *tables(), *fields})


@cache
def _declared(resolver: URLResolver) -> dict[str, Need]:
    needs: dict[str, Need] = {}
    for room in _patterns(resolver):
        if isinstance(room, URLResolver):
            needs |= getattr(room.urlconf_module, "NEEDS", {})
    return needs


def every_address() -> list[URLPattern]:
    """Every address there is, whichever room it is in."""
    return list(_below(get_resolver()))


def _below(resolver: URLResolver) -> Iterator[URLPattern]:
    for each in _patterns(resolver):
        if isinstance(each, URLResolver):
            yield from _below(each)
        else:
            yield each


def _patterns(resolver: URLResolver) -> list[URLPattern | URLResolver]:
    return list(resolver.url_patterns)  # pyright: ignore[reportGeneralTypeIssues, reportArgumentType]
