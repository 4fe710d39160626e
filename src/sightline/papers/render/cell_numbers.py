"""What a cell says as a number, where it is one: 1,234 and 71.4% and £1,250.50, and nothing that only begins with one."""

import re
from decimal import Decimal

from sightline.engine.spreadsheets import FormattedNumber

NUMBER = re.compile(
    r"(?P<sign>[-−]?)(?P<pound>£?)(?P<whole>[0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.(?P<part>[0-9]+))?(?P<share>%?)"
)
MOST_DIGITS = 15
"""What a spreadsheet keeps of a number; a longer one, and one that begins with a nought, is a reference and stays text."""


def number_in(text: str) -> FormattedNumber | None:
    """The number that a cell's text is, to be shown as it is printed; None where it is text. A share comes as a part of one."""
    match = NUMBER.fullmatch(text.strip())
    if not match:
        return None
    whole, part = match["whole"].replace(",", ""), match["part"] or ""
    if (len(whole) > 1 and whole.startswith("0")) or len(whole) + len(part) > MOST_DIGITS:
        return None
    value = Decimal(f"{'-' if match['sign'] else ''}{whole}.{part or 0}")
    if match["share"]:
        value /= 100
    places = f".{'0' * len(part)}" if part else ""
    grouped = "#,##0" if "," in match["whole"] or match["pound"] else "0"
    return FormattedNumber(float(value), f"{match['pound']}{grouped}{places}{match['share']}")
