"""The workbook that goes beside Annex A and not with it: by list what is missing, what would be asked about, and in which rows."""

from collections.abc import Mapping, Sequence

from sightline.calendars.dates import in_words
from sightline.engine.spreadsheets import Sheet, Value, about, workbook
from sightline.rehearsal.lists_ready import ListReadiness
from sightline.returns.annex_a_lists.checking import ListFault, ReadBack
from sightline.returns.annex_a_lists.expected import SEVERITY_WORDS

SOURCE_WORDS = {"ssd": "The SSD", "annex_a": "The Annex A workbook that was loaded", "": "Nothing"}
FIRST_LINE = 3
"""The row of a list's sheet in which its first child stands: a title and the headings are above."""


def checks_workbook(
    lines: Sequence[tuple[str, Value]],
    lists: Sequence[ListReadiness],
    faults: Mapping[int, Sequence[ListFault]],
    back: Mapping[int, ReadBack],
) -> bytes:
    """The lists, what would be asked about them, the columns left blank, and the rows, with the child of each."""
    return workbook([about(lines), _lists(lists), _faults(lists, back), _blank(lists), _rows(faults)])


def _lists(lists: Sequence[ListReadiness]) -> Sheet:
    heads = (
        "List",
        "Can be made",
        "Rows",
        "Looks back to",
        "Made of",
        "Would be sent back",
        "Would be queried",
        "Left blank",
        "To know",
    )
    rows = [
        (
            f"{each.number} {each.title}",
            "Yes" if each.can_be_made else "No",
            each.rows if each.can_be_made else None,
            in_words(each.since),
            SOURCE_WORDS[each.source],
            each.rows_with("error"),
            each.rows_with("query"),
            len(each.blank),
            " ".join(sentence for sentence in (each.why_not, *each.notes, _empty(each)) if sentence),
        )
        for each in lists
    ]
    return Sheet("Lists", heads, rows, widths={"List": 34, "Made of": 26, "To know": 60})


def _empty(each: ListReadiness) -> str:
    return "It has no row: check that this is so." if each.can_be_made and not each.rows else ""


def _faults(lists: Sequence[ListReadiness], back: Mapping[int, ReadBack]) -> Sheet:
    heads = ("List", "Column", "What would happen", "Why", "Rows")
    rows: list[Sequence[Value]] = [
        (
            each.number,
            fault.heading or "The whole row",
            SEVERITY_WORDS[_severity(fault.severity)],
            fault.words,
            fault.rows,
        )
        for each in lists
        for fault in each.faults
    ]
    rows += [
        (number, "", "Read again by Sightline's own reader", sentence, None)
        for number, read in back.items()
        for sentence in read.sentences
    ]
    return Sheet("What would be asked", heads, rows, widths={"Column": 40, "Why": 60})


def _severity(text: str):
    return "error" if text == "error" else "query"


def _blank(lists: Sequence[ListReadiness]) -> Sheet:
    rows = [(each.number, heading, cause) for each in lists for heading, cause in each.blank]
    return Sheet("Left blank", ("List", "Column", "Why"), rows, widths={"Column": 60, "Why": 50})


def _rows(faults: Mapping[int, Sequence[ListFault]]) -> Sheet:
    heads = ("List", "Row", "Child", "Column", "What would happen", "Why")
    rows = [
        (
            number,
            line + FIRST_LINE,
            child,
            fault.heading or "The whole row",
            SEVERITY_WORDS[fault.severity],
            fault.words,
        )
        for number, listed in faults.items()
        for fault in listed
        for line, child in zip(fault.lines, fault.children, strict=True)
    ]
    return Sheet("Rows", heads, rows, widths={"Column": 40, "Why": 50})
