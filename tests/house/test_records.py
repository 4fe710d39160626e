"""Records: what is built of eight things or more names each, so that no two can change places unseen."""

import ast
from pathlib import Path

import pytest

import sightline

HOME = Path(sightline.__file__).parent
FILES = sorted(path for path in HOME.rglob("*.py") if "migrations" not in path.parts)
MANY = 8


def built_by_place(source: str) -> set[str]:
    """The dataclasses of a module with MANY fields or more that can be built without naming them."""
    return {
        f"{each.name} has {fields} fields"
        for each in ast.walk(ast.parse(source))
        if isinstance(each, ast.ClassDef)
        and (how := _decorator(each)) is not None
        and "kw_only=True" not in how
        and (fields := _fields(each)) >= MANY
    }


def _decorator(record: ast.ClassDef) -> str | None:
    every = (ast.unparse(each) for each in record.decorator_list)
    return next((each for each in every if each.split("(")[0].split(".")[-1] == "dataclass"), None)


def _fields(record: ast.ClassDef) -> int:
    declared = [ast.unparse(line) for line in record.body if isinstance(line, ast.AnnAssign)]
    return sum("ClassVar" not in each and "init=False" not in each for each in declared)


def test_what_is_built_of_many_things_names_each():
    wrong = {
        path.relative_to(HOME).as_posix(): built_by_place(path.read_text(encoding="utf-8")) for path in FILES
    }
    assert {path: names for path, names in wrong.items() if names} == {}


@pytest.mark.parametrize(
    ("how", "fields", "wrong"),
    [
        ("@dataclass", 8, {"Case has 8 fields"}),
        ("@dataclass(frozen=True, slots=True)", 9, {"Case has 9 fields"}),
        ("@dataclasses.dataclass(frozen=True)", 8, {"Case has 8 fields"}),
        ("@dataclass(frozen=True, kw_only=True)", 8, set()),
        ("@dataclass", 7, set()),
        ("@final", 8, set()),
    ],
)
def test_a_record_of_many_things_is_found(how, fields, wrong):
    lines = [f"    field_{number}: int" for number in range(fields)]
    more = ["    made: ClassVar[int] = 1", "    form: int = field(init=False)"]
    assert built_by_place("\n".join([how, "class Case:", *lines, *more])) == wrong
