"""Fields the room's forms share: a day and a month as people write them, a box of text, a choice that may be left blank."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms

from sightline.calendars.dates import in_words, month_in_words, read_day, read_month

KINDS_TAKEN = ".pdf,.docx,.xlsx,.pptx,.txt,.csv,.png,.jpg,.jpeg"
MOST_MEETINGS = 60


class DayField(forms.DateField):
    """A day, shown as 14 November 2026 and read in the forms people write."""

    what, real, example = "day", "date", "14 November 2026"

    def __init__(
        self, label: str, *, required: bool = False, help_text: str = "", missing: str = "", wrong: str = ""
    ) -> None:
        """Not needed unless said so. `missing` and `wrong`: what is said of a blank and of what is no day."""
        super().__init__(
            label=label,
            required=required,
            help_text=help_text or f"For example {self.example}",
            widget=forms.TextInput(),
            error_messages={
                "invalid": wrong or f"{label} must be a real {self.real}, as {self.example}",
                "required": missing or f"Enter a {self.what} for: {label.lower()}",
            },
        )

    def to_python(self, value: Any) -> date | None:
        """The day that was typed, None for a blank; a ValidationError for what is none."""
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date) or value in self.empty_values:
            return value or None
        day = self.read(str(value))
        if day is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day

    def prepare_value(self, value: Any) -> Any:
        """A day in words; what was typed stays as it was typed."""
        return self.words(value) if isinstance(value, date) else value

    def read(self, typed_text: str) -> date | None:
        """What was typed as the day it is; None where it is none."""
        return read_day(typed_text)

    def words(self, day: date) -> str:
        """The day as it is shown."""
        return in_words(day)


class MonthField(DayField):
    """A month, shown as November 2026, read in the forms people write, and cleaned to its first day."""

    what, real, example = "month", "month", "November 2026"

    def read(self, typed_text: str) -> date | None:
        """The first day of what was typed; None where it is no month."""
        return read_month(typed_text)

    def words(self, day: date) -> str:
        """The month the day is in."""
        return month_in_words(day)


class DayOrMonthField(DayField):
    """A day, or a month where no more is known, cleaned to its first day; `only_month` tells which was typed."""

    what, real, example = "day or a month", "date or a month", "14 November 2026, or November 2026"

    def read(self, typed_text: str) -> date | None:
        """The day that was typed, or the first day of the month; None where it is neither."""
        return read_day(typed_text) or read_month(typed_text)


def text(
    label: str, longest: int, *, required: bool = True, missing: str = "", hint: str = ""
) -> forms.CharField:
    """One line of text."""
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        help_text=hint,
        widget=forms.TextInput(attrs={"spellcheck": "true"}),
        error_messages={
            "required": missing or f"Enter: {label.lower()}",
            "max_length": f"{label} must be {longest:,} characters or fewer",
        },
    )


def suggest(field: forms.Field, texts: Iterable[str]) -> None:
    """Offer these texts in a field of one line, beside whatever else may be typed there."""
    field.widget.suggestions = tuple(dict.fromkeys(texts))  # type: ignore[attr-defined]


def reason_field(
    label: str, *, missing: str, called: str = "", too_few: str = "", hint: str = "", longest: int = 200
) -> forms.CharField:
    """Why, in somebody's own words, of three letters at least. `called`: what a fault calls it."""
    return forms.CharField(
        label=label,
        min_length=3,
        max_length=longest,
        help_text=hint,
        error_messages={
            "required": missing,
            "min_length": too_few or f"{missing}, in a few words",
            "max_length": f"{called or 'This'} must be {longest} characters or fewer",
        },
    )


def box(
    label: str,
    *,
    required: bool = False,
    missing: str = "",
    hint: str = "",
    rows: int = 4,
    longest: int = 20_000,
) -> forms.CharField:
    """A box of text."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=longest,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": missing or f"Enter: {label.lower()}",
            "max_length": f"{label} must be {longest:,} characters or fewer",
        },
    )


def file_field(*, required: bool = False) -> forms.FileField:
    """A file to be kept, of the kinds that are taken."""
    return forms.FileField(
        label="File",
        required=required,
        max_length=255,
        widget=forms.FileInput(attrs={"accept": KINDS_TAKEN}),
        help_text="PDF, Word, Excel, PowerPoint, text, CSV or a picture, which is not looked through. Name no child in it or in its name",
        error_messages={
            "required": "Choose the file",
            "empty": "The file is empty. Choose it again",
        },
    )


def days_in(entry: str) -> list[date]:
    """Days, one to a line; every line that is none is named in a ValidationError, as are more than MOST_MEETINGS."""
    lines = [line.strip() for line in re.split(r"[\n;]", entry) if line.strip()]
    if len(lines) > MOST_MEETINGS:
        raise forms.ValidationError(f"Give at most {MOST_MEETINGS} meetings; {len(lines)} were given")
    days = {line: read_day(line) for line in lines}
    wrong = [line for line, day in days.items() if day is None]
    if wrong:
        raise forms.ValidationError(
            f"These are not dates: {', '.join(wrong[:5])}. Write each as 5 July 2022, one to a line"
        )
    return [day for day in days.values() if day]
