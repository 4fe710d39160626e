"""What an item of an agenda says, which steps that makes, and what is shown of it to whoever may not read it. Pure.

The tables are declared with these, so that nothing here brings what counts days.
"""

from dataclasses import dataclass, fields

from sightline.governance.rules.kinds import INFORMATION


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTerms:
    """What an item says. `paragraph` is that of Schedule 12A by which it is exempt, None where it is not.

    `executive`: it holds a decision of the executive, which can be called in. `reference`: the forward plan's, blank where it
    is not in it. `refers_to`: another item of the same agenda, by its number. `late_reason`: why the chair takes it though it
    came after the agenda was out.
    """

    title: str
    report_by: str = ""
    purpose: str = INFORMATION
    executive: bool = False
    key: bool = False
    paragraph: int | None = None
    exempt_reason: str = ""
    reference: str = ""
    refers_to: int | None = None
    late_reason: str = ""

    @property
    def in_history(self) -> dict[str, object]:
        """As its history keeps it, field by field."""
        return {each.name: getattr(self, each.name) or "" for each in fields(self)}


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What decides which steps an item of an agenda has: `number` is the item's own."""

    number: int
    key: bool = False
    private: bool = False
    report: bool = False


def title_shown(title: str, paragraph: int | None, *, may_read: bool) -> str:
    """The title, or for whoever may not read an exempt item what the public form says of it."""
    if may_read:
        return title
    return f"Exempt item (paragraph {paragraph} of Schedule 12A)" if paragraph else "Item taken in private"
