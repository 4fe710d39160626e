"""A fault is a value: what was found, where, what was expected, and what we did about it."""

from dataclasses import asdict, dataclass
from typing import Literal

Did = Literal["kept_blank", "kept_as_typed", "set_aside", "corrected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with one cell, row, sheet or file.

    `row` is numbered as a spreadsheet numbers it (the header of a CSV is row 1); None for a whole sheet or file.
    `rule` is a short stable slug such as `not_a_date`. `did` says what became of it: the value was left blank,
    or kept as it was written; the row (or file) was set aside; or the value was corrected to `expected`.
    `child_id` lets faults be grouped by child for those allowed to see it; it never goes to a log.
    """

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    rule: str
    found: str
    expected: str
    did: Did
    child_id: str | None = None
    table: str | None = None

    def as_contract(self) -> dict[str, object]:
        """The fault as `sightline load --json` prints it, the child's reference left out."""
        whole = asdict(self)
        return {
            name: whole[name]
            for name in ("file", "sheet", "row", "column", "rule", "found", "expected", "did")
        }
