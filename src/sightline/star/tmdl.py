"""The semantic model as a TMDL folder: tables, columns, relationships, measures and a role for each unit.

The syntax is that of https://learn.microsoft.com/analysis-services/tmdl/tmdl-overview: tabs, `///` for a description, names in
single quotes where they are more than letters.
"""

import re
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator

from sightline.star.dax import MODEL_MEASURES, ModelMeasure
from sightline.star.schema import BY_NAME, TABLES, Kind, StarColumn, StarTable
from sightline.star.tables import Star

LINEAGE = uuid.UUID("6b0c4c0e-5d53-5f0e-9d6a-2f5a6f0f7b11")
TYPES: dict[Kind, str] = {
    "whole": "int64",
    "number": "double",
    "text": "string",
    "day": "dateTime",
    "yes_no": "boolean",
}
FORMATS: dict[Kind, str] = {"whole": "0", "number": "#,0.0###", "day": "dd mmm yyyy"}
PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
EVERY_UNIT = "Every unit"
COMPATIBILITY = 1600


def model_files(star: Star, data_folder: str) -> dict[str, str]:
    """The files of the folder `definition`, by their paths; `data_folder` is where the Parquet files lie."""
    roles = list(_roles(star))
    files = {
        "database.tmdl": f"database\n\tcompatibilityLevel: {COMPATIBILITY}\n",
        "model.tmdl": _model(star, [name for name, _, _ in roles]),
        "expressions.tmdl": _parameter(data_folder),
        "relationships.tmdl": "\n".join(_relationships()),
    }
    files |= {f"tables/{each.title}.tmdl": _table(each) for each in TABLES}
    return files | {
        f"roles/role {number:03}.tmdl": _role(name, says, keys)
        for number, (name, says, keys) in enumerate(roles, 1)
    }


def named(name: str) -> str:
    """A name as TMDL and DAX have it: in quotes where it is more than a plain word."""
    return name if PLAIN.fullmatch(name) else "'" + name.replace("'", "''") + "'"


def _model(star: Star, roles: Iterable[str]) -> str:
    lines = [f"/// {star.sentence}", "model Model", "\tculture: en-GB"]
    lines += ["\tdefaultPowerBIDataSourceVersion: powerBI_V3", "\tsourceQueryCulture: en-GB", ""]
    lines += ["annotation __PBI_TimeIntelligenceEnabled = 0", ""]
    lines += [f"ref table {named(each.title)}" for each in TABLES] + [""]
    return "\n".join([*lines, *(f"ref role {named(each)}" for each in roles)]) + "\n"


def _parameter(data_folder: str) -> str:
    text = data_folder.replace('"', '""')
    return (
        "/// The folder with the Parquet files. Change it where they have been moved.\n"
        f'expression DataFolder = "{text}" meta [IsParameterQuery=true, Type="Text", IsParameterQueryRequired=true]\n'
        f"\tlineageTag: {_tag('expression', 'DataFolder')}\n"
    )


def _table(table: StarTable) -> str:
    lines = [f"/// {table.says}", f"table {named(table.title)}", f"\tlineageTag: {_tag(table.title)}"]
    if table.name == "dates":
        lines.append("\tdataCategory: Time")
    for measure in MODEL_MEASURES:
        if measure.table == table.title:
            lines += ["", *_measure(measure)]
    for column in table.columns:
        lines += ["", *_column(table, column)]
    return "\n".join([*lines, "", *_partition(table)]) + "\n"


def _measure(measure: ModelMeasure) -> Iterator[str]:
    yield f"\t/// {measure.says}"
    yield f"\tmeasure {named(measure.name)} = {measure.dax}"
    if measure.format:
        yield f"\t\tformatString: {measure.format}"
    yield f"\t\tlineageTag: {_tag(measure.table, 'measure', measure.name)}"


def _column(table: StarTable, column: StarColumn) -> Iterator[str]:
    unit = f" Unit: {column.unit}." if column.unit else ""
    yield f"\t/// {column.says}{unit}"
    yield f"\tcolumn {named(column.title)}"
    yield f"\t\tdataType: {TYPES[column.kind]}"
    if column.is_key:
        yield "\t\tisKey"
    if column.hidden:
        yield "\t\tisHidden"
    if column.kind in FORMATS:
        yield f"\t\tformatString: {FORMATS[column.kind]}"
    yield f"\t\tlineageTag: {_tag(table.title, column.title)}"
    yield "\t\tsummarizeBy: none"
    yield f"\t\tsourceColumn: {column.name}"


def _partition(table: StarTable) -> Iterator[str]:
    yield f"\tpartition {named(table.title)} = m"
    yield "\t\tmode: import"
    yield "\t\tsource ="
    yield "\t\t\t\tlet"
    yield f'\t\t\t\t\tSource = Parquet.Document(File.Contents(DataFolder & "\\{table.name}.parquet"))'
    yield "\t\t\t\tin"
    yield "\t\t\t\t\tSource"


def _relationships() -> Iterator[str]:
    for table in TABLES:
        for column in table.columns:
            if not column.refers_to:
                continue
            other = BY_NAME[column.refers_to]
            key = other.key
            if key is not None:
                yield f"relationship {_tag(table.title, column.title, 'relationship')}"
                yield f"\tfromColumn: {named(table.title)}.{named(column.title)}"
                yield f"\ttoColumn: {named(other.title)}.{named(key.title)}"
                yield ""


def _roles(star: Star) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """Each role's name, what it says, and the units it shows; no units for all of them."""
    yield EVERY_UNIT, "Sees every unit in this model.", ()
    names = Counter(each["unit"] for each in star.units)
    for each in star.units:
        name = (
            each["unit"]
            if names[each["unit"]] == 1
            else f"{each['unit']} ({each['kind']} {each['reference']})"
        )
        under = star.under.get(each["unit_key"], ())
        says = f"Sees {each['unit']}{' and its teams' if under else ''}, and no other unit."
        yield f"Unit: {name}", says, (each["unit_key"], *under)


def _role(name: str, says: str, keys: tuple[int, ...]) -> str:
    lines = [f"/// {says}", f"role {named(name)}", "\tmodelPermission: read"]
    if keys:
        listed = ", ".join(str(each) for each in keys)
        lines += ["", f"\ttablePermission Units = Units[Unit key] IN {{{listed}}}"]
    return "\n".join(lines) + "\n"


def _tag(*parts: str) -> str:
    """A lineage tag that is the same in every export, so that reports built on the model stay bound to it."""
    return str(uuid.uuid5(LINEAGE, "/".join(parts)))
