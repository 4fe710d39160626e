"""When a field must be filled: always, or only where something applies; ours, from the wording of the SSD and the returns."""

import csv
from functools import cache
from importlib.resources import files


@cache
def _where_by_field() -> dict[tuple[str, str], str]:
    text = files("sightline.standards").joinpath("data", "filled_where.csv").read_text(encoding="utf-8")
    return {(row["table"], row["field"]): row["where"] for row in csv.DictReader(text.splitlines())}


def only_where(table: str, field: str) -> str:
    """Where the field is to be filled, as it stands after "only where"; blank where it always is."""
    return _where_by_field().get((table, field), "")
