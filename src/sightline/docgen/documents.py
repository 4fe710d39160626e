"""Every made document, by its name in `docs/made`."""

from pathlib import Path

from sightline.docgen import (
    annex_a,
    checks,
    comparators,
    drawn_tests,
    linter,
    local_return,
    measure_map,
    measures,
    permissions,
    returns,
    signals,
    states,
    trail,
)

FOLDER = Path("docs") / "made"


def documents(root: Path) -> dict[str, str]:
    """File name → text, made from the code (and the drawn tables of the tests) below `root`."""
    return {
        "measures.md": measures.text(drawn_tests.by_measure(root / "tests" / "measures")),
        "checks.md": checks.text(drawn_tests.by_measure(root / "tests" / "checks")),
        "comparators.md": comparators.text(),
        "measure_map.csv": measure_map.text(),
        "annex_a_to_ssd.md": annex_a.text(),
        "local_return.md": local_return.text(),
        "returns.md": returns.text(),
        "who-may-what.md": permissions.text(),
        "signals.md": signals.text(),
        "states.md": states.text(),
        "trail.md": trail.text(),
        "linter.md": linter.text(),
    }


def stale(root: Path) -> list[str]:
    """The documents that are not as the code would write them now."""
    made = documents(root)
    folder = root / FOLDER
    names = [name for name, text in made.items() if _read(folder / name) != text]
    return names + [path.name for path in sorted(folder.glob("*")) if path.name not in made]


def write(root: Path) -> list[str]:
    """Write them all; gives their names."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    made = documents(root)
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return list(made)


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
