"""What each kind of fault is called, and what to do about it. Data, in plain words."""

from types import MappingProxyType

REMEDIES: MappingProxyType[str, tuple[str, str]] = MappingProxyType(
    {
        "not_a_date": (
            "Not a date",
            "Correct the date in the case system. If a whole column is wrong, change how the report writes its dates.",
        ),
        "not_a_date_and_time": ("Not a date and time", "Correct it in the case system, as 14/11/2017 16:30."),
        "date_in_future": ("A date in the future", "Correct the date in the case system."),
        "date_too_early": ("A date too long ago", "Correct the year in the case system."),
        "placeholder_date": (
            "A day that stands for none",
            "Nothing to do: it was read as blank. Better still, have the report leave it blank.",
        ),
        "day_or_month": (
            "The day or the month",
            "Have the report write the year in four figures, or the date as 2017-11-14.",
        ),
        "unknown_key": (
            "A reference written for nobody",
            "Give the record the reference of its child, or leave it blank: nobody's records are not joined.",
        ),
        "birth_dates_differ": (
            "Dates of birth that differ between lists",
            "Correct the date of birth in the case system. The date most lists give was used.",
        ),
        "not_a_whole_number": ("Not a whole number", "Correct the number where the file comes from."),
        "not_a_number": ("Not a number", "Correct the number where the file comes from."),
        "not_an_age": (
            "Not an age",
            "Correct the age, or the date of birth it is worked out from. Unborn is -1.",
        ),
        "unknown_code": (
            "A code that nobody knows",
            "Choose a national code in the case system, or have the report write the national code or its words.",
        ),
        "two_answers": (
            "A code that can mean two things",
            "Have the report write Ofsted's own code, so that it cannot be misread.",
        ),
        "blank_key": (
            "A blank where a row must be known by it",
            "Fill it in the case system: without it the row cannot be told from another, and was set aside.",
        ),
        "no_child_id": ("No child's reference", "Have the report give every row its child's reference."),
        "header_again": ("The headings again", "Nothing to do. If it happens often, mend the report."),
        "totals_row": (
            "A row of totals",
            "Nothing to do: it is no child's row. If it can be left out, leave it out.",
        ),
        "repeated_row": (
            "The same row twice",
            "Nothing to do: one was kept. If there are many, mend the report.",
        ),
        "same_key": (
            "Two versions of one row",
            "The later row was kept. Remove the double entry in the case system.",
        ),
        "same_key_twice": (
            "Two rows with the same key",
            "One was kept. Remove the double entry in the case system, or mend the report's key.",
        ),
        "wrong_number_of_cells": (
            "Too many or too few cells",
            "Export the file again: a comma or a line break inside a text is often not in quotation marks.",
        ),
        "not_an_authority": ("Not an authority's code", "Write the authority's three-digit code."),
        "unknown_column": ("A column we do not know", "Nothing to do, unless it is a known column misspelt."),
        "column_not_known": (
            "A column we do not know",
            "Nothing to do, unless it is a known column misspelt.",
        ),
        "sheet_misnamed": (
            "A sheet with another list's name",
            "Rename the sheet. Its headings were believed.",
        ),
        "cannot_be_read": (
            "A file that could not be read",
            "See what is said of the file, and load it again.",
        ),
        "and_more": ("More like these", "Mend those that are listed, and load again to see the rest."),
    }
)
DID = MappingProxyType(
    {
        "kept_blank": "Kept, the value left blank",
        "kept_as_typed": "Kept as it was typed",
        "set_aside": "Set aside",
        "corrected": "Corrected",
    }
)


def called(rule: str) -> str:
    """A rule in words."""
    return REMEDIES.get(rule, (rule.replace("_", " ").capitalize(), ""))[0]


def remedy(rule: str) -> str:
    """What to do about it; blank for a rule nobody has described."""
    return REMEDIES.get(rule, ("", ""))[1]


def did(rule: str, became: str) -> str:
    """What became of it, in words. In loads of before, a code nobody knows was kept as typed and said to be blank."""
    if rule in ("unknown_code", "two_answers") and became == "kept_blank":
        became = "kept_as_typed"
    return DID.get(became, became.replace("_", " ").capitalize())
