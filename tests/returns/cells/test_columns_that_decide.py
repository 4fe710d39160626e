"""Every text column that nouns, measures, clocks and checks read is a code of a known set, or said here to be none."""

import ast
from pathlib import Path

import sightline
from sightline.returns.cells.references import is_reference
from sightline.standards import ssd
from sightline.standards.codes import coded_columns, codes

ROOMS = ("tables", "measures", "deadlines", "checks", "measuring")
WORDS = {
    "dept_team_name", "dept_team_parent_name",
    "prof_professional_job_title", "invo_professional_role_id",  # each council's own: looked through for words
    "prep_pre_pro_outcome",  # only whether it says anything
    "clea_care_leaver_personal_advisor",  # a worker's reference, or a name
    "pers_gender", "pers_nationality",
}  # fmt: skip


def attributes_read() -> set[str]:
    """Every name behind a dot in the rooms that judge."""
    home = Path(sightline.__file__).parent
    trees = (ast.parse(path.read_text()) for room in ROOMS for path in (home / room).rglob("*.py"))
    return {node.attr for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def test_every_text_that_is_read_is_a_code_a_reference_or_words():
    read = attributes_read()
    unknown = [
        f"{table.name}.{field.name}"
        for table in ssd.tables().values()
        for field in table.fields
        if field.name in read and field.type == "text" and not field.name.endswith("_json")
        and not is_reference(field) and field.name not in WORDS
        and (table.name, field.name) not in coded_columns()
    ]  # fmt: skip
    assert unknown == []


def test_every_coded_column_is_a_column_and_its_set_has_codes():
    for column in coded_columns().values():
        assert ssd.table(column.table).field(column.field).type == "text"
        assert codes(column.set)
