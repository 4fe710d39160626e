"""What tables and lists are called where people read of them: Annex A list 1, Contacts; SSD, assessments. Pure."""

import re
from types import MappingProxyType

from sightline.standards.annex_a import LISTS

_SSD = MappingProxyType(
    {
        "cin_assessments": "assessments",
        "cin_visits": "visits to children in need",
        "cin_plans": "children in need plans",
        "cin_episodes": "children in need episodes",
        "cla_care_plan": "care plans",
        "cla_convictions": "convictions of children in care",
        "cla_episodes": "episodes of care",
        "cla_health": "health checks of children in care",
        "cla_immunisations": "immunisations of children in care",
        "cla_placement": "placements",
        "cla_previous_permanence": "earlier permanence",
        "cla_reviews": "reviews of children in care",
        "cla_substance_misuse": "substance misuse of children in care",
        "cla_visits": "visits to children in care",
        "cp_plans": "child protection plans",
        "cp_reviews": "child protection reviews",
        "cp_visits": "child protection visits",
        "department": "teams and services",
        "ehcp_active_plans": "active EHC plans",
        "ehcp_assessment": "EHC needs assessments",
        "ehcp_named_plan": "named EHC plans",
        "ehcp_requests": "EHC requests",
        "family": "families",
        "initial_cp_conference": "initial child protection conferences",
        "missing": "missing episodes",
        "mother": "mothers",
        "person": "people",
        "s251_finance": "section 251 finance",
        "s47_enquiry": "section 47 enquiries",
        "sdq_scores": "strengths and difficulties scores",
        "sen_need": "special educational needs",
        "send": "SEND records",
        "voice_of_child": "voice of the child",
    }
)
_TABLE = re.compile(r"\b(annexa_list_(\d+)|ssd_(\w+))\b")
_LIST = re.compile(r"annex_a list (\d+)(?: \(\d{4}\))?")


def rows_of(table: str) -> str:
    """What the rows of a table are: assessments, contacts; the name itself, made readable, of a table nobody described."""
    match = _TABLE.fullmatch(table)
    if match and match[2]:
        number = int(match[2])
        return LISTS[number].title.lower() if number in LISTS else f"rows of list {number}"
    name = match[3] if match else table
    return _SSD.get(name, name.replace("_", " "))


def in_words(table: str) -> str:
    """A table of the store: Annex A list 1, Contacts; SSD, assessments."""
    match = _TABLE.fullmatch(table)
    if match is None:
        return table.replace("_", " ").capitalize()
    return _annex_a(int(match[2])) if match[2] else f"SSD, {rows_of(table)}"


def recognised_in_words(text: str) -> str:
    """What a file or a sheet was recognised as, as Input.recognised_as says it to scripts, in words."""
    listed = _LIST.match(text)
    if listed:
        return _annex_a(int(listed[1])) + text[listed.end() :]
    kind, _, rest = text.partition(" ")
    table, comma, sheet = rest.partition(",")
    if kind == "ssd":
        return f"{in_words(table)}{comma}{sheet}"
    return {"ons": "ONS", "ssd": "SSD"}.get(kind, kind.capitalize()) + (f" {rest}" if rest else "")


def tables_in_words(sentence: str) -> str:
    """A sentence with the tables it names in words."""
    return _TABLE.sub(lambda match: in_words(match[0]), sentence)


def _annex_a(number: int) -> str:
    return f"Annex A list {number}, {LISTS[number].title}" if number in LISTS else f"Annex A list {number}"
