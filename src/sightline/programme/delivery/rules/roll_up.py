"""The *Done* light: from milestones to an action, from actions to a priority. Pure.

Each rule is said in words beside the light it makes (`RULE_OF_ACTION`, `RULE_OF_MANY`). Whether anything got better is
another light and never mixed into this one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.programme.kinds.states import ACTION
from sightline.statistics.amounts import made_of, several

OVER = ("done", "stopped")
RULE_OF_ACTION = (
    "An action is late when its day has passed and it is neither done nor stopped, or when a milestone's day has passed "
    "and the milestone is not reached. Otherwise it is what was last said of it."
)
RULE_OF_MANY = (
    "Late when any of its actions is late; done when every action that was not stopped is done; not started when none "
    "has started; paused when nothing is in progress; stopped when all were stopped; otherwise in progress."
)


@dataclass(frozen=True, slots=True)
class MilestoneDays:
    """A milestone: when it is due and when it was reached; None for no such day."""

    due: date | None
    reached_on: date | None
    title: str = ""

    def late(self, today: date) -> bool:
        """Whether its day has passed without it."""
        return self.reached_on is None and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class ActionState:
    """All that the light of one action is read from."""

    status: str
    due: date | None = None
    points: tuple[MilestoneDays, ...] = ()


@dataclass(frozen=True, slots=True)
class DoneLight:
    """What a light says: its key, a word, a shape, a GOV.UK tag colour, and a sentence that says why."""

    key: str
    word: str
    shape: str
    colour: str
    sentence: str = ""


def is_late(state: ActionState, today: date) -> bool:
    """Whether the action's own day, or a milestone's, has passed."""
    if state.status in OVER:
        return False
    own = state.due is not None and state.due < today
    return own or any(point.late(today) for point in state.points)


def of_action(state: ActionState, today: date) -> DoneLight:
    """The Done light of one action."""
    reached = sum(point.reached_on is not None for point in state.points)
    points = _reached(reached, len(state.points))
    if is_late(state, today):
        one_late_point = len(state.points) == 1 and state.points[0].late(today)
        return DoneLight(
            "late", "Late", "▲", "red", _join(_why_late(state, today), "" if one_late_point else points)
        )
    shape, colour = ACTION.shapes[state.status]
    if state.status == "done" and reached < len(state.points):
        points = f"Done, though {'' if len(state.points) == 1 else 'only '}{points[0].lower()}{points[1:]}"
    return DoneLight(state.status, ACTION.words[state.status], shape, colour, points)


def of_many(keys: Sequence[str]) -> DoneLight:
    """The Done light of a priority, or of anything else that actions stand under. `keys`: those of its actions' lights."""
    if not keys:
        return DoneLight("none", "No action", "□", "red", "Nothing in the plan stands under it.")
    return _light(_key_of_many(keys), _counted(keys))


def _key_of_many(keys: Sequence[str]) -> str:
    running = [key for key in keys if key != "stopped"]
    if "late" in running:
        return "late"
    if not running:
        return "stopped"
    for key in ("done", "not_started"):
        if all(each == key for each in running):
            return key
    still = [key for key in running if key != "done"]
    return "paused" if all(key == "paused" for key in still) else "in_progress"


def _light(key: str, sentence: str) -> DoneLight:
    if key == "late":
        return DoneLight("late", "Late", "▲", "red", sentence)
    shape, colour = ACTION.shapes[key]
    return DoneLight(key, ACTION.words[key], shape, colour, sentence)


def _counted(keys: Iterable[str]) -> str:
    every = list(keys)
    names = {"late": "late", **{key: word.lower() for key, word in ACTION.words.items()}}
    return f"{made_of(len(every), 'action', ((every.count(key), name) for key, name in names.items()))}."


def _reached(reached: int, every: int) -> str:
    """How many of its milestones were reached, in a sentence; blank where it has none."""
    if every == 1:
        return f"Its milestone is {'' if reached else 'not '}reached."
    return f"{reached} of {every:,} milestones reached." if every else ""


def _why_late(state: ActionState, today: date) -> str:
    days = (today - state.due).days if state.due and state.due < today else 0
    own = f"{several(days, 'day')} past its day." if days else ""
    missed = sum(point.late(today) for point in state.points)
    return _join(
        own, f"{several(missed, 'milestone')} past {'its' if missed == 1 else 'their'} day." if missed else ""
    )


def _join(*sentences: str) -> str:
    return " ".join(each for each in sentences if each)
