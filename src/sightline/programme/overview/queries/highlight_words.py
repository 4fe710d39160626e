"""What is written of a period for its highlight report, with who wrote it when, and what it said before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from sightline.calendars.periods import Period
from sightline.programme.models import FieldChange, HighlightReport, HighlightText, Plan


@dataclass(frozen=True, slots=True)
class TextEdition:
    """What a text said from a moment on, and whose words those were."""

    words: str
    by: str
    at: datetime

    @property
    def on(self) -> date:
        """The day on the wall."""
        return timezone.localdate(self.at)


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text of a report: what it says now is the last of its `editions`, the oldest of which comes first."""

    editions: tuple[TextEdition, ...]

    @property
    def now(self) -> TextEdition:
        """What it says."""
        return self.editions[-1]

    @property
    def first(self) -> TextEdition:
        """What it said first."""
        return self.editions[0]

    @property
    def before(self) -> Sequence[TextEdition]:
        """What it said before, the latest first; nothing where it was never changed."""
        return self.editions[-2::-1]

    @property
    def number(self) -> int:
        """Which edition stands, from 1."""
        return len(self.editions)


def report_of(plan: Plan, period: Period) -> HighlightReport:
    """What is written of this period; one of edition 0 that is nowhere kept, where nothing is."""
    report = HighlightReport.objects.filter(plan=plan, period=period.name).first()
    return report or HighlightReport(plan=plan, period=period.name, edition=0)


def written_for(plan: Plan, period: Period) -> dict[tuple[str, str], WrittenText]:
    """(kind, key) of a grouping, both blank for the whole plan → what is written of it; two queries. A text that was taken
    out again is not among them."""
    texts = HighlightText.objects.filter(report__plan=plan, report__period=period.name)
    by_key: dict[tuple[str, str], list[TextEdition]] = {}
    changes = FieldChange.objects.filter(highlight_text__in=texts, field="words").order_by("id")
    for change in changes.select_related("highlight_text"):
        key = (change.highlight_text.kind, change.highlight_text.key)
        by_key.setdefault(key, []).append(TextEdition(change.now, change.by, change.at))
    return {key: WrittenText(tuple(each)) for key, each in by_key.items() if each[-1].words}
