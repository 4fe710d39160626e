"""May these links stand together? Pure: every fault as a sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.calendars.dates import in_words
from sightline.measuring.crosswalk import TeamLink
from sightline.tables.splits import NOT_RECORDED

CHANGED_WITH = "data.load"
"""The permission it takes to change a team or the crosswalk."""


@dataclass(frozen=True, slots=True)
class Life:
    """The first and last day of a team, as far as somebody has said them."""

    starts: date | None = None
    ends: date | None = None


def faults(links: Sequence[TeamLink], lives: Mapping[str, Life]) -> list[str]:
    """Everything wrong with a crosswalk, as sentences; none where it may hold.

    `lives`: every team of the authority, from the data and by hand, with what people said of its dates.
    """
    sentences = [*_unknown(links, lives), *_twice(links), *_to_itself(links)]
    for old, successors in _by_old(links).items():
        sentences += _of_one(old, successors)
    return sentences + _circles(links) + _dates(links) + _lives(links, lives)


def _by_old(links: Iterable[TeamLink]) -> dict[str, list[TeamLink]]:
    by_old: dict[str, list[TeamLink]] = {}
    for link in links:
        by_old.setdefault(link.old, []).append(link)
    return by_old


def _unknown(links: Sequence[TeamLink], lives: Mapping[str, Life]) -> list[str]:
    named = dict.fromkeys(team for link in links for team in (link.old, link.new))
    return [
        f"There is no team {team} in the data, nor was one added by hand. Correct the reference, or add the team first."
        for team in named
        if team not in lives or team == NOT_RECORDED
    ]


def _twice(links: Sequence[TeamLink]) -> list[str]:
    pairs = [(link.old, link.new) for link in links]
    return [
        f"{old} to {new} is there twice. Leave one of the rows out."
        for old, new in dict.fromkeys(pair for pair in pairs if pairs.count(pair) > 1)
    ]


def _to_itself(links: Sequence[TeamLink]) -> list[str]:
    by_old = _by_old(links)
    return [
        f"{link.old} follows itself. A team that keeps its reference needs no row; one that was split may be its own main "
        "successor, so that cases which went to none of the others stay under its name."
        for link in links
        if link.old == link.new and not (link.main and len(by_old[link.old]) > 1)
    ]


def _of_one(old: str, successors: Sequence[TeamLink]) -> list[str]:
    sentences = []
    names = ", ".join(link.new for link in successors)
    mains = [link.new for link in successors if link.main]
    if len(mains) > 1:
        sentences.append(
            f"{old} is split into {names} and {' and '.join(mains)} are each marked as main. Mark one."
        )
    if not mains:
        sentences.append(
            f"{old} goes to {names} and none is marked as main. Mark the one that takes the cases whose child is not on "
            "record with any of them."
        )
    if len({link.starts for link in successors}) > 1:
        days = " and ".join(sorted({in_words(link.starts) for link in successors}))
        sentences.append(f"{old} is split on several days: {days}. Give all its rows the same day.")
    return sentences


def _circles(links: Sequence[TeamLink]) -> list[str]:
    onward = {old: [link.new for link in each if link.new != old] for old, each in _by_old(links).items()}
    caught = [team for team in onward if _comes_back(team, onward)]
    if not caught:
        return []
    return [f"{', '.join(sorted(caught))} follow each other in a circle. Take out the row that leads back."]


def _comes_back(team: str, onward: Mapping[str, Sequence[str]]) -> bool:
    seen: set[str] = set()
    waiting = list(onward[team])
    while waiting:
        each = waiting.pop()
        if each == team:
            return True
        if each not in seen:
            seen.add(each)
            waiting += onward.get(each, ())
    return False


def _dates(links: Sequence[TeamLink]) -> list[str]:
    ended = {link.old: link.starts for link in links}
    return [
        f"{link.new} takes over from {link.old} on {in_words(link.starts)}, but is itself followed by another team from "
        f"{in_words(ended[link.new])}. Correct one of the days."
        for link in links
        if link.new in ended and ended[link.new] <= link.starts and link.new != link.old
    ]


def _lives(links: Sequence[TeamLink], lives: Mapping[str, Life]) -> list[str]:
    sentences = []
    for link in links:
        old, new = lives.get(link.old, Life()), lives.get(link.new, Life())
        if old.starts and link.starts < old.starts:
            sentences.append(
                f"{link.old} starts on {in_words(old.starts)} and cannot be followed from {in_words(link.starts)}."
            )
        if new.starts and link.starts < new.starts:
            sentences.append(
                f"{link.new} starts on {in_words(new.starts)} and cannot take over on {in_words(link.starts)}."
            )
        if new.ends and link.starts > new.ends:
            sentences.append(
                f"{link.new} ends on {in_words(new.ends)} and cannot take over on {in_words(link.starts)}."
            )
    return sentences
