"""Ofsted's Annex A, lists 1 to 11: recognised by their headings, read as text first, added up over time, and mapped."""

from sightline.returns.annex_a.accumulate import AccumulatedList, accumulate
from sightline.returns.annex_a.joining import editions, told_apart
from sightline.returns.annex_a.mapping import MAPPING, PEOPLE
from sightline.returns.annex_a.people import births_that_differ
from sightline.returns.annex_a.read import ListRead, read
from sightline.returns.annex_a.recognise import recognise
from sightline.returns.annex_a.to_ssd import MappedTable, to_ssd
from sightline.returns.annex_a.window import window

__all__ = [
    "MAPPING",
    "PEOPLE",
    "AccumulatedList",
    "ListRead",
    "MappedTable",
    "accumulate",
    "births_that_differ",
    "editions",
    "read",
    "recognise",
    "to_ssd",
    "told_apart",
    "window",
]
