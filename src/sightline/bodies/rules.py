"""What a body is known by, what is said of it, and for whom a term runs. Pure."""

from dataclasses import dataclass
from datetime import date


def key_of(name: str) -> str:
    """What a body is known by: its name without regard to capitals and spaces."""
    return " ".join(name.split()).casefold()


@dataclass(frozen=True, slots=True)
class BodyDescription:
    """`chair` is a post, never a name; `outside`: it is none of the council's own; `meets` as people say it."""

    chair: str = ""
    outside: bool = False
    meets: str = ""

    @property
    def words(self) -> str:
        """Chaired by DfE Advisers, from outside the council. Meets: quarterly. Blank where neither is known."""
        outside = ", from outside the council" if self.outside else ""
        chaired = f"Chaired by {self.chair}{outside}." if self.chair else ""
        return " ".join(filter(None, (chaired, f"Meets: {self.meets}." if self.meets else "")))

    @property
    def plain(self) -> dict[str, str | bool]:
        """As the trail keeps it."""
        return {"chair": self.chair, "outside": self.outside, "meets": self.meets}


def is_member(starts: date | None, ends: date | None, today: date) -> bool:
    """Whether a term runs today: its first and its last day count, and a blank is open."""
    return (starts is None or starts <= today) and (ends is None or today <= ends)
