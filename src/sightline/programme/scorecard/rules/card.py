"""What a plan's scorecard says, as plain data: what is sealed from a day on, and read back from its seal. Pure."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sightline.programme.kinds.states import SCORECARD_MEASURE
from sightline.programme.plans.rules.seal import canonical
from sightline.statistics.amounts import several

OWED = ("not_reportable", "in_development")
"""States that have a cause, an owner and a day by which they end."""
RETIRED = "retired"
NO_GROUPING = ("", "")


@dataclass(frozen=True, slots=True)
class CardGrouping:
    """A priority or theme of the version, by its kind and key."""

    kind: str
    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardMeasure:
    """A measure as a scorecard has it. `figure` is blank where it is only named; `grouping` its kind and key, two blanks for none.

    `theme`: a theme of the figures, blank where none is known. `since`: from when it has its state. `replaced_by`: a key.
    """

    key: str
    title: str
    figure: str = ""
    grouping: tuple[str, str] = NO_GROUPING
    theme: str = ""
    state: str = "live"
    cause: str = ""
    owner: str = ""
    fix_by: date | None = None
    since: date | None = None
    replaced_by: str = ""

    @property
    def owed(self) -> bool:
        """Whether somebody has to make it reportable."""
        return self.state in OWED

    @property
    def has_figure(self) -> bool:
        """Whether its figure is shown beside it: where it is reported, and where it is retired and computed as before."""
        return bool(self.figure) and self.state in ("live", RETIRED)

    def overdue(self, day: date) -> bool:
        """Whether the day by which that was to be has passed; the day itself counts."""
        return self.owed and self.fix_by is not None and self.fix_by < day


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContent:
    """A whole scorecard: whose, of which version, from which day on, agreed by whom, and its measures in their order.

    `target_set` is the key of the targets that its figures are held against.
    """

    authority: str
    plan: str
    version: int
    version_name: str
    target_set: str
    number: int
    from_on: date | None
    agreed_by: str
    reasons: str
    groupings: tuple[CardGrouping, ...]
    measures: tuple[CardMeasure, ...]

    @property
    def visible(self) -> tuple[CardMeasure, ...]:
        """Those that stand on it: all but the retired."""
        return tuple(each for each in self.measures if each.state != RETIRED)

    @property
    def retired(self) -> tuple[CardMeasure, ...]:
        """Those that were removed, and are computed as before."""
        return tuple(each for each in self.measures if each.state == RETIRED)

    @property
    def text(self) -> str:
        """All of it in one spelling, as it is sealed."""
        return canonical(_plain(asdict(self)))


def content_in(text: str) -> CardContent:
    """What a seal holds."""
    plain = json.loads(text)
    return CardContent(
        **{
            **plain,
            "from_on": _day(plain["from_on"]),
            "groupings": tuple(CardGrouping(**each) for each in plain["groupings"]),
            "measures": tuple(_measure(each) for each in plain["measures"]),
        }
    )


def by_grouping(content: CardContent) -> list[tuple[str, str, list[CardMeasure]]]:
    """Code, title and measures of each priority or theme of the version that has any, in the version's order; last, under none."""
    sections = [
        (
            f"{each.kind}-{each.key}",
            each.title,
            [one for one in content.visible if one.grouping == (each.kind, each.key)],
        )
        for each in content.groupings
    ]
    placed = {(each.kind, each.key) for each in content.groupings}
    loose = [each for each in content.visible if each.grouping not in placed]
    return [each for each in (*sections, ("none", "Under no priority", loose)) if each[2]]


def by_theme(content: CardContent, themes: dict[str, str]) -> list[tuple[str, str, list[CardMeasure]]]:
    """The same by the themes of the figures, in their order; last those of no theme."""
    sections = [
        (code, title, [one for one in content.visible if one.theme == code]) for code, title in themes.items()
    ]
    loose = [each for each in content.visible if each.theme not in themes]
    return [each for each in (*sections, ("none", "Of no theme", loose)) if each[2]]


def first_sentence(content: CardContent, day: date) -> str:
    """How many measures there are and in which states: 12 measures under 3 priorities: 9 live, 2 not reportable …"""
    visible = content.visible
    if not visible:
        return "This scorecard has no measure yet."
    groupings = [each for each in by_grouping(content) if each[0] != "none"]
    kinds = {each.grouping[0] for each in visible if each.grouping != NO_GROUPING}
    called = ("theme" if kinds == {"theme"} else "priority", "themes" if kinds == {"theme"} else "priorities")
    under = f" under {several(len(groupings), *called)}" if groupings else ""
    parts = [
        f"{sum(each.state == state for each in visible)} {word.lower()}"
        for state, word in SCORECARD_MEASURE.words.items()
        if any(each.state == state for each in visible)
    ]
    late = sum(each.overdue(day) for each in visible)
    overdue = (
        f" {late} of them {'is' if late == 1 else 'are'} past the date for putting it right." if late else ""
    )
    return f"{several(len(visible), 'measure')}{under}: {_listed(parts)}.{overdue}"


def still_computed(content: CardContent) -> str:
    """How many retired measures are computed as before, in a sentence; blank for none."""
    number = sum(bool(each.figure) for each in content.retired)
    if not number:
        return ""
    return f"{several(number, 'retired measure')} {'is' if number == 1 else 'are'} still computed."


def moved_sentence(groups: Sequence[str]) -> str:
    """How many live figures got better and worse, of those that are shown; `groups`: what each did. Blank for none, and where the only one
    did neither.
    """
    if not groups:
        return ""
    better, worse = (sum(each == group for each in groups) for group in ("better", "worse"))
    if len(groups) == 1:
        return {"better": "It got better.", "worse": "It got worse."}.get(groups[0], "")
    words = f"{better or 'none'} got better and {worse or 'none'} worse"
    return f"Of the {len(groups)} live figures {words}."


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _plain(value: Any) -> Any:
    """Days as text, all else as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, (list, tuple)) else value


def _measure(plain: dict[str, Any]) -> CardMeasure:
    days = {name: _day(plain[name]) for name in ("fix_by", "since")}
    return CardMeasure(**{**plain, **days, "grouping": tuple(plain["grouping"])})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def keys_of(measures: Iterable[CardMeasure]) -> dict[str, CardMeasure]:
    """The measures by their keys."""
    return {each.key: each for each in measures}
