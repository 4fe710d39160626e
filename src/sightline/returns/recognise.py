"""What each file is: every reader is asked in turn, and what nobody knows is said, never guessed."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sightline.returns import flat, ons
from sightline.returns.contract import CannotReadError, Input, RowsRead

SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods")
PASSED_OVER = ("thumbs.db", "desktop.ini", ".ds_store")


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Every file named, and every file in every folder named, in order; hidden and lock files passed over."""
    paths_in_order: dict[Path, None] = {}
    for path in paths:
        inside = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
        for each in inside:
            name = each.name.lower()
            if not name.startswith((".", "~$")) and name not in PASSED_OVER:
                paths_in_order[each.resolve()] = None
    return list(paths_in_order)


def recognised(path: Path) -> list[Input]:
    """What one file holds: one Input, or one per sheet of a workbook. CannotReadError where it cannot be opened."""
    if not path.exists():
        raise CannotReadError(f"{path.name} does not exist. Check the path: {path.parent} was looked in.")
    for reader in (flat.recognise, ons.recognise):
        sources = reader(path)
        if sources:
            return [sources]
    if path.suffix.lower() in SPREADSHEETS or path.suffix.lower() == ".csv":
        from sightline.returns import annex_a

        sheets = annex_a.recognise(path)
        if sheets:
            return sheets
    return [Input(path, None, "not recognised", None)]


def read(source: Input, today: date) -> list[RowsRead]:
    """The rows of one recognised input, by authority where the file itself holds several."""
    if source.table and source.table.startswith("annexa_"):
        from sightline.returns import annex_a

        return [annex_a.read(source, today)]
    if source.recognised_as == "ons population":
        return ons.read(source)
    return flat.read(source, today)
