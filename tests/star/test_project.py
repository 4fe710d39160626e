"""The Power BI project: JSON of the published shapes, and a model that reads back as the tables it was written from."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from sightline.star.folder import MANIFEST, is_an_export, write_folder
from sightline.star.schema import TABLES
from support.drawn_star import COUNCIL, SERVICE, TEAM, drawn_star
from support.tmdl import Part, read_folder

PUBLISHED = "https://developer.microsoft.com/json-schemas/fabric"


def closed(required: dict, more: dict | None = None) -> dict:
    """An object of these properties and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": required | (more or {}),
        "required": list(required),
    }


def names(path: str) -> dict:
    """The schema a file names itself."""
    return {"const": f"{PUBLISHED}/{path}/schema.json"}


TEXT, OPTIONAL = {"type": "string"}, {"type": ["object", "null"]}
REPORT = "item/report/definition"
SHAPES = {
    "Sightline.pbip": closed(
        {
            "$schema": names("pbip/pbipProperties/1.0.0"),
            "version": TEXT,
            "artifacts": {"type": "array", "items": closed({"report": closed({"path": TEXT})})},
        },
        {"settings": closed({}, {"enableAutoRecovery": {"type": "boolean"}})},
    ),
    "Sightline.SemanticModel/definition.pbism": closed(
        {"$schema": names("item/semanticModel/definitionProperties/1.0.0"), "version": TEXT},
        {"settings": closed({}, {"qnaEnabled": {"type": "boolean"}})},
    ),
    "Sightline.Report/definition.pbir": closed(
        {
            "$schema": names("item/report/definitionProperties/2.0.0"),
            "version": TEXT,
            "datasetReference": closed({"byPath": closed({"path": TEXT})}),
        }
    ),
    "Sightline.Report/definition/version.json": closed(
        {
            "$schema": names(f"{REPORT}/versionMetadata/1.0.0"),
            "version": {"type": "string", "pattern": r"^[1-9][0-9]*\.(0|[1-9][0-9]*)\.0$"},
        }
    ),
    "Sightline.Report/definition/report.json": closed(
        {
            "$schema": names(f"{REPORT}/report/1.0.0"),
            "layoutOptimization": {"enum": ["None", "PhonePortrait"]},
            "themeCollection": closed({}, {"baseTheme": OPTIONAL, "customTheme": OPTIONAL}),
        },
        {"annotations": {"type": "array", "items": closed({"name": TEXT, "value": TEXT})}},
    ),
    "Sightline.Report/definition/pages/pages.json": closed(
        {"$schema": names(f"{REPORT}/pagesMetadata/1.0.0")},
        {"pageOrder": {"type": "array", "items": TEXT}, "activePageName": TEXT},
    ),
    "Sightline.Report/definition/pages/figures/page.json": closed(
        {
            "$schema": names(f"{REPORT}/page/1.0.0"),
            "name": {"type": "string", "maxLength": 50},
            "displayName": TEXT,
            "displayOption": {"enum": ["FitToPage", "FitToWidth", "ActualSize"]},
            "height": {"type": "number"},
            "width": {"type": "number"},
        }
    ),
    "Sightline.pbids": closed(
        {
            "version": {"const": "0.1"},
            "connections": {
                "type": "array",
                "maxItems": 1,
                "items": closed(
                    {"details": closed({"protocol": {"const": "folder"}, "address": closed({"path": TEXT})})},
                    {"mode": {"enum": ["Import", "DirectQuery"]}},
                ),
            },
        }
    ),
} | {
    f"Sightline.{item}/.platform": {
        "type": "object",
        "properties": {
            "$schema": names("gitIntegration/platformProperties/2.0.0"),
            "metadata": {
                "type": "object",
                "required": ["type", "displayName"],
                "properties": {"type": {"const": item}},
            },
            "config": {"type": "object", "required": ["version", "logicalId"]},
        },
        "required": ["$schema", "metadata", "config"],
    }
    for item in ("Report", "SemanticModel")
}
"""What Microsoft's published schemas ask of each file (github.com/microsoft/json-schemas, folder fabric, read December 2026), as
far as it concerns the properties we write; of the data source, its documentation.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A drawn star, written."""
    made = tmp_path_factory.mktemp("export")
    write_folder(drawn_star(), made, Path("C:/Reports/Sightline"))
    return made


@pytest.fixture(scope="module")
def model(folder) -> Part:
    """Its semantic model, read back."""
    whole, refers = read_folder(folder / "Sightline.SemanticModel" / "definition")
    assert {name for kind, name in refers if kind == "table"} == set(whole.each("table"))
    assert {name for kind, name in refers if kind == "role"} == set(whole.each("role"))
    return whole


@pytest.mark.parametrize("path", SHAPES)
def test_each_file_has_the_published_shape(folder, path):
    jsonschema.validate(json.loads((folder / path).read_text(encoding="utf-8")), SHAPES[path])


def test_there_is_no_other_json_and_every_file_is_in_the_manifest(folder):
    files = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}
    as_json = {each for each in files if not each.endswith((".parquet", ".csv", ".md", ".tmdl"))}
    assert as_json == {*SHAPES, MANIFEST}
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    assert set(manifest["files"]) == files - {MANIFEST}
    assert (manifest["freeze"], manifest["standing"]) == ("q2", "Frozen as q2")
    assert is_an_export(folder) and not is_an_export(folder / "data")


def test_references_between_files_lead_somewhere(folder):
    shortcut = json.loads((folder / "Sightline.pbip").read_text())
    report = folder / shortcut["artifacts"][0]["report"]["path"]
    path = json.loads((report / "definition.pbir").read_text())["datasetReference"]["byPath"]["path"]
    assert (report / path / "definition" / "model.tmdl").resolve().is_file()
    pages = json.loads((report / "definition/pages/pages.json").read_text())
    assert [(report / "definition/pages" / each / "page.json").is_file() for each in pages["pageOrder"]] == [
        True
    ]


def test_every_table_and_column_reads_back_with_its_type_and_what_it_says(model):
    types = {"whole": "int64", "number": "double", "text": "string", "day": "dateTime", "yes_no": "boolean"}
    for table in TABLES:
        part = model.each("table")[table.title]
        assert part.description == table.says
        columns = part.each("column")
        assert [
            (each.properties["sourceColumn"], each.properties["dataType"]) for each in columns.values()
        ] == [(column.name, types[column.kind]) for column in table.columns]
        assert all(columns[each.title].description.startswith(each.says) for each in table.columns)
        assert {each.properties["summarizeBy"] for each in columns.values()} == {"none"}
        source = part.each("partition")[table.title]
        assert source.expression == "m" and f'"\\{table.name}.parquet"' in source.properties["source"]


def test_relationships_go_from_each_fact_to_its_keys(model):
    wanted = {
        (table.title, column.title, column.refers_to)
        for table in TABLES
        for column in table.columns
        if column.refers_to
    }
    titles = {each.title: each.name for each in TABLES}
    ends = [
        (_end(each, "fromColumn"), _end(each, "toColumn")) for each in model.each("relationship").values()
    ]
    assert {(*start, titles[end[0]]) for start, end in ends} == wanted
    for (table, column), (other, key) in ends:
        assert column in model.each("table")[table].each("column")
        assert model.each("table")[other].each("column")[key].properties["isKey"] == "true"


def _end(relationship: Part, which: str) -> tuple[str, str]:
    table, _, column = relationship.properties[which].partition(".")
    return table.strip("'"), column.strip("'")


def test_measures_read_only_columns_and_measures_that_are_there(model):
    tables = model.each("table")
    every = {name for each in tables.values() for name in each.each("measure")}
    assert len(every) == 16
    for table in tables.values():
        for measure in table.each("measure").values():
            assert measure.description and ("formatString" in measure.properties or table.name == "About")
            assert measure.expression.count("(") == measure.expression.count(")")
            for owner, name in re.findall(r"(\w*)\[([^\]]+)\]", measure.expression):
                assert name in (tables[owner].each("column") if owner else every), measure.name


def test_a_role_sees_its_own_unit_and_a_services_role_its_teams(model):
    seen = {}
    for name, role in model.each("role").items():
        assert role.properties["modelPermission"] == "read"
        permission = role.each("tablePermission").get("Units")
        seen[name] = {int(each) for each in re.findall(r"\d+", permission.expression)} if permission else None
    assert seen == {
        "Every unit": None,
        "Unit: Anyshire (authority 990)": {COUNCIL},
        'Unit: Children\'s "North"': {SERVICE, TEAM},
        "Unit: Anyshire (team T1)": {TEAM},
    }


def test_what_stands_in_two_exports_has_the_same_tags(folder, tmp_path):
    write_folder(drawn_star(), tmp_path, Path("elsewhere"))
    for path in ("tables/Readings.tmdl", "relationships.tmdl"):
        one, two = (each / "Sightline.SemanticModel/definition" / path for each in (folder, tmp_path))
        assert one.read_text() == two.read_text()


def test_the_model_says_what_it_is_and_where_its_files_lie(model):
    sentence = "Frozen as q2. Anyshire, figures to 31 October 2026. As published."
    assert model.each("model")["Model"].description == sentence
    assert 'meta [IsParameterQuery=true, Type="Text"' in model.each("expression")["DataFolder"].expression
    assert model.each("database")[""].properties == {"compatibilityLevel": "1600"}
