"""How far the reading of a load is: which of its steps, and for how long. Pure."""

from dataclasses import dataclass
from datetime import datetime

from sightline.statistics.amounts import several

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Wait for a turn", ("Waiting", "Another load")),
    ("Read the files", ("Looking", "Reading")),
    ("Write what was read", ("Writing",)),
    ("Work out the measures", ("Judging", "Splitting", "Keeping")),
    ("Compare with the current data", ("Comparing",)),
)
"""Each step with the beginnings of what is said while it goes on."""


@dataclass(frozen=True, slots=True)
class ReadingStep:
    """One step: its name, and whether it is done, being done, or still to come."""

    name: str
    state: str

    @property
    def mark(self) -> str:
        """Its shape."""
        return {"done": "✓", "now": "●"}.get(self.state, "○")

    @property
    def words(self) -> str:
        """Its state in words."""
        return {"done": "done", "now": "now"}.get(self.state, "to come")


def number_of(progress: str) -> int:
    """Which step this is said in, from 0; the first for what nobody knows."""
    return next((i for i, (_, begins) in enumerate(STEPS) if progress.startswith(begins)), 0)


def steps_at(progress: str) -> list[ReadingStep]:
    """Every step, with where the reading is."""
    at = number_of(progress)
    states = ["done" if i < at else "now" if i == at else "to come" for i in range(len(STEPS))]
    return [ReadingStep(name, state) for (name, _), state in zip(STEPS, states, strict=True)]


def so_far(since: datetime | None, now: datetime) -> str:
    """For how long the step has gone on: 40 seconds, 3 minutes; blank where nobody wrote down since when."""
    if since is None:
        return ""
    seconds = max(0, int((now - since).total_seconds()))
    return several(seconds, "second") if seconds < 120 else several(seconds // 60, "minute")
