"""Statistical neighbours: ten for each authority, by model year. The relation is not symmetric."""

import csv
import json
from functools import cache, lru_cache
from importlib.resources import files

from sightline.comparators.faults import NoSuchReleaseError
from sightline.comparators.store import present_path, releases

CLOSENESS = {"E": "Extremely close", "V": "Very close", "C": "Close", "S": "Somewhat close", "N": "Not close"}
SIDE_BY_SIDE = 2
Neighbours = tuple[tuple[str, str], ...]
"""(code, closeness), the nearest first."""


def models() -> list[str]:
    """The years of the models there are, the newest first."""
    loaded = {each.release for each in releases() if each.data_set == "neighbours"}
    return sorted({*_shipped(), *loaded}, reverse=True)


def models_of(code: str) -> list[str]:
    """The two newest models that give an authority neighbours, to stand side by side; the newest there is where none does."""
    return [each for each in models() if neighbours_of(code, each)][:SIDE_BY_SIDE] or models()[:1]


def neighbours_of(code: str, model: str) -> Neighbours:
    """The ten of that authority, the nearest first; none where the model gives it none. NoSuchReleaseError where there is no such model."""
    for each in releases():
        if each.data_set == "neighbours" and each.release == model:
            return _in_file(str(present_path(each))).get(code, ())
    if model not in _shipped():
        raise NoSuchReleaseError(
            f"There is no list of neighbours of the {model} model. There are: {', '.join(models())}."
        )
    return _shipped()[model].get(code, ())


def authorities_with_neighbours(model: str) -> list[str]:
    """Every authority the model gives neighbours."""
    for each in releases():
        if each.data_set == "neighbours" and each.release == model:
            return sorted(code for code, ten in _in_file(str(present_path(each))).items() if ten)
    return sorted(code for code, ten in _shipped().get(model, {}).items() if ten)


@lru_cache(maxsize=4)
def _in_file(path: str) -> dict[str, Neighbours]:
    with open(path, encoding="utf-8") as file:  # noqa: PTH123  a name that is hashable
        return {code: tuple((other, close) for other, close in ten) for code, ten in json.load(file).items()}


@cache
def _shipped() -> dict[str, dict[str, Neighbours]]:
    """The lists Sightline comes with: `bench/comparator_facts.py` says where from."""
    text = files("sightline.comparators").joinpath("data", "neighbours.csv").read_text(encoding="utf-8")
    lists: dict[str, dict[str, Neighbours]] = {}
    for row in csv.DictReader(text.splitlines()):
        ten = tuple((each[:3], CLOSENESS[each[3:]]) for each in row["neighbours"].split())
        lists.setdefault(row["model"], {})[row["authority"]] = ten
    return lists
