"""A target and how a figure stands against it, as pages, files and commands say it. Pure."""

from dataclasses import dataclass

from sightline.calendars.periods import Period
from sightline.scorecards.queries.target_standing import TargetStanding
from sightline.scorecards.rules.trajectory import in_words
from sightline.statistics.amounts import as_set

COUNCILS_NUMBER = "The council’s target is a number of the whole council, so none is shown here."
SHAPES = {
    "green": '<circle cx="7" cy="7" r="5.5" fill="#00703c" stroke="#0b0c0c"/>',
    "amber": '<polygon points="7,1 13,13 1,13" fill="#ffb100" stroke="#0b0c0c"/>',
    "red": '<rect x="1.5" y="1.5" width="11" height="11" fill="#d4351c" stroke="#0b0c0c"/>',
}
"""The mark of each colour: it has a shape of its own, and the word always stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetShown:
    """What a page says of a target. `aim`: 80%, or what is first ahead; `far`: how far off, or why that is not said;
    `word`: Green: on target, or why there is no colour; `shape` is its mark, to stand in a page as it is. `path` has every point.
    """

    aim: str
    far: str
    word: str
    colour: str
    shape: str
    rule: str
    path: str
    borrowed: bool
    owner: str
    words: str


def target_shown(against: TargetStanding | None, unit: str, period: Period) -> TargetShown | None:
    """The words of a target in a figure's unit; None where there is none. `period` is the one the figure is of."""
    if against is None:
        return None
    status, target = against.status, against.target
    colour = status.colour if status else ""
    return TargetShown(
        aim=_aim(against, unit),
        far=status.distance if status else _why_no_distance(against, period),
        word=(status.word or status.why_not) if status else "",
        colour=colour,
        shape=shape(colour),
        rule=status.rule if status else "",
        path=in_words(target.points, unit),
        borrowed=against.borrowed,
        owner=target.owner,
        words=target.words,
    )


def shape(colour: str) -> str:
    """The mark of a colour; blank for none."""
    if not colour:
        return ""
    return (
        '<svg class="rag__shape" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false" '
        f'xmlns="http://www.w3.org/2000/svg">{SHAPES[colour]}</svg>'
    )


def _aim(against: TargetStanding, unit: str) -> str:
    """The target that holds: 80%; before the first, the first with its period."""
    if against.in_force:
        return as_set(against.in_force.value, unit)
    return against.ahead[0].in_words(unit) if against.ahead else ""


def _why_no_distance(against: TargetStanding, period: Period) -> str:
    """Why it is not said how far off the figure is; blank where the figure itself says so, being hidden or not there."""
    if against.in_force:
        return ""
    kinds = {each.period.kind for each in against.target.points}
    kind = "year" if period.kind == "r12" else period.kind
    if against.adds and kind not in kinds:
        lengths = " and ".join(f"a {each}" for each in ("month", "quarter", "year") if each in kinds)
        return f"The target is of {lengths}, and this is {_length(kind)}."
    return "No target yet in this period."


def _length(kind: str) -> str:
    return "a year to date" if kind == "ytd" else f"a {kind}"
