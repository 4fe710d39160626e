"""Random tables of the store: plausible, and as messy as real ones. The same seed gives the same tables.

A few children with much history, so that joins meet: blanks, same-day events, ends before starts, overlaps,
references that meet nothing, codes in odd spellings, and the same references in two authorities.
"""

import random
from datetime import date, datetime, timedelta
from functools import cache

import pyarrow as pa

from sightline.engine.manifest import TableEntry
from sightline.engine.snapshots import Draft, Snapshot, publish
from sightline.engine.store_tables import POPULATION, schemas, whole
from sightline.standards import codes, local, ssd
from sightline.standards.ssd import Field, SsdTable
from sightline.standards.windows import dated

AUTHORITIES = {"990": date(2025, 10, 31), "991": date(2025, 9, 17)}
FIRST, LAST = date(2022, 6, 1), date(2025, 12, 20)
CHILDREN = 40
TEAMS = 6
ROWS = 160
LISTED = {
    3: "ssd_cin_episodes",
    4: "ssd_cin_assessments",
    5: "ssd_s47_enquiry",
    6: "ssd_cin_plans",
    7: "ssd_cp_plans",
    8: "ssd_cla_episodes",
    9: "ssd_care_leavers",
    10: "ssd_permanence",
}
FLAGS = ("Y", "Y", "Y", "N", "N", "yes", " y", "0", "1", "True", None, "")
CODES = {
    "clae_cla_episode_start_reason": ("S", "S", "P", "T", "B", "U", "L", " p", None),
    "clae_cla_episode_ceased_reason": ("X1", "X1", "x1 ", "E11", "E12", "E4A", "E3", "E9", "E17", None),
    "lega_legal_status": ("C1", "C2", "C2", "C2", "c2 ", "V2", "V2", "E1", "D1", "V3", "V4", "C2X", None),
    "clap_cla_placement_type": (
        "U1",
        "U4",
        "U6",
        "K2",
        "P1",
        "P1",
        "P1",
        "H5",
        "T0",
        "T4",
        "R5",
        "Z1",
        "A3",
        "A5",
        "u4 ",
        None,
    ),
    "clap_cla_placement_provider": ("PR0", "PR1", "PR1", "PR2", "PR4", "pr1", None),
    "clap_cla_placement_urn": ("SC1", "SC2", "SC3", None),
    "cppl_cp_plan_latest_category": ("NEG", "PHY", "EMO", "SAB", "MUL", "neg ", None),
    "clah_health_check_type": (
        "Health assessment",
        "IHA",
        "RHA",
        "Dental check",
        "Annual HEALTH Assess",
        None,
    ),
    "clah_health_check_status": ("Completed", "completed ", "Refused", "Planned", None),
    "clar_cla_review_participation": ("PN0", "PN1", "PN7", None),
    "miss_missing_episode_type": ("M", "Missing", "m ", "A", "Away", None),
    "miss_missing_rhi_offered": ("Y", "N", "yes", None),
    "immi_immigration_status": ("UASC", "Unaccompanied Asylum Seeking Child", "EEA", " uasc", None),
    "perm_permanence_order_type": ("Adoption", "ADOPTION ORDER", "SGO", "Special Guardianship Order", None),
    "clea_care_leaver_suitable": ("1", "2", None),
    "lacp_cla_care_plan_json": (
        '{"LTFOST18": "Y", "ADOPTION": "N"}',
        '{"LTFOST18":"Yes","RETURN6M":""}',
        '{"LTFOST18": "N", "RETURN6M": "Y"}',
        '{"RESPLMT": true, "LTFOST18": ""}',
        '{\n  "LTFOST18" : 1\n}',
        "{}",
        None,
    ),
    "s47e_s47_outcome_json": (
        '{"NFA_FLAG": "Y", "CP_CONFERENCE_FLAG": "N", "TOTAL_NO_OF_OUTCOMES": 1}',
        '{"NFA_FLAG": "", "CP_CONFERENCE_FLAG": "Y"}',
        '{"PROV_OF_SERVICES_FLAG": true, "CP_CONFERENCE_FLAG": false}',
        '{"NFA_FLAG": "", "CP_CONFERENCE_FLAG": "", "TOTAL_NO_OF_OUTCOMES": 0}',
        '{"NFA_FLAG":"N","CP_CONFERENCE_FLAG":"N"}',
        None,
    ),
    "cine_referral_outcome_json": (
        '{"NFA_FLAG": "Y"}',
        '{"NFA_FLAG": "N", "SINGLE_ASSESSMENT_FLAG": "Y"}',
        "",
        None,
    ),
    "icpc_icpc_outcome_json": (
        '{"CP_FLAG": "Y"}',
        '{"CP_FLAG": "N", "PROV_OF_SERVICES_FLAG": "Y"}',
        '{"CP_FLAG": ""}',
        None,
    ),
    "prof_professional_job_title": (
        "Social Worker",
        "Senior social worker",
        "Team manager",
        "Personal adviser",
        None,
    ),
    "invo_professional_role_id": ("SW", "Social Worker", "ALLOCATED CASE WORKER", "IRO", "PA", None),
    "role": ("social worker", "Social Worker", "team manager"),
    "kind": ("personal", "case", None),
    "panel": ("permanence", "resource"),
    "decision": ("agreed", None),
}
SETS = {
    "ethnicity": "ethnicity",
    "_sex": "sex",
    "primary_need": "primary_need",
    "source_code": "referral_source",
    "disability_code": "disability",
    "eligibility": "eligibility",
    "in_touch": "in_touch",
    "accommodation": "accommodation",
    "accom_suitable": "suitability",
    "leaver_activity": "activity",
}
FLAGGED = (
    "flag",
    "_nfa",
    "transfer_in",
    "seen",
    "seen_alone",
    "_ola",
    "cancelled",
    "offered",
    "accepted",
    "quorate",
)
FAMILIES = {
    "_person_id": "C",
    "child_id": "C",
    "_team": "T",
    "team_id": "T",
    "worker_id": "W",
    "professional_id": "W",
}


def messy_snapshot(seed: int) -> Snapshot:
    """A published snapshot of every table of the SSD and the local return, for two authorities."""
    dice = random.Random(seed)
    draft = Draft(None)
    for code, data_to in AUTHORITIES.items():
        draft.authority(code, data_to)
        made = {name: _table(table, dice) for name, table in (ssd.tables() | local.tables()).items()}
        made["ssd_contacts"] = _in_small_letters(made["ssd_contacts"], "cont_person_id")
        made["population"] = _population()
        made |= {
            f"annexa_list_{number}": _list(number, made[table], dice) for number, table in LISTED.items()
        }
        for name, rows in made.items():
            source = {"ssd": "ssd", "local": "local", "annexa": "annex_a"}.get(name.partition("_")[0], "ons")
            filled = ["date_of_birth"] if source == "annex_a" else rows.column_names
            entry = TableEntry(
                source=source,
                rows=rows.num_rows,
                fields=filled,
                loaded=draft.manifest.snapshot,
                window_from=FIRST.replace(year=2018),
            )
            draft.put(name, code, whole(name, rows, code), entry)
    snapshot = draft.seal()
    publish(snapshot)
    return snapshot


def _in_small_letters(rows: pa.Table, column: str) -> pa.Table:
    """The rows with the first few references of a column as another system writes them."""
    said = rows.column(column).to_pylist()
    said[:5] = [reference and reference.lower() for reference in said[:5]]
    return rows.set_column(rows.column_names.index(column), column, pa.array(said, pa.string()))


def _table(table: SsdTable, dice: random.Random) -> pa.Table:
    rows: dict[tuple, dict] = {}
    for number in range({"ssd_person": CHILDREN, "ssd_department": TEAMS}.get(table.name, ROWS)):
        row = _row(table, number, dice)
        rows[tuple(row[key] for key in table.keys) or (number,)] = row
    return pa.Table.from_pylist(
        list(rows.values()), schema=pa.schema([(f.name, f.arrow) for f in table.fields])
    )


def _row(table: SsdTable, number: int, dice: random.Random) -> dict:
    row = {field.name: _cell(table, field, number, dice) for field in table.fields}
    _in_own_care(row, dice)
    pair = dated().get(table.name)
    start = row.get(pair.starts) if pair else None
    if pair is None or start is None:
        return row
    for field in table.fields:  # what else the row says happened near its start, sometimes before it
        if field.type in ("date", "moment") and row[field.name] is not None and field.name != pair.starts:
            row[field.name] = _after(start, field, dice)
    if pair.ends and dice.random() < 0.4:
        row[pair.ends] = None
    return row


def _in_own_care(row: dict, dice: random.Random) -> None:
    """Most rows that name a child and a period of care name one of that child's own."""
    child = next((value for name, value in row.items() if name.endswith("_person_id")), None)
    period = next((name for name in row if name.endswith("_cla_id")), None)
    if child and period and child.startswith("C") and dice.random() < 0.85:
        row[period] = f"P{3 * int(child[1:]) + dice.randrange(3)}"


def _cell(table: SsdTable, field: Field, number: int, dice: random.Random) -> object:
    if field.type in ("date", "moment"):
        blank = 0.6 if field.name == "pers_expected_dob" else 0.15
        return None if dice.random() < blank and not field.key else _day(field, dice)
    if field.type == "whole":
        return dice.choice((0, 1, 2, 3, None))
    if field.type == "number":
        return dice.choice((0.0, 0.5, 0.6, 1.0, 7.25, None))
    if field.key and table.name.startswith("ssd_"):
        own = _family(field) or _prefix(table.name)
        return f"{own}{number}"
    return _text(field, dice)


def _text(field: Field, dice: random.Random) -> str | None:
    family = _family(field)
    if not family and field.refers_to:
        family = _prefix(field.refers_to.partition(".")[0])
    if family:
        known = {"C": CHILDREN, "P": 3 * CHILDREN, "T": TEAMS, "W": 15}.get(family, ROWS)
        return None if dice.random() < 0.07 and not field.key else f"{family}{dice.randrange(known + 2)}"
    if field.name in CODES:
        return dice.choice(CODES[field.name])
    for part, name in SETS.items():
        if part in field.name:
            return None if dice.random() < 0.08 else dice.choice(_spellings(name))
    if any(part in field.name for part in FLAGGED):
        return dice.choice(FLAGS)
    return dice.choice(("Apple", "apple", "Éclair", "zebra", "_x", "10", "9", None))


def _family(field: Field) -> str | None:
    """References of one kind meet across tables: children, teams, workers, and periods of care."""
    if field.name.endswith("_cla_id"):
        return "P"
    if field.name in ("referral_id", "missing_id"):
        return _prefix("ssd_cin_episodes" if field.name == "referral_id" else "ssd_missing")
    if field.name.endswith("_referral_id"):
        return _prefix("ssd_cin_episodes")
    if field.name.endswith("_cp_plan_id"):
        return _prefix("ssd_cp_plans")
    if field.name.endswith("_cla_placement_id"):
        return _prefix("ssd_cla_placement")
    if field.name.endswith("_parent_id"):
        return "T"
    return next((family for end, family in FAMILIES.items() if field.name.endswith(end)), None)


@cache
def _prefix(table: str) -> str:
    return "R" + str(list(ssd.tables()).index(table)) + "-"


@cache
def _spellings(name: str) -> tuple[str | None, ...]:
    known = (
        sorted(codes.groups(name)) if name in ("ethnicity", "sex", "primary_need", "referral_source") else []
    )
    coded = known or list(codes.codes(name))
    return (*coded, coded[0].lower(), f" {coded[-1]} ", None, "unheard of")


def _day(field: Field, dice: random.Random) -> date | datetime:
    span = (LAST - FIRST).days
    if "dob" in field.name:
        day = date(2004, 1, 1) + timedelta(days=dice.randrange(8_000))
        day = date(2008, 2, 29) if dice.random() < 0.1 else day
        day = date(1996, 5, 17) if dice.random() < 0.05 else day  # a parent's, in the child's place
    elif dice.random() < 0.3:  # month ends, bank holidays, and days many things happen on
        near = (
            date(2025, 3, 31),
            date(2024, 2, 29),
            date(2024, 12, 25),
            date(2025, 10, 31),
            date(2023, 5, 8),
        )
        day = dice.choice(near)
    else:
        day = FIRST + timedelta(days=dice.randrange(span))
    if field.type == "moment":
        return datetime(day.year, day.month, day.day, dice.randrange(24), dice.choice((0, 30)))  # noqa: DTZ001
    return day


def _after(start: date | datetime, field: Field, dice: random.Random) -> date | datetime:
    days = dice.choice((-20, 0, 0, 1, 3, 5, 7, 10, 14, 30, 63, 64, 90, 200, 400, 730, 731, 900))
    moved = start + timedelta(days=days)
    if field.type == "moment" and not isinstance(moved, datetime):
        return datetime(moved.year, moved.month, moved.day, dice.randrange(24))  # noqa: DTZ001
    return moved if field.type == "moment" or not isinstance(moved, datetime) else moved.date()


def _population() -> pa.Table:
    rows = [
        {"year": year, "age_group": "0-17", "people": 40_000 + year, "source": "made up"}
        for year in range(2019, 2025)
    ]
    return pa.Table.from_pylist(rows, schema=POPULATION.remove(0))


def _list(number: int, mapped: pa.Table, dice: random.Random) -> pa.Table:
    """What only Annex A says of some rows of the table it fills: teams, counts, places, days."""
    shape = schemas()[f"annexa_list_{number}"].remove(0)
    rows, seen = [], set()
    for row in dice.sample(mapped.to_pylist(), min(mapped.num_rows, ROWS // 2)):
        first, child, day = (*row.values(),)[:3]
        if (child, day) in seen:  # a list shows a child's day once
            continue
        seen.add((child, day))
        said = {
            "record_id": first,
            "child_unique_id": child,
            "allocated_team": dice.choice(("T1", "North", None)),
        }
        said |= {
            "date_started_to_be_looked_after": day,
            "placement_location": dice.choice(("In", "OUT", " out ", None)),
        }
        counts = [name for name in shape.names if name.startswith("number_of_")]
        said |= {name: dice.choice((0, 1, 2, 3, None)) for name in counts}
        said |= {"date_of_birth": date(2010, 1, number), "last_seen": date(2025, 9, 1)}  # no two lists agree
        said["date_the_child_entered_care"] = dice.choice((FIRST, date(2023, 5, 8), None))
        rows.append({name: value for name, value in said.items() if name in shape.names})
    return pa.Table.from_pylist(rows, schema=shape)
