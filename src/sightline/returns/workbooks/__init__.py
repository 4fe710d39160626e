"""Spreadsheets as text, opened safely: nothing guessed, nothing run, and a sentence where one cannot be read.

Every cell comes as text: dates as 2025-03-04 (with their time where they have one), '007' and '31/02/2026' as typed,
error cells and empty text as blanks.
"""

from sightline.returns.workbooks.csv_text import CsvText, read_csv_text
from sightline.returns.workbooks.epoch import counts_from_1904
from sightline.returns.workbooks.opening import read_sheet, sheets
from sightline.returns.workbooks.safety import KINDS

__all__ = ["KINDS", "CsvText", "counts_from_1904", "read_csv_text", "read_sheet", "sheets"]
