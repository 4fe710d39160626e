"""Reference numbers of finance and legal sign-offs, as a council prints them: FD 4914/17, FD.5298/18, LD.5353/23. Pure."""

import re
from datetime import date

PART = re.compile(r"\{[^{}]*\}")
NUMBER, YEAR = "{number}", "{year}"
LONGEST_PATTERN = 30


def fault_of_pattern(pattern: str) -> str:
    """What is wrong with the form of a reference, in a sentence; blank where nothing is. It holds {number} once and may hold {year}."""
    parts = PART.findall(pattern)
    if len(pattern) > LONGEST_PATTERN:
        return f"A form of a reference has at most {LONGEST_PATTERN} characters."
    if parts.count(NUMBER) != 1:
        return f"Write {NUMBER} where the number goes, once: for example FD.{NUMBER}/{YEAR}."
    if unknown := [each for each in parts if each not in (NUMBER, YEAR)]:
        return f"{unknown[0]} means nothing here. Use {NUMBER} and {YEAR}."
    if set(PART.sub("", pattern)) & set("{}"):
        return "A bracket is left open. Write {number} and {year} whole."
    return ""


def reference(pattern: str, number: int, day: date) -> str:
    """The reference of that number on a day: FD.5298/18."""
    return pattern.replace(NUMBER, str(number)).replace(YEAR, f"{day:%y}")
