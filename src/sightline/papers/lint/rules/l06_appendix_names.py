"""L06: an appendix is called otherwise in the text than in its list."""

import re
from collections.abc import Iterator

from sightline.papers.lint.paper_rule import PaperMatch, paper_rule
from sightline.papers.lint.paper_text import HEADINGS, PaperText

LISTS = {"appendices": "Appendix", "annexes": "Annex", "attachments": "Attachment"}
ITEM = re.compile(r"(?:(Appendix|Annex|Attachment)\s+)?([A-Z]|\d{1,2})\s*[-–:.]\s*\S")
NAMED = re.compile(r"\b(Appendix|Annex|Attachment)\s+([A-Z]|\d{1,2})\b")


def appendix_list(paper: PaperText) -> dict[str, str]:
    """By letter or number, what the paper's own list calls its appendices; nothing where the list names none by one."""
    for line in paper.lines:
        word = LISTS.get(line.plain.rstrip(":").lower())
        if word is None:
            continue
        names: dict[str, str] = {}
        for below in paper.after(line):
            item = ITEM.match(below.plain)
            if item:
                names[item[2]] = item[1] or word
            elif HEADINGS.match(below.plain) and not below.plain.lower().startswith("the following"):
                break
        return names
    return {}


@paper_rule(
    id="L06",
    title="An appendix is called by another name",
    severity="error",
    advice="Call it in the text as the list of appendices does.",
    source="Sefton, 8 March 2023",
)
def appendix_names(paper: PaperText) -> Iterator[PaperMatch]:
    """Annex A in the text is Appendix A in the list, or is not in the list at all."""
    names = appendix_list(paper)
    for line in paper.lines if names else ():
        for word, label in NAMED.findall(line.text):
            if names.get(label) != word:
                called = f"{names[label]} {label}" if label in names else "not there"
                yield PaperMatch(line.number, line.text, advice=f"In the list of appendices it is {called}.")
