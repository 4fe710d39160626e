"""Lines of enquiry for a committee, each with its reason: what a freeze, the scorecard and the promises say, by rules alone. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

QUARTERS_MISSED = 3
"""A target missed so many quarters running is a line of enquiry."""
EnquiryKind = Literal["promise", "removed", "not_reportable", "worse", "missed", "unchanged"]
ORDER: tuple[EnquiryKind, ...] = ("promise", "removed", "not_reportable", "worse", "missed", "unchanged")
ENQUIRY_WORDS: dict[EnquiryKind, str] = {
    "promise": "A promise is due",
    "removed": "A measure was removed and has got worse",
    "not_reportable": "A measure cannot be reported",
    "worse": "Worse than others, and than a year before",
    "missed": f"Target missed {QUARTERS_MISSED} quarters running",
    "unchanged": "The commentary has not changed",
}


@dataclass(frozen=True, kw_only=True)
class FigureStory:
    """What is known of one measure of a scorecard, as it was frozen.

    `now` and `year_before`: the figure in words; `worsened`: whether it is on the worse side of a year before. `beside`: the comparison that it
    is worse than beyond noise, in words; blank where there is none. `missed`: whether each of the last quarters missed its target, the
    latest first, None where it had none. `commentary` of this period and of the one before. `retired`: it was removed from the scorecard.
    """

    figure: str
    title: str
    now: str = ""
    year_before: str = ""
    worsened: bool = False
    beside: str = ""
    missed: tuple[bool | None, ...] = ()
    commentary: str = ""
    commentary_before: str = ""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class OwedMeasure:
    """A measure that cannot be reported: why, whose it is to make it so, and by when."""

    title: str
    cause: str
    owner: str
    fix_by: date | None


@dataclass(frozen=True, slots=True)
class PromiseDue:
    """Something that was promised to the committee and is due: its words, whose it is, and the day."""

    words: str
    owner: str
    due: date | None


@dataclass(frozen=True, slots=True)
class EnquiryLine:
    """One thing a committee may ask about: what, why, and a question to begin with."""

    kind: EnquiryKind
    subject: str
    reason: str
    question: str


def enquiry_lines(
    stories: Iterable[FigureStory], owed: Iterable[OwedMeasure], promises: Iterable[PromiseDue], today: date
) -> list[EnquiryLine]:
    """All lines of enquiry, by kind and then in the order of the scorecard. The same gives the same."""
    lines = [_promise(each, today) for each in promises]
    lines += [_owed(each, today) for each in owed]
    for each in stories:
        lines += _of_figure(each)
    return sorted(lines, key=lambda each: ORDER.index(each.kind))


def _promise(promise: PromiseDue, today: date) -> EnquiryLine:
    late = promise.due is not None and promise.due < today
    reason = f"It was promised{f' by {promise.owner}' if promise.owner else ''} and is {'overdue' if late else 'due'}."
    return EnquiryLine("promise", promise.words, reason, "What has been done, and what is still to come?")


def _owed(measure: OwedMeasure, today: date) -> EnquiryLine:
    late = measure.fix_by is not None and measure.fix_by < today
    reason = f"{measure.cause}. {'The day by which it was to be reported is over.' if late else 'It stands on the scorecard without a figure.'}"
    whose = f" from {measure.owner}" if measure.owner else ""
    return EnquiryLine(
        "not_reportable", measure.title, reason, f"What is needed{whose} to report it, and by when?"
    )


def _of_figure(story: FigureStory) -> list[EnquiryLine]:
    lines = []
    subject = f"{story.title} ({story.figure})"
    then = f"{story.now}, and {story.year_before} a year before"
    if story.retired and story.worsened:
        lines.append(
            EnquiryLine(
                "removed",
                subject,
                f"It is no longer on the scorecard. {then}.",
                "Why is it no longer reported?",
            )
        )
    elif story.beside and story.worsened:
        lines.append(
            EnquiryLine(
                "worse", subject, f"{story.beside}. {then}.", "What is behind it, and what will turn it?"
            )
        )
    recent = story.missed[:QUARTERS_MISSED]
    if not story.retired and len(recent) == QUARTERS_MISSED and all(each is True for each in recent):
        reason = f"It has missed its target in each of the last {QUARTERS_MISSED} quarters; now {story.now}."
        lines.append(
            EnquiryLine("missed", subject, reason, "Is the target right, and is the plan for reaching it?")
        )
    if story.commentary and _folded(story.commentary) == _folded(story.commentary_before):
        reason = "What is said of it is word for word what was said a quarter before."
        lines.append(EnquiryLine("unchanged", subject, reason, "What has changed since?"))
    return lines


def _folded(text: str) -> str:
    return " ".join(text.lower().split())
