"""What may be done to a list of findings that is being confirmed: each move gives the new list, or says why not. Pure."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sightline.programme.kinds.kinds import FINDING_KINDS, SECTIONS

Draft = dict[str, Any]
"""One finding being confirmed: `number`, `kind`, `section`, `text`, `paragraphs`, `tags`, `page`, `boxes`, `figures`;
`state` is open, accepted or left_out; `read` the text as the reader gave it, blank for one typed by hand."""

RepeatScore = tuple[int, float, str]
"""An earlier finding's number, a score from 0 to 1, and why."""

FIELDS = ("number", "kind", "section", "text", "paragraphs", "tags", "page", "figures")
STATES: Mapping[str, tuple[str, str, str]] = {
    "open": ("To look at", "○", "grey"),
    "accepted": ("Right", "●", "green"),
    "left_out": ("Left out", "–", "grey"),
}
SPLIT = re.compile(r"\n\s*\n")


class CannotMendError(ValueError):
    """A move that cannot be made; the message says why. `field`: the form's field it belongs to."""

    def __init__(self, sentence: str, field: str = "") -> None:
        """The sentence, and the field it is about."""
        super().__init__(sentence)
        self.field = field


def fresh(**values: Any) -> Draft:
    """A finding nobody has looked at."""
    plain: Draft = {
        "number": "",
        "kind": "recommendation",
        "section": "authority",
        "text": "",
        "paragraphs": [],
        "tags": [],
        "page": None,
        "boxes": [],
        "figures": [],
        "state": "open",
        "read": "",
    }
    return plain | values


def with_values(draft_findings: Sequence[Draft], place: int, values: Mapping[str, Any]) -> list[Draft]:
    """Finding number `place` (from 0) with these values, and looked at."""
    new_values = {name: values[name] for name in FIELDS if name in values}
    new_values["text"] = _required_text(new_values.get("text", _at(draft_findings, place)["text"]))
    new_values["text"] = tidied(new_values["text"])
    if new_values.get("kind", "recommendation") not in FINDING_KINDS:
        raise CannotMendError("Choose what kind of finding it is.", "kind")
    if new_values.get("section", "authority") not in SECTIONS:
        raise CannotMendError("Choose whom it is put to.", "section")
    return _with(draft_findings, place, _at(draft_findings, place) | new_values | {"state": "accepted"})


def left_out(draft_findings: Sequence[Draft], place: int) -> list[Draft]:
    """It is none: a heading, a footnote."""
    return _with(draft_findings, place, _at(draft_findings, place) | {"state": "left_out"})


def taken_back(draft_findings: Sequence[Draft], place: int) -> list[Draft]:
    """It is to be looked at again."""
    return _with(draft_findings, place, _at(draft_findings, place) | {"state": "open"})


def split(draft_findings: Sequence[Draft], place: int, text: str) -> list[Draft]:
    """Two or more findings in place of one: `text` has a blank line where each ends."""
    parts = [tidied(part) for part in SPLIT.split(text.replace("\r\n", "\n").strip())]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        raise CannotMendError(
            "To split it, leave a blank line in the text where the next one begins.", "text"
        )
    whole = _at(draft_findings, place)
    first = whole | {"text": parts[0], "state": "open"}
    others = [whole | {"text": part, "number": "", "figures": [], "state": "open"} for part in parts[1:]]
    return [*draft_findings[:place], first, *others, *draft_findings[place + 1 :]]


def merged(draft_findings: Sequence[Draft], place: int) -> list[Draft]:
    """This finding and the next as one."""
    one = _at(draft_findings, place)
    if place + 1 >= len(draft_findings):
        raise CannotMendError("It is the last one: there is none after it to join it to.")
    other = draft_findings[place + 1]
    whole = one | {
        "text": f"{one['text']} {other['text']}".strip(),
        "read": f"{one['read']} {other['read']}".strip(),
        "paragraphs": list(dict.fromkeys([*one["paragraphs"], *other["paragraphs"]])),
        "tags": list(dict.fromkeys([*one["tags"], *other["tags"]])),
        "boxes": [*one["boxes"], *other["boxes"]],
        "figures": [*one["figures"], *other["figures"]],
        "state": "open",
    }
    return [*draft_findings[:place], whole, *draft_findings[place + 2 :]]


def moved(draft_findings: Sequence[Draft], place: int, by: int) -> list[Draft]:
    """One place up (-1) or down (1)."""
    one, target = _at(draft_findings, place), place + by
    if not 0 <= target < len(draft_findings):
        raise CannotMendError("It cannot move further: it stands at the end of the list.")
    rest = [*draft_findings[:place], *draft_findings[place + 1 :]]
    return [*rest[:target], one, *rest[target:]]


def all_right(draft_findings: Sequence[Draft]) -> list[Draft]:
    """Every one that was not left out is right. CannotMendError for an empty one."""
    for number, each in enumerate(draft_findings, start=1):
        if each["state"] != "left_out" and not each["text"].strip():
            raise CannotMendError(f"Finding {number} of the list says nothing. Correct it or leave it out.")
    return [each if each["state"] == "left_out" else each | {"state": "accepted"} for each in draft_findings]


def tidied(text: str) -> str:
    """Text without spaces too many and lines that say nothing; bullets stay on lines of their own."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))


def is_corrected(draft_finding: Draft) -> bool:
    """Whether a person changed the words that were read; one typed by hand was not read."""
    return bool(draft_finding["read"]) and draft_finding["text"] != tidied(draft_finding["read"])


def figures_in(text: str) -> list[dict[str, str]]:
    """The source's own figures, one a line, as `6% | neighbours | 4.5%`: value, whose it is compared with, and theirs."""
    figures: list[dict[str, str]] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        parts = [part.strip() for part in line.split("|")]
        value = re.fullmatch(r"([£$]?-?[\d,]+(?:\.\d+)?)\s*(.*)", parts[0])
        if not value or len(parts) not in (1, 3) or not all(parts):
            raise CannotMendError(
                f"“{line}” is no figure. Write one a line: 6%, or with what it is compared with: 6% | neighbours | 4.5%",
                "figures",
            )
        other, of = (parts[2], parts[1]) if len(parts) == 3 else ("", "")
        figures.append({"value": value[1], "unit": value[2], "comparator": other, "of": of})
    return figures


def figures_text(figures: Sequence[Mapping[str, str]]) -> str:
    """Figures as they are typed."""
    return "\n".join(
        " | ".join(
            filter(None, (_figure(each["value"], each["unit"]), each.get("of"), each.get("comparator")))
        )
        for each in figures
    )


def figure_words(figure: Mapping[str, str]) -> str:
    """A source's own figure in words: 6% against neighbours' 4.5%."""
    own = _figure(str(figure.get("value", "")), str(figure.get("unit", "")))
    of, other = str(figure.get("of") or ""), str(figure.get("comparator") or "")
    if not other:
        return own
    whose = of + ("’" if of.endswith("s") else "’s") if of else ""
    return " ".join(filter(None, (own, "against", whose, other)))


def _figure(value: str, unit: str) -> str:
    return f"{value}{unit}" if unit.startswith("%") or not unit else f"{value} {unit}"


def _required_text(text: str) -> str:
    if not text.strip():
        raise CannotMendError("Enter what it says.", "text")
    return text.strip()


def _at(draft_findings: Sequence[Draft], place: int) -> Draft:
    if not 0 <= place < len(draft_findings):
        raise CannotMendError("That finding is not in the list any more. Look at the list again.")
    return draft_findings[place]


def _with(draft_findings: Sequence[Draft], place: int, new: Draft) -> list[Draft]:
    return [*draft_findings[:place], new, *draft_findings[place + 1 :]]
