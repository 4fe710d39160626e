"""Which kind of worker a role is, as case systems write it: who holds the case, and who never does.

The SSD gives `invo_professional_role_id` no code set: one supplier's extract writes a description, another's a type code.
So a role is read by the words or codes in it (`data/worker_roles.csv`, each with where it comes from), whatever its capitals
and signs.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

Kind = Literal["other", "personal_adviser", "case_holder"]
ORDER: tuple[Kind, ...] = ("other", "personal_adviser", "case_holder")
"""A role with words of several kinds is of the first: a supervising social worker is no social worker of the child's."""

SIGNS = "-–—_/\\.,:;&+()[]'’"
"""What stands between words and says nothing."""


@cache
def words_of() -> Mapping[Kind, tuple[str, ...]]:
    """Each kind's words and codes, IN CAPITALS and without signs."""
    text = files("sightline.standards").joinpath("data", "worker_roles.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return MappingProxyType(
        {kind: tuple(row["words"] for row in rows if row["kind"] == kind) for kind in ORDER}
    )


def kind_of(role: str | None) -> Kind | Literal[""]:
    """The kind of a role as it is written; blank where it is blank or nobody's word."""
    words = (role or "").upper()
    for sign in SIGNS:
        words = words.replace(sign, " ")
    whole = f" {' '.join(words.split())} "
    for kind in ORDER:
        if any(f" {each} " in whole for each in words_of()[kind]):
            return kind
    return ""
