"""What is said of a body that is told of a plan: who chairs it, and how often it meets. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chaired:
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
