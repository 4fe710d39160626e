"""The rule of a national return that a check is the like of: its code and its wording, as councils know them.

Codes and wordings are the DfE's, as Data to Insight's validators hold them (csc-validator-be-cin,
csc-validator-be-903, MIT). A test holds each against the published list. A check without such a rule names none.
"""

from dataclasses import dataclass
from typing import Literal

SOURCES = {
    "CIN census": "DfE, children in need census validation rules, as held by Data to Insight's csc-validator-be-cin",
    "SSDA903": "DfE, SSDA903 validation rules, as held by Data to Insight's csc-validator-be-903",
}


@dataclass(frozen=True)
class NationalRule:
    """A rule's code, its wording and the return it is of, in the rules of the year named.

    `nearest` says that the rule is not the same as the check, but the one it comes closest to.
    """

    code: str
    wording: str
    collection: Literal["CIN census", "SSDA903"]
    year: str = "2022/23"
    nearest: bool = False

    @property
    def source(self) -> str:
        """Whose rule it is and where it was read."""
        return f"{SOURCES[self.collection]}, {self.year}"

    @property
    def citation(self) -> str:
        """The rule in one line, as CIN census 8925: 'Child Protection Plan End Date earlier than Start Date'."""
        return f"{'nearest: ' if self.nearest else ''}{self.collection} {self.code}: '{self.wording}'"


def cin(code: str, wording: str, year: str = "2022/23", *, nearest: bool = False) -> NationalRule:
    """A rule of the children in need census."""
    return NationalRule(code, wording, "CIN census", year, nearest)


def ssda903(code: str, wording: str, year: str = "2022/23", *, nearest: bool = False) -> NationalRule:
    """A rule of the SSDA903 return."""
    return NationalRule(code, wording, "SSDA903", year, nearest)
