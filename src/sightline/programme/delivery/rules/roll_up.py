"""The *Done* light: from milestones to an action, from actions to a priority. Pure.

Each rule is said in words beside the light it makes (`RULE_OF_ACTION`, `RULE_OF_MANY`). Whether anything got better is
another light and never mixed into this one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.calendars.dates import in_words
from sightline.programme.kinds.states import ACTION
from sightline.statistics.amounts import made_of, several

OVER = ("done", "stopped")
A_LONG_TIME = 120
"""Days from which on months are said, and then years."""
RULE_OF_ACTION = (
    "An action is overdue when its date has passed and it is neither done nor stopped, when it should have started and has "
    "not, or when a milestone’s date has passed and the milestone has not been reached. Otherwise it shows its status."
)
RULE_OF_MANY = (
    "Overdue when any of its actions is overdue; done when every action that was not stopped is done; not started when none "
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
    starts: date | None = None

    def start_late(self, today: date) -> bool:
        """Whether it should have started and has not."""
        return self.status == "not_started" and self.starts is not None and self.starts < today


@dataclass(frozen=True, slots=True)
class DoneLight:
    """What a light says: its key, a word, a shape, a GOV.UK tag colour, and a sentence that says why."""

    key: str
    word: str
    shape: str
    colour: str
    sentence: str = ""


def is_late(state: ActionState, today: date) -> bool:
    """Whether the action's own day, the one it should have started on, or a milestone's has passed."""
    if state.status in OVER:
        return False
    own = state.due is not None and state.due < today
    return own or state.start_late(today) or any(point.late(today) for point in state.points)


def of_action(state: ActionState, today: date) -> DoneLight:
    """The Done light of one action."""
    reached = sum(point.reached_on is not None for point in state.points)
    points = _reached(reached, len(state.points))
    if is_late(state, today):
        one_late_point = len(state.points) == 1 and state.points[0].late(today)
        return DoneLight(
            "late", "Overdue", "▲", "red", _join(_why_late(state, today), "" if one_late_point else points)
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
        return DoneLight("late", "Overdue", "▲", "red", sentence)
    shape, colour = ACTION.shapes[key]
    return DoneLight(key, ACTION.words[key], shape, colour, sentence)


def _counted(keys: Iterable[str]) -> str:
    every = list(keys)
    names = {"late": "overdue", **{key: word.lower() for key, word in ACTION.words.items()}}
    return f"{made_of(len(every), 'action', ((every.count(key), name) for key, name in names.items()))}."


def _reached(reached: int, every: int) -> str:
    """How many of its milestones were reached, in a sentence; blank where it has none."""
    if every == 1:
        return f"The milestone has {'' if reached else 'not '}been reached."
    return f"{reached} of {every:,} milestones reached." if every else ""


def _why_late(state: ActionState, today: date) -> str:
    days = (today - state.due).days if state.due and state.due < today else 0
    own = f"{overdue_by(days)} overdue." if days else ""
    start = (
        f"Should have started on {in_words(state.starts)}."
        if state.starts and state.start_late(today)
        else ""
    )
    missed = sum(point.late(today) for point in state.points)
    return _join(own, start, f"{several(missed, 'milestone')} overdue." if missed else "")


def overdue_by(days: int) -> str:
    """How long, so that it is grasped: 60 days, 7 months, 3 years."""
    if days < A_LONG_TIME:
        return several(days, "day")
    months = days // 30
    return several(months, "month") if months < 24 else several(round(days / 365.25), "year")


def _join(*sentences: str) -> str:
    return " ".join(each for each in sentences if each)
