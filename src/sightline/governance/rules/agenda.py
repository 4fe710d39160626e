"""What an item of an agenda may say, and when it comes too late. Pure."""

from datetime import date

from sightline.bodies.rules import IN_PUBLIC
from sightline.calendars.dates import in_words
from sightline.governance.rules.items import ItemTerms
from sightline.governance.rules.kinds import DECISION, PARAGRAPHS, PURPOSES
from sightline.governance.rules.steps import published_by


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
