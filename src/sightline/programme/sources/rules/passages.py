"""Which findings a passage of a report is about: what the report itself says, never a guess. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sightline.programme.kinds.kinds import TO_ANSWER
from sightline.programme.sources.rules.findings import Draft


class CitingFinding(Protocol):
    """What a finding tells of where its evidence stands."""

    number: str
    kind: str
    section: str
    paragraphs: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPassage:
    """A passage of a report that is being confirmed, as its draft keeps it; a `Passage` that stands has the same."""

    text: str
    paragraph: int | None
    section: str
    page: int | None
    marked: bool
    names: Sequence[int]
    boxes: Sequence[Sequence[float]]


@dataclass(slots=True)
class DraftFinding:
    """What a passage is held against, of a finding that is being confirmed."""

    number: str
    kind: str
    section: str
    paragraphs: list[int]


@dataclass(frozen=True, slots=True)
class TiedPassages:
    """By a finding's place in the list, from 0, the passages about it; and those of which it is not known whose they are."""

    by_finding: tuple[tuple[Any, ...], ...]
    untied: tuple[Any, ...]


def tied(passages: Sequence[Any], findings: Sequence[CitingFinding]) -> TiedPassages:
    """Passages with the findings they are about, as `places_of` says; those that are marked and about none known."""
    places = [places_of(each, findings) for each in passages]
    by_finding = tuple(
        tuple(each for each, own in zip(passages, places, strict=True) if place in own)
        for place in range(len(findings))
    )
    untied = tuple(each for each, own in zip(passages, places, strict=True) if each.marked and not own)
    return TiedPassages(by_finding, untied)


def places_of(passage: Any, findings: Sequence[CitingFinding]) -> list[int]:
    """The places of the findings a passage is about.

    Those that cite its paragraph, and those its mark names by number: where a number is printed in both lists of a report, that
    of the list the passage stands in. A mark that names none leaves open whose it is.
    """
    asking = [place for place, each in enumerate(findings) if each.kind in TO_ANSWER]
    numbers = {str(each) for each in passage.names}
    named = [place for place in asking if findings[place].number in numbers]
    beside = [place for place in named if findings[place].section == passage.section]
    citing = [place for place in asking if passage.paragraph in findings[place].paragraphs]
    return sorted({*(beside or named), *citing})


def tied_in_draft(passages: Sequence[Mapping[str, Any]], draft_findings: Sequence[Draft]) -> TiedPassages:
    """As `tied`, of a draft: a finding that is left out has none."""
    findings = [
        DraftFinding(
            each["number"],
            "" if each["state"] == "left_out" else each["kind"],
            each["section"],
            each["paragraphs"],
        )
        for each in draft_findings
    ]
    return tied([DraftPassage(**each) for each in passages], findings)


def places_in_words(paragraphs: Sequence[int], passages: Sequence[Any]) -> str:
    """Where a report says it: Paragraphs 41 (page 12) and 42; page 14. Blank where nothing is known."""
    page_by_paragraph = {each.paragraph: each.page for each in passages if each.paragraph}
    numbers = list(dict.fromkeys([*paragraphs, *page_by_paragraph]))
    numbered = [
        f"{each} (page {page_by_paragraph[each]})" if page_by_paragraph.get(each) else str(each)
        for each in numbers
    ]
    pages = sorted({each.page for each in passages if each.page and not each.paragraph})
    parts = (
        _listed("Paragraph", numbered),
        _listed("page" if numbered else "Page", [str(each) for each in pages]),
    )
    return "; ".join(filter(None, parts))


def _listed(name: str, numbers: Sequence[str]) -> str:
    if not numbers:
        return ""
    *before, last = numbers
    return f"{name}s {', '.join(before)} and {last}" if before else f"{name} {last}"
