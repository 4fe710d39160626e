"""The dataset's names as people say them: cina_assessment_auth_date is "Assessment authorised date"."""

from functools import cache

from sightline.standards.ssd import tables

WORDS = {
    "id": "reference",
    "auth": "authorised",
    "asmt": "assessment",
    "dob": "date of birth",
    "desc": "description",
    "nfa": "no further action",
    "num": "number",
    "inital": "initial",
    "accom": "accommodation",
    "upn": "unique pupil number",
    "uln": "unique learner number",
    "urn": "Ofsted's number",
    "cin": "child in need",
    "cla": "children in care",
    "cp": "child protection",
    "s47": "section 47",
    "s251": "section 251",
    "send": "SEND",
    "sen": "SEN",
    "ehcp": "EHC plan",
    "iro": "reviewing officer",
    "json": "",
    "ssd": "",
}
TABLES = {
    "ssd_cin_episodes": "Referrals",
    "ssd_cin_assessments": "Assessments",
    "ssd_cla_episodes": "Episodes of care",
    "ssd_cla_placement": "Placements",
    "ssd_involvements": "Allocated workers",
    "ssd_department": "Teams",
    "ssd_person": "Children",
    "ssd_initial_cp_conference": "Initial child protection conferences",
    "ssd_s47_enquiry": "Section 47 enquiries",
    "ssd_missing": "Missing episodes",
    "ssd_legal_status": "Legal statuses",
    "ssd_permanence": "Permanence and adoption",
    "ssd_mother": "Mothers and babies",
    "ssd_professionals": "Workers",
}


def table_in_words(table: str) -> str:
    """A table's name: Assessments; of one that has no better name, its own in words."""
    return TABLES.get(table) or _words(table.removeprefix("ssd_").split("_"))


def field_in_words(table: str, field: str) -> str:
    """A field's name, without the letters that every field of its table begins with."""
    prefix = _prefixes().get(table, "")
    return _words(field.removeprefix(prefix).split("_"))


@cache
def _prefixes() -> dict[str, str]:
    """By table: what all its fields begin with, up to the first underscore."""
    by_table = {}
    for table in tables().values():
        firsts = {each.name.partition("_")[0] for each in table.fields}
        by_table[table.name] = f"{firsts.pop()}_" if len(firsts) == 1 else ""
    return by_table


def _words(parts: list[str]) -> str:
    words = " ".join(word for word in (WORDS.get(part, part) for part in parts) if word)
    return words[:1].upper() + words[1:]
