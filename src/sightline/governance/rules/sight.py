"""Which meetings a person sees, and which exempt items they read. Pure: of numbers of bodies, and nothing else."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class MeetingSight:
    """`every`: all meetings of their authority; else those of `bodies`, on which they sit, and all that are held in public.

    `exempt`: whether exempt items are read of all bodies, of their own, or of none.
    """

    every: bool
    bodies: frozenset[int]
    exempt: Literal["all", "own", "none"]

    def sees(self, body: int, *, in_public: bool) -> bool:
        """Whether a meeting of this body is seen at all."""
        return self.every or in_public or body in self.bodies

    def reads(self, body: int, *, exempt: bool) -> bool:
        """Whether an item of this body, of a meeting that is seen, is read whole."""
        return not exempt or self.exempt == "all" or (self.exempt == "own" and body in self.bodies)

    def is_inside(self, body: int) -> bool:
        """Whether more is shown of a body than the public sees: who is to do what before its meetings."""
        return self.every or body in self.bodies
