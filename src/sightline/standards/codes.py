"""Code sets that measures and splits need: what a code means and which group it is counted in.

Facts from the DfE's SSDA903 and CIN census guides (2026), the SSD, Ofsted's Annex A of 2019 and the groups London
councils write instead (liia-tools-pipeline). A store holds a DfE code where the source gave one and the source's own
group text where it did not; `groups` answers for both. Chinese is counted as Asian, as the census of 2021 does.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Code:
    """One code: the set it belongs to, what it means, and the group it is counted in."""

    set: str
    code: str
    label: str
    group: str


@dataclass(frozen=True)
class CodedColumn:
    """A column of the SSD that holds codes: the set they are of. An `open_set` may hold what is in no set too."""

    table: str
    field: str
    set: str
    open_set: bool


@dataclass(frozen=True)
class AgeBand:
    """An age band for splits: from so many whole years up to, but not including, so many."""

    label: str
    at_least: int
    under: int


AGE_BANDS = (
    AgeBand("Unborn", -1, 0),
    AgeBand("Under 1", 0, 1),
    AgeBand("1-4", 1, 5),
    AgeBand("5-9", 5, 10),
    AgeBand("10-15", 10, 16),
    AgeBand("16-17", 16, 18),
    AgeBand("18 and over", 18, 151),
)

REFERRAL_SOURCES = {
    "individual": "Individuals",
    "schools": "Schools",
    "education": "Education services",
    "health": "Health services",
    "housing": "Housing",
    "la_services": "Local authority services",
    "police": "Police",
    "legal": "Other legal agencies",
    "other": "Other sources",
    "anonymous": "Anonymous",
    "unknown": "Unknown source",
}


@cache
def _rows(file_name: str) -> tuple[dict[str, str], ...]:
    """A CSV file of this room as rows."""
    text = files("sightline.standards").joinpath("data", file_name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def _all_codes() -> dict[str, dict[str, Code]]:
    """Every set and its codes."""
    by_set: dict[str, dict[str, Code]] = {}
    for row in _rows("codes.csv"):
        by_set.setdefault(row["set"], {})[row["code"]] = Code(**row)
    return by_set


def codes(set_name: str) -> dict[str, Code]:
    """The codes of a set by code, in the guide's order; KeyError names the sets there are."""
    if set_name not in _all_codes():
        raise KeyError(f"There is no code set '{set_name}'. There are: {', '.join(_all_codes())}.")
    return dict(_all_codes()[set_name])


@cache
def coded_columns() -> dict[tuple[str, str], CodedColumn]:
    """Every coded column of the SSD, by table and field."""
    rows = _rows("coded_columns.csv")
    made = (CodedColumn(row["table"], row["field"], row["set"], row["open"] == "open") for row in rows)
    return {(each.table, each.field): each for each in made}


@cache
def code_words(set_name: str) -> tuple[tuple[str, str], ...]:
    """(code, words) of a set: its codes' meanings in the guides' own words, and as case systems write them."""
    own = [(code, each.label) for code, each in codes(set_name).items()]
    return (*own, *((row["code"], row["words"]) for row in _rows("code_words.csv") if row["set"] == set_name))


@cache
def group_texts(set_name: str) -> tuple[str, ...]:
    """The texts of Ofsted and of councils that stand for a group of this set's codes, and for no one code."""
    return tuple(row["text"] for row in _rows("code_texts.csv") if row["set"] == set_name)


def labels(set_name: str) -> dict[str, str]:
    """What each code of a set means: {'N1': 'Abuse or neglect', …}."""
    return {code: each.label for code, each in codes(set_name).items()}


def in_group(set_name: str, *wanted: str) -> frozenset[str]:
    """The codes of a set that are counted in any of the groups."""
    return frozenset(code for code, each in codes(set_name).items() if each.group in wanted)


@cache
def groups(set_name: str) -> dict[str, str]:
    """Each way a value of the set may stand in the store, IN CAPITALS, and the group it is counted in.

    Covers the codes, their meanings, and Ofsted's and councils' group texts with and without their letter. Compare
    with the value stripped of blanks and put in capitals.
    """
    by_text: dict[str, str] = {}
    for row in _rows("code_texts.csv"):
        if row["set"] == set_name:
            for text in (row["text"], _without_letter(row["text"])):
                by_text.setdefault(text.upper(), row["group"])
    for code, each in codes(set_name).items():
        by_text.setdefault(each.label.upper(), each.group)
        by_text[code.upper()] = each.group
    return by_text | {text.replace("'", "’"): group for text, group in by_text.items() if "'" in text}


def group_of(set_name: str, value: str | None, otherwise: str | None = None) -> str | None:
    """The group a stored value is counted in; `otherwise` where it is blank or not known."""
    text = (value or "").strip()
    by_text = groups(set_name)
    group = by_text.get(text.upper()) or by_text.get(_without_letter(text).upper())
    return group or by_text.get((code_in(set_name, text) or "").upper(), otherwise)


def code_in(set_name: str, text: str) -> str | None:
    """The code inside one of Ofsted's preferred texts (`a) 1A: Individual`, `N1 - Abuse or neglect`, `d) Refu`).

    None where the text is a group and gives no code: a finer code is never made up.
    """
    plain = _without_letter(text.strip())
    head = re.match(r"([A-Za-z0-9]+)\s*(?::|-|$)", plain)
    by_upper = {code.upper(): code for code in codes(set_name)}
    return by_upper.get(plain.upper()) or (by_upper.get(head[1].upper()) if head else None)


def _without_letter(text: str) -> str:
    """The text without the letter in front: `a) White` is White."""
    return re.sub(r"^[A-Za-z]{1,2}\d?\)\s*", "", text)


def age_band(age: int | float | None) -> str | None:
    """The label of the band an age in years falls in (below 0: not born yet); None where the age is not known."""
    if age is None:
        return None
    if age < 0:
        return AGE_BANDS[0].label
    return next((band.label for band in AGE_BANDS if band.at_least <= age < band.under), None)


FOSTER_PLACEMENTS = in_group("placement", "foster")
ADOPTION_PLACEMENTS = in_group("placement", "adoption")
ADOPTION_WITH_SAME_CARERS = frozenset({"A3", "A5"})
TEMPORARY_PLACEMENTS = in_group("placement", "temporary")
WITH_PARENTS = in_group("placement", "parents")
SHORT_BREAKS = in_group("legal_status", "short_breaks")
INTERIM_CARE_ORDERS = in_group("legal_status", "interim_care_order")
FULL_CARE_ORDERS = in_group("legal_status", "full_care_order")
ADOPTED = in_group("leaving_reason", "adopted")
CARE_GOES_ON = in_group("leaving_reason", "care_goes_on")
IN_EDUCATION_EMPLOYMENT_OR_TRAINING = in_group("activity", "eet")
NOT_IN_EDUCATION_EMPLOYMENT_OR_TRAINING = in_group("activity", "neet")
ACCOMMODATION_LEFT_OUT = in_group("accommodation", "left_out")
SUITABLE = in_group("suitability", "suitable")
LEAVERS_LEFT_OUT = in_group("in_touch", "died", "returned_home")
NOT_DISABLED = in_group("disability", "Not disabled")
