"""The Children's Social Care National Framework: what its outcomes, enablers and principles are called, by version.

Numbers are no names: outcomes 2 and 3 changed places in March 2026. Where the lists come from stands in
`data/national_framework_sources.txt`.
"""

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class FrameworkItem:
    """An outcome, enabler or principle under its number, for the days on which the number meant that."""

    tag: str
    name: str
    valid_from: date
    valid_to: date | None

    def meant_on(self, day: date) -> bool:
        """Whether the number meant this on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@cache
def national_framework() -> tuple[FrameworkItem, ...]:
    """Every name there has been, in the framework's order."""
    text = files("sightline.standards").joinpath("data", "national_framework.csv").read_text(encoding="utf-8")
    return tuple(
        FrameworkItem(
            f"{row['kind']} {row['number']}",
            row["name"],
            date.fromisoformat(row["valid_from"]),
            date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        )
        for row in csv.DictReader(text.splitlines())
    )


def name_of_tag(tag: str, on: date | None) -> str | None:
    """What "Outcome 3" meant on the day a report is dated; None where that cannot be said."""
    plain = " ".join(re.sub(r"[^\w ]", " ", tag).split()).capitalize()
    names = {
        each.name for each in national_framework() if each.tag == plain and (on is None or each.meant_on(on))
    }
    return names.pop() if len(names) == 1 else None


def tag_in_words(tag: str, on: date | None) -> str:
    """The tag with its name, as of a report's day: "Outcome 4: children in care … have stable, loving homes"."""
    name = name_of_tag(tag, on)
    return f"{tag}: {name}" if name else tag
