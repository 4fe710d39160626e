"""What may be defined and entered, and what is due on a day. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.calendars.periods import Period, PeriodError, month_of, parse, quarter_of, year_of

SHAPES = {
    "percentage": "A percentage",
    "rate": "A rate for each 10,000",
    "count": "A count",
    "money": "Money, in pounds",
    "average": "An average",
}
EVERY = {"month": "month", "quarter": "quarter", "year": "financial year"}
GRAINS = {
    "event": "Added up: what happened in it",
    "point": "As at its end: what stands on the last day",
}
BETTER = {"higher": "Higher is better", "lower": "Lower is better", "neither": "Neither"}
NEEDS_A_BASE = ("percentage", "rate", "average")
WHOLE_NUMBERS = ("percentage", "count")
PERIOD_OF = {"month": month_of, "quarter": quarter_of, "year": year_of}
FEWEST_LETTERS, MOST_DUE_DAYS = 3, 120


@dataclass(frozen=True, kw_only=True)
class EntryTerms:
    """What a definition says: see `models.EntryDefinition`."""

    title: str
    why: str
    counts: str
    shape: str
    top_words: str
    base_words: str = ""
    unit_words: str = ""
    better: str
    every: str
    grain: str = "event"
    theme: str
    owner: str
    starts: str
    due_days: int = 10

    @property
    def in_history(self) -> dict[str, object]:
        """Each field as the history keeps it."""
        return dict(vars(self))


FIXED = ("shape", "every", "grain", "starts")
"""What of a definition does not change once a figure has been entered: another measure is defined instead."""


COUNTED = {
    "counts": "What it counts",
    "top_words": "The number counts",
    "base_words": "It is of, or divided by",
    "unit_words": "It is measured in",
    "better": "Better",
}
"""What of a definition says how a figure is counted: once one has been entered, a second person agrees to another wording."""


def counted_otherwise(was: EntryTerms, now: EntryTerms) -> str:
    """What of how a figure is counted differs, in a sentence; blank where nothing does."""
    parts = [
        f"{words}: was “{getattr(was, field)}”, is “{getattr(now, field)}”"
        for field, words in COUNTED.items()
        if getattr(was, field) != getattr(now, field)
    ]
    return "; ".join(parts)


def fault_of_definition(terms: EntryTerms, themes: Collection[str]) -> tuple[str, str]:
    """Which field is wrong, and why in a sentence; blanks where nothing is."""
    for field, choices in (("shape", SHAPES), ("every", EVERY), ("grain", GRAINS), ("better", BETTER)):
        if getattr(terms, field) not in choices:
            return field, f"Choose one of: {', '.join(choices)}."
    if terms.theme not in themes:
        return "theme", "Choose the theme it stands under."
    for field in ("title", "why", "counts", "top_words", "owner"):
        if len(getattr(terms, field)) < FEWEST_LETTERS:
            return field, "Say it in a few words."
    if terms.shape in NEEDS_A_BASE and not terms.base_words:
        return "base_words", "Say what the denominator counts: the audits graded, the children looked after."
    if terms.shape == "count" and terms.base_words:
        return "base_words", "A count has no denominator. Leave it blank, or choose another shape."
    if terms.shape == "average" and not terms.unit_words:
        return "unit_words", "Say what the average is measured in: days, visits, children."
    if not 0 <= terms.due_days <= MOST_DUE_DAYS:
        return "due_days", f"Choose between 0 and {MOST_DUE_DAYS} days."
    return fault_of_period("starts", terms.starts, terms.every)


def fault_of_change(was: EntryTerms, now: EntryTerms) -> tuple[str, str]:
    """Which field may not change any more, and why; blanks where all may."""
    for field in FIXED:
        if getattr(was, field) != getattr(now, field):
            return (
                field,
                "Figures have been entered, so this stays as it is. Stop this measure and define another.",
            )
    return "", ""


def fault_of_period(field: str, name: str, every: str) -> tuple[str, str]:
    """Why a period is none this measure is entered for; blanks where it is one."""
    if read_period(name, every) is None:
        return field, f"Choose a {EVERY[every]}, as {_EXAMPLES[every]}."
    return "", ""


_EXAMPLES = {"month": "September 2026", "quarter": "Q2 2026-27", "year": "2026-27"}


def read_period(text: str, every: str) -> Period | None:
    """The period of this kind that was typed; None where it is none."""
    try:
        period = parse(text)
    except PeriodError:
        return None
    return period if period.kind == every else None


def fault_of_figure(
    shape: str, numerator: float | None, denominator: float | None, *, has_base: bool
) -> tuple[str, str]:
    """Which of the two numbers cannot be, and why in a sentence; blanks where both can."""
    if numerator is None:
        return "numerator", "Enter the number"
    if numerator < 0:
        return "numerator", "Enter a number of 0 or more"
    if not has_base:
        return ("denominator", "Leave this blank: it is not divided by anything") if denominator else ("", "")
    if denominator is None:
        return "denominator", "Enter the number it is divided by"
    if denominator < 0:
        return "denominator", "Enter a number of 0 or more"
    if denominator == 0 and numerator:
        return "denominator", "Something was counted, so what it is of cannot be 0"
    if shape == "percentage" and numerator > denominator:
        return "numerator", "More are counted than there are: the first number cannot exceed the second"
    return "", ""


def fault_of_whole(shape: str, numerator: float, denominator: float | None) -> tuple[str, str]:
    """Which number must be whole, and is not."""
    if shape not in WHOLE_NUMBERS:
        return "", ""
    for field, number in (("numerator", numerator), ("denominator", denominator)):
        if number is not None and number != round(number):
            return field, "Enter a whole number"
    return "", ""


def periods_asked(every: str, starts: str, today: date, until: date | None = None) -> list[Period]:
    """The periods that are over on a day, from the first that is asked for; none that ends after `until`, when it was stopped."""
    first = parse(starts)
    made: list[Period] = []
    period = first
    while period.last < today and (until is None or period.last <= until):
        made.append(period)
        period = PERIOD_OF[every](period.last + timedelta(days=1))
    return made


def due_on(period: Period, due_days: int) -> date:
    """The day a period's figure is due."""
    return period.last + timedelta(days=due_days)


def is_over(period: Period, today: date) -> bool:
    """Whether a period can be entered: it is over."""
    return period.last < today


def why_not_sign(by: str, entered_by: str) -> str:
    """Why this account may not decide on a figure, in a sentence; blank where it may."""
    return "Somebody else signs off what you have entered." if by == entered_by else ""
