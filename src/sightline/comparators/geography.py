"""Whose region an authority is in, which authorities it came out of, and rows that stand for two of them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from sightline.calendars.dates import in_words
from sightline.comparators.facts import ENGLAND, Area, areas, successions
from sightline.comparators.store import present_path, releases
from sightline.standards.authorities import authorities, name_of

BETWEEN = " / "
"""How published files join the codes of authorities that answer together: 314 / 318."""


@dataclass(frozen=True, slots=True)
class Break:
    """A day before which an authority has no figures of its own, or from which on it has none, and why, in a sentence."""

    on: date
    sentence: str


def region_of(code: str) -> Area | None:
    """The region of an authority; None for one that no table of authorities has (a demo's, say)."""
    return _by_authority().get(code) or areas().get(_loaded_regions().get(code, ""))


@cache
def _by_authority() -> dict[str, Area]:
    by_name = {each.name.casefold(): each for each in areas().values()}
    return {each.code: by_name[each.region.casefold()] for each in authorities()}


def part_of_london(code: str) -> Area | None:
    """Inner or Outer London, of an authority there; None of any other."""
    return _parts_of_london().get(code)


@cache
def _parts_of_london() -> dict[str, Area]:
    return {code: each for each in areas().values() for code in each.authorities}


def england() -> Area:
    """England."""
    return areas()[ENGLAND]


def _loaded_regions() -> dict[str, str]:
    tables = [each for each in releases() if each.data_set == "authorities"]
    return _regions_in(str(present_path(tables[-1]))) if tables else {}


@lru_cache(maxsize=4)
def _regions_in(path: str) -> dict[str, str]:
    with open(path, encoding="utf-8") as file:  # noqa: PTH123  a name that is hashable
        return {row[0]: row[3] for row in json.load(file)}


def breaks_of(code: str) -> list[Break]:
    """Where the authority's own series begins and ends: nothing is chained across a merger or a split."""
    came = [(before, on) for before, after, on in successions() if after == code]
    went = [(after, on) for before, after, on in successions() if before == code]
    lines = []
    if came:
        names = _listed(name_of(before) for before, _ in came)
        lines.append(
            Break(
                came[0][1],
                f"{name_of(code)} began on {in_words(came[0][1])}, out of {names}. Earlier figures are not its own and are not joined on.",
            )
        )
    if went:
        names = _listed(name_of(after) for after, _ in went)
        lines.append(Break(went[0][1], f"{name_of(code)} ended on {in_words(went[0][1])}: {names} followed."))
    return lines


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def codes_in(area: str) -> list[str]:
    """The authorities a row stands for: one, or those that answer together."""
    return area.split(BETWEEN)


def is_authority(area: str) -> bool:
    """Whether a row is of authorities, and not of England or a region."""
    return area[:1].isdigit()
