"""What an item of an agenda may say, when it is late, and what is shown of it to whoever may not read it. Pure."""

from dataclasses import dataclass, fields
from datetime import date

from sightline.bodies.rules import IN_PUBLIC
from sightline.calendars.dates import in_words
from sightline.governance.rules.kinds import DECISION, INFORMATION, PARAGRAPHS, PURPOSES
from sightline.governance.rules.steps import published_by


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


def fault_of_item(terms: ItemTerms) -> tuple[str, str]:
    """The field that is wrong and why, in a sentence; both blank where nothing is."""
    if not terms.title:
        return "title", "Enter the item’s title."
    if terms.purpose not in PURPOSES:
        return "purpose", "Choose whether the item is for information or for decision."
    if terms.purpose != DECISION and (terms.executive or terms.key):
        field = "executive" if terms.executive else "key"
        return field, "An item for information holds no decision. Choose “For decision”, or untick this."
    if terms.key and not terms.executive:
        return "key", "A key decision is a decision of the executive. Tick that too, or untick this."
    if terms.paragraph is None and terms.exempt_reason:
        return "paragraph", "Choose the paragraph of Schedule 12A by which the item is exempt."
    if terms.paragraph is not None and terms.paragraph not in PARAGRAPHS:
        return "paragraph", "Choose a paragraph from 1 to 7."
    if terms.paragraph is not None and not terms.exempt_reason:
        return "exempt_reason", "Enter why the public interest in keeping it exempt is the greater."
    return "", ""


def fault_of_late_item(
    kind: str, meeting: date, published: date | None, today: date, late_reason: str
) -> str:
    """Why an item cannot join an agenda that is out, in a sentence; blank where it may.

    `published`: the day the agenda went out, None where it has not been recorded. Of a meeting that is over nothing is asked.
    """
    if kind not in IN_PUBLIC or today > meeting or late_reason:
        return ""
    by = published_by(kind, meeting)
    if published is None and today <= by:
        return ""
    out = f"went out on {in_words(published)}" if published else f"had to be out by {in_words(by)}"
    return f"The agenda {out}. Enter why the chair takes this item as urgent."


def title_shown(title: str, paragraph: int | None, *, may_read: bool) -> str:
    """The title, or for whoever may not read an exempt item what the public form says of it."""
    if may_read:
        return title
    return f"Exempt item (paragraph {paragraph} of Schedule 12A)" if paragraph else "Item taken in private"
