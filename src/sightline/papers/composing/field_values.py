"""What stands in a field as one line. Pure but for the gaps that are written down."""

from datetime import date
from typing import Any

from sightline.calendars.dates import in_words
from sightline.papers.composing.in_making import PaperInMaking
from sightline.papers.composing.markup import read_markup
from sightline.papers.composing.resolving import runs_of, weekday_and_day
from sightline.papers.document.runs import Runs, Words, words
from sightline.papers.paper_templates.paper_template import TemplateField

NO_DAY = "no day yet"


def says_anything(value: Any) -> bool:
    """Whether a value says anything: No does, and so does nought; blanks and what is made of them do not."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, dict):
        return any(says_anything(each) for each in value.values())
    if isinstance(value, list):
        return any(says_anything(each) for each in value)
    return value is not None


def one_line(field: TemplateField, value: Any, making: PaperInMaking) -> Runs:
    """The runs of a field that is a line; none where it is empty."""
    if field.kind == "meeting_body":
        return words(making.content.meeting.body)
    if field.kind == "meeting_day":
        on = making.content.meeting.on
        return words(weekday_and_day(on)) if on else (making.unanswered(field.label, NO_DAY),)
    if isinstance(value, bool):
        return words("Yes" if value else "No")
    if field.kind == "day" and (day := day_in(value)):
        return words(in_words(day))
    if isinstance(value, list):
        return words("; ".join(str(each).strip() for each in value if says_anything(each)))
    return line_of_text(str(value or ""), making)


def line_of_text(text: str, making: PaperInMaking) -> Runs:
    """A text as one line, with what stands in braces resolved."""
    lines = [getattr(each, "line", None) for each in read_markup(text).blocks]
    if None in lines:
        return words(" ".join(text.split()))
    runs = [runs_of(each, making) for each in lines if each]
    return tuple(
        run for number, line in enumerate(runs) for run in ((Words(" "),) * bool(number) + tuple(line))
    )


def day_in(value: object) -> date | None:
    """The day that a value of JSON is; None where it is none."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
