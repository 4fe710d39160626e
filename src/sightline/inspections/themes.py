"""What a finding is about: themes as data (`themes.csv`), found by their words."""

import csv
import math
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme; `share` is the percentage of 256 ILACS reports that name it, as counted by keywords.

    Where `counted` is no in the file the theme is ours, beside the list that was counted, and its share an estimate.
    """

    id: str
    title: str
    share: float
    words: re.Pattern[str]

    @property
    def weight(self) -> float:
        """How much it tells that two findings share it, in bits: little for what most reports name."""
        return -math.log2(self.share / 100)


@cache
def all_themes() -> tuple[Theme, ...]:
    """Every theme, the commonest first."""
    text = files("sightline.inspections").joinpath("themes.csv").read_text(encoding="utf-8")
    return tuple(
        Theme(row["theme"], row["title"], float(row["share"]), re.compile(row["words"], re.IGNORECASE))
        for row in csv.DictReader(text.splitlines())
    )


def themes_of(text: str) -> tuple[Theme, ...]:
    """The themes a finding's text names."""
    plain = " ".join(text.replace("’", "'").split())
    return tuple(theme for theme in all_themes() if theme.words.search(plain))
