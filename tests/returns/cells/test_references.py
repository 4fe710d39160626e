"""References: one person is one whatever a spreadsheet put behind the number, and nobody is nobody."""

import pyarrow as pa
import pytest

from sightline.returns.cells.references import references


def read(*texts: str | None, own: bool = False) -> list[tuple[str | None, str | None]]:
    """Each cell's reference, and the rule it breaks."""
    found = references(pa.array(texts, pa.string()), own=own)
    rules = [found.wrong[at][1].rule if at >= 0 else None for at in found.at]
    return list(zip(found.values.to_pylist(), rules, strict=True))


def test_a_number_written_with_a_point_is_the_number():
    assert read("1001.0", "1001", "1001.00", "7.5", "A.0") == [
        ("1001", None), ("1001", None), ("1001", None), ("7.5", None), ("A.0", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["-1", "0", "-1.0", "N/A", "unknown", "Unknown", "None", "not known", "00000"]
)
def test_nobodys_reference_is_blank_and_a_fault(text):
    assert read("1001", text) == [("1001", None), (None, "unknown_key")]


def test_a_blank_is_a_blank_and_a_name_a_name():
    assert read(None, "-", "NA", "007") == [(None, None), (None, None), ("NA", None), ("007", None)]


def test_a_tables_own_rows_may_be_counted_from_nought():
    assert read("0", "1", own=True) == [("0", None), ("1", None)]
    assert read("-1", own=True) == [(None, "unknown_key")]
