"""England's local authorities: three-digit code, ONS code, name, region and the days each was in force.

Facts from the DfE's table of authorities (OGL v3.0). An authority that was reorganised keeps its three-digit code
where the DfE kept it and gets a new ONS code: both rows are here, with their dates.
"""

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


class UnknownAuthorityError(LookupError):
    """A code or name that no authority has; its message is a sentence."""


@dataclass(frozen=True)
class Authority:
    """One authority for as long as its codes stood. `valid_to` is None while it stands."""

    code: str
    ons_code: str
    name: str
    region: str
    valid_from: date
    valid_to: date | None

    def stood_on(self, day: date) -> bool:
        """Whether the authority, with these codes, existed on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@cache
def authorities() -> tuple[Authority, ...]:
    """Every authority since 2009 with each of its ONS codes, in order of code, then of date."""
    text = files("sightline.standards").joinpath("data", "authorities.csv").read_text(encoding="utf-8")
    return tuple(
        Authority(
            code=row["code"],
            ons_code=row["ons_code"],
            name=row["name"],
            region=row["region"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        )
        for row in csv.DictReader(text.splitlines())
    )


def authority(code: str, on: date | None = None) -> Authority:
    """The authority of that three-digit code: as it was on a day, or as it was last.

    UnknownAuthorityError where nobody has the code, or nobody had it on that day.
    """
    matches = [
        each for each in authorities() if each.code == code.strip() and (on is None or each.stood_on(on))
    ]
    if not matches:
        day = f" on {on:%Y-%m-%d}" if on else ""
        raise UnknownAuthorityError(
            f"No authority has the code '{code}'{day}. Give the DfE's three-digit code, such as 343 for Sefton."
        )
    return matches[-1]


FICTIONAL = {"990": "Aldermere (fictional)"}
"""Codes no council has, and what pages call the council of the demo: its name, and that there is none of that name."""


def known_name(code: str) -> str:
    """The authority's name for people, a demo's marked as fictional; blank for a code that nobody has."""
    try:
        return authority(code).name
    except UnknownAuthorityError:
        return FICTIONAL.get(code.strip(), "")


def name_of(code: str) -> str:
    """The same; `authority 999` for a code that nobody has."""
    return known_name(code) or f"authority {code}"


def by_ons_code(ons_code: str) -> Authority:
    """The authority that has, or had, that ONS code (E08000014); UnknownAuthorityError where nobody has."""
    for each in authorities():
        if each.ons_code == ons_code.strip().upper():
            return each
    raise UnknownAuthorityError(
        f"No authority has the ONS code '{ons_code}'. It starts with E and has eight figures, such as E08000014."
    )


def by_name(name: str) -> Authority:
    """The authority of that name, as it was last: capitals, `&`, `City of` and `Council` make no difference."""
    matches = [each for each in authorities() if _plain(each.name) == _plain(name)]
    if not matches:
        raise UnknownAuthorityError(f"No authority is called '{name}'. Give its three-digit code instead.")
    return matches[-1]


def _plain(name: str) -> str:
    """The name without what people leave out or write differently."""
    letters = re.sub(r"[^a-z ]", " ", name.casefold().replace("&", " and "))
    plain = re.sub(r"\b(city|county|borough|metropolitan|royal|london|council|of|the)\b", " ", letters)
    return " ".join(plain.split()) or " ".join(letters.split())
