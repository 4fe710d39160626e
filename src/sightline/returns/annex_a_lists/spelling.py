"""Codes as Ofsted prefers them: `a) Male`, `q) 6: Police`. What is no code of Ofsted's stays as it is, and the checks name it."""

from functools import cache

import pyarrow as pa

from sightline.returns.annex_a.codes import meaning
from sightline.standards.annex_a import ListColumn, code_sets
from sightline.standards.codes import codes

SSD_SETS = {
    "abuse_category": "abuse_category",
    "gender": "sex",
    "need": "primary_need",
    "source": "referral_source",
    "closure_reason": "closure_reason",
}
"""Which of the SSD's sets has other codes than Ofsted's, so that its words are looked up instead."""


def spelt(column: ListColumn, values: pa.ChunkedArray) -> pa.ChunkedArray | pa.Array:
    """The column's values with codes as Ofsted prefers them; other columns as they are."""
    if not column.codes:
        return values
    written = values.to_pylist()
    words = {value: preferred(column.codes, str(value)) for value in set(written) if value is not None}
    return pa.array([words.get(value) for value in written], pa.string())


@cache
def preferred(set_name: str, value: str) -> str:
    """A code, or the SSD's for the same, as Ofsted prefers to read it; a code newer than the template with its words."""
    understood = meaning(set_name, value)
    if understood.how in ("unknown", "two_answers") and set_name in SSD_SETS:
        named = codes(SSD_SETS[set_name]).get(value.strip().upper())
        for text in (named.label, named.group) if named else ():
            again = meaning(set_name, text)
            if again.how in ("code", "spelling"):
                understood = again
                break
    for word in code_sets()[set_name]:
        if word.code == understood.value:
            return word.preferred or (f"{word.code}: {word.label}" if word.label else word.code)
    return understood.value


@cache
def is_preferred(set_name: str, text: str) -> bool:
    """Whether a text is a code as Ofsted prefers it, or one newer than Ofsted's template."""
    return any(text == preferred(set_name, word.code) for word in code_sets()[set_name])
