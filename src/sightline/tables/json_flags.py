"""The SSD's columns that hold JSON: which of its keys say yes, read as plain text so that every engine reads it alike.

Written as the SSD has it, {"NFA_FLAG": "Y", "CP_CONFERENCE_FLAG": "", …}, and as systems vary it: Yes, true or 1 for Y,
with or without quotes and blanks.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from sightline.engine.later import ir

DROPPED = ('"', "'", " ", "\n", "\r", "\t")
YES = ("YES", "TRUE", "T", "1")
NO = ("NO", "FALSE", "F", "0")


def flat(column: ir.StringValue) -> ir.StringValue:
    """The JSON in capitals as ,KEY:Y,KEY:N,KEY:, … with a comma at both ends; blank where the column is."""
    text = reduce(lambda line, mark: line.replace(mark, ""), DROPPED, column.upper())
    text = text.replace("{", ",").replace("}", ",")
    for letter, words in (("Y", YES), ("N", NO)):
        text = reduce(lambda line, word, to=letter: line.replace(f":{word},", f":{to},"), words, text)
    return text


def says_yes(text: ir.StringValue, *keys: str) -> ir.BooleanValue:
    """True where any of these keys of a `flat` JSON is yes; false where none is, or there is no JSON."""
    return _any(text, keys, "Y")


def says_no(text: ir.StringValue, *keys: str) -> ir.BooleanValue:
    """True where any of these keys of a `flat` JSON is no: written down, not left blank."""
    return _any(text, keys, "N")


def _any(text: ir.StringValue, keys: Iterable[str], letter: str) -> ir.BooleanValue:
    filled = text.fill_null("")
    return reduce(or_, (filled.contains(f",{key}:{letter},") for key in keys))
