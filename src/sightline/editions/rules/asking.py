"""What may be asked of an edition: for whom, which figures, in which periods, split by what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from sightline.calendars.dates import in_words
from sightline.calendars.periods import Period, PeriodError, parse, preceding

AUDIENCES: Mapping[str, str] = MappingProxyType(
    {
        "board": "Improvement board",
        "scrutiny": "Scrutiny committee",
        "cabinet": "Cabinet",
        "partners": "Safeguarding partners",
        "dfe": "Department for Education",
        "public": "The public",
    }
)
"""For whom an edition is made, as commands write it and as people say it."""


def usual_title(audience: str, period: Period) -> str:
    """What readers see an edition called that nobody gave another title: Children's services figures, Q2 2026-27: Scrutiny committee."""
    return f"Children's services figures, {period.label}: {AUDIENCES.get(audience, audience)}"


SPLITS: Mapping[str, str] = MappingProxyType(
    {
        "service": "Service",
        "team": "Team",
        "age": "Age",
        "sex": "Sex",
        "ethnicity": "Ethnicity",
        "disability": "Disability",
        "need": "Need",
        "care_experience": "Care experience",
    }
)
"""By what the figures of the whole authority may be split."""

OF_A_CHILD = frozenset({"age", "sex", "ethnicity", "disability", "need", "care_experience"})
"""Splits that say what a child is, where a team says only who works with it."""

MOST_FIGURES, MOST_PERIODS, LONGEST_TITLE = 30, 6, 200


class EditionRuleError(ValueError):
    """Why an edition cannot be made or published, in a sentence; `field` is what it is about, blank where nothing is."""

    def __init__(self, sentence: str, field: str = "") -> None:
        """`sentence` is for whoever asked."""
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, kw_only=True)
class EditionAsk:
    """What an edition is to hold. `periods` by name."""

    audience: str
    title: str
    figures: tuple[str, ...]
    periods: tuple[str, ...]
    splits: tuple[str, ...] = ()
    rounded: bool = False

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "figures": list(self.figures),
            "periods": list(self.periods),
            "splits": list(self.splits),
            "rounded": self.rounded,
        }


def read_ask(
    *,
    audience: str,
    title: str,
    figures: Sequence[str],
    periods: Sequence[str],
    splits: Sequence[str] = (),
    rounded: bool = False,
    offered: Sequence[str],
    cut_off: date,
) -> EditionAsk:
    """What was asked, read. `offered`: the figures the freeze holds. EditionRuleError, with its field, for what cannot be."""
    if audience not in AUDIENCES:
        raise EditionRuleError(f"Choose for whom it is: {', '.join(AUDIENCES)}.", "audience")
    title = " ".join(title.split())
    if not title or len(title) > LONGEST_TITLE:
        raise EditionRuleError(f"Give it a title of at most {LONGEST_TITLE} characters.", "title")
    chosen = tuple(each for each in offered if each in set(figures))
    if unknown := sorted(set(figures) - set(offered)):
        raise EditionRuleError(f"The freeze holds no figure {', '.join(unknown[:5])}.", "figures")
    if not chosen or len(chosen) > MOST_FIGURES:
        raise EditionRuleError(f"Choose from 1 to {MOST_FIGURES} figures.", "figures")
    if wrong := sorted(set(splits) - set(SPLITS)):
        raise EditionRuleError(
            f"Nothing is split by {', '.join(wrong)}. Choose from {', '.join(SPLITS)}.", "splits"
        )
    return EditionAsk(
        audience=audience,
        title=title,
        figures=chosen,
        periods=_periods(periods, cut_off),
        splits=tuple(each for each in SPLITS if each in set(splits)),
        rounded=rounded,
    )


def _periods(names: Sequence[str], cut_off: date) -> tuple[str, ...]:
    """The periods by name, in their order. EditionRuleError for none, too many, one that cannot be read or is not over."""
    try:
        chosen = list(dict.fromkeys(parse(name) for name in names))
    except PeriodError as fault:
        raise EditionRuleError(str(fault), "periods") from fault
    if not chosen or len(chosen) > MOST_PERIODS:
        raise EditionRuleError(f"Choose from 1 to {MOST_PERIODS} periods.", "periods")
    late = next((each for each in chosen if each.last > cut_off), None)
    if late is not None:
        raise EditionRuleError(
            f"The freeze reports up to {in_words(cut_off)}, and {late.label} is not over then. Choose a period before.",
            "periods",
        )
    return tuple(each.name for each in chosen)


def periods_offered(reported: Sequence[Period]) -> list[Period]:
    """The periods a freeze reports, and of the quarter the four before it, of the year the one before."""
    more: list[Period] = []
    for each in reported:
        for _ in range({"quarter": 4, "year": 1}.get(each.kind, 0)):
            more.append(preceding(more[-1] if more and more[-1].kind == each.kind else each))
    return list(dict.fromkeys([*reported, *more]))


def name_for(freeze: str, audience: str, taken: Sequence[str]) -> str:
    """What an edition is called in addresses and commands: q2-2026-27-scrutiny, and with a number where there is one already."""
    plain = re.sub(r"[^a-z0-9-]+", "-", f"{freeze}-{audience}")
    name, number = plain, 2
    while name in taken:
        name, number = f"{plain}-{number}", number + 1
    return name


def refuse_publishing(by: str, made_by: str, published_by: str, exposed: Sequence[str]) -> None:
    """EditionRuleError where somebody publishes their own, what is published, or what gives a hidden count away."""
    if published_by:
        raise EditionRuleError(f"{published_by} has published it already.")
    if by == made_by:
        raise EditionRuleError("A second person publishes an edition: you made this one.")
    if exposed:
        raise EditionRuleError(f"It cannot be published. {exposed[0]}")
