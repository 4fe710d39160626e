"""A spreadsheet of actions made to harm whoever opens it: said in a sentence, nothing kept, and we go on."""

import pytest

from returns import hostile
from returns.test_own_process import BOOKS
from sightline.history.returned_sheets import NotOurSpreadsheetError
from sightline.programme.delivery.queries.round_trip import rows_of
from sightline.returns.contract import CannotReadError

pytestmark = pytest.mark.own_process


@pytest.mark.parametrize("how", BOOKS)
def test_a_workbook_that_asks_for_half_a_terabyte_is_refused(tmp_path, how):
    raw = BOOKS[how](tmp_path / "a.xlsx").read_bytes()
    with pytest.raises((NotOurSpreadsheetError, CannotReadError), match=r"^actions\.xlsx "):
        rows_of("actions.xlsx", raw)


def test_what_can_be_read_comes_whole_and_what_is_not_ours_is_said(tmp_path):
    with pytest.raises(NotOurSpreadsheetError, match="has no sheet with the columns Reference and Edition"):
        rows_of("a.xlsx", hostile.plain(tmp_path / "a.xlsx", [["Asha", 1]]).read_bytes())
    raw = hostile.plain(
        tmp_path / "b.xlsx", [["Reference", "Edition"], ["A1", 3], ["", ""], ["A2", 4]]
    ).read_bytes()
    assert rows_of("b.xlsx", raw)["actions"] == [
        (2, {"Reference": "A1", "Edition": "3"}),
        (3, {"Reference": "", "Edition": ""}),
        (4, {"Reference": "A2", "Edition": "4"}),
    ]
