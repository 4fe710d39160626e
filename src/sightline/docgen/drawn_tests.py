"""The drawn tables of the tests, read from their source: they are the manual's worked examples."""

import ast
import textwrap
from pathlib import Path


def by_measure(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Name of the measure's function → (what the test is called, its drawn tables) in the order of the files."""
    tests: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(folder.rglob("test_*.py")):
        for test in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
                for call in ast.walk(test):
                    if isinstance(call, ast.Call) and _is_check(call):
                        drawn = _drawn(call)
                        if drawn:
                            tests.setdefault(_measure(call), []).append((_title(test.name), drawn))
    return tests


def _is_check(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "check" and bool(call.args)


def _measure(call: ast.Call) -> str:
    first = call.args[0]
    return first.id if isinstance(first, ast.Name) else ast.unparse(first)


def _title(name: str) -> str:
    return name.removeprefix("test_").replace("_", " ")


def _drawn(call: ast.Call) -> str:
    parts = []
    for keyword in call.keywords:
        value = keyword.value
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and "|" in value.value:
            parts.append(f"{keyword.arg}\n{textwrap.dedent(value.value).strip()}")
    return "\n\n".join(parts)
