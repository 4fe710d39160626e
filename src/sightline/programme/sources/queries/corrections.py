"""What was mended of a source or a finding, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sightline.programme.models import Correction
from sightline.programme.sources.rules.corrections import MENDINGS, in_words
from sightline.web import words


@dataclass(frozen=True, slots=True)
class CorrectionInWords:
    """One mending: what was mended, by whom, when and why, and each field with what it was and what it became."""

    title: str
    by: str
    at: datetime
    reason: str
    changed: tuple[tuple[str, str, str], ...]


def corrections_of(corrections: Iterable[Correction]) -> list[CorrectionInWords]:
    """These mendings in words, in their order. Ask with `finding` selected."""
    return [_in_words(each) for each in corrections]


def _in_words(each: Correction) -> CorrectionInWords:
    title = MENDINGS[each.did]
    if each.finding is not None:
        title = f"{title}: finding {each.finding.number or each.finding.place}"
    names = dict.fromkeys([*each.was, *each.became])
    fields = [
        (
            in_words(name, each.was.get(name), _day)[0],
            in_words(name, each.was.get(name), _day)[1],
            in_words(name, each.became.get(name), _day)[1],
        )
        for name in names
    ]
    return CorrectionInWords(title, each.by, each.at, each.reason, tuple(fields))


def _day(text: str) -> str:
    return words.long_date(date.fromisoformat(text))
