"""How sections, paragraphs, recommendations and appendices are numbered and lettered. Pure."""

import re
from dataclasses import dataclass

from sightline.papers.paper_templates.paper_template import PaperNumbering

LETTERS = 26


def mark(pattern: str, number: int, digits: str = "") -> str:
    """A number as a pattern prints it: (#) and 2 are (2), a) and 2 are b), A and 1 are A. `digits`: what stands for # instead."""
    if "#" in pattern:
        return pattern.replace("#", digits or str(number))
    return re.sub(r"\b[aA]\b", lambda match: lettered(number, match[0]), pattern, count=1)


def lettered(number: int, first: str) -> str:
    """1 is a, 26 is z, 27 is aa; capitals where `first` is one."""
    letters = ""
    while number:
        number, left = divmod(number - 1, LETTERS)
        letters = chr(ord(first) + left) + letters
    return letters


@dataclass(slots=True)
class PaperNumbers:
    """Where the numbering stands. Every call counts on and gives the number without what a council prints behind it: 2, 2.1, 6.1.1."""

    how: PaperNumbering
    section: int = 0
    second: int = 0
    third: int = 0
    under_heading: bool = False

    def next_section(self) -> str:
        """The number of the next section: 2."""
        self.section, self.second, self.third, self.under_heading = self.section + 1, 0, 0, False
        return str(self.section)

    def next_heading(self) -> str:
        """The number of the next heading within a section: 6.1."""
        self.second, self.third, self.under_heading = self.second + 1, 0, True
        return f"{self.section}.{self.second}"

    def next_paragraph(self) -> str:
        """The number of the next paragraph: 2.1 of a section, 6.1.1 below a heading within it."""
        if not self.under_heading:
            self.second += 1
            return f"{self.section}.{self.second}"
        self.third += 1
        return f"{self.section}.{self.second}.{self.third}"

    def printed(self, number: str) -> str:
        """A number as the council prints it: the section's own pattern, or that of all below."""
        return mark(self.how.paragraph if "." in number else self.how.section, 0, number)
