"""A day or a month on a form: read as people type it, shown in words, refused in a sentence."""

from datetime import date, datetime

import pytest
from django import forms

from sightline.web.forms import DayField, MonthField, days_in


class Asking(forms.Form):
    """A day that is needed, and one that may be left out with sentences of its own."""

    on = DayField("Closed on", required=True)
    until = DayField("Until", wrong="Write the day as 31/10/2026")


def test_a_day_is_read_as_it_is_typed():
    form = Asking({"on": "14 Nov 17", "until": "1/12/2017"})
    assert form.is_valid()
    assert form.cleaned_data == {"on": date(2017, 11, 14), "until": date(2017, 12, 1)}


def test_what_is_no_day_is_refused_in_its_sentence_and_stays_as_typed():
    form = Asking({"on": "", "until": "31/02/2026"})
    assert form.errors == {"on": ["Enter a day for: closed on"], "until": ["Write the day as 31/10/2026"]}
    assert form["until"].value() == "31/02/2026"
    assert Asking({"on": "soon"}).errors["on"] == ["Closed on must be a real date, as 14 November 2026"]


@pytest.mark.parametrize("value", [date(2017, 11, 4), datetime(2017, 11, 4, 9, 5)])  # noqa: DTZ001
def test_a_day_that_is_one_already_is_taken_and_drawn_in_words(value):
    assert DayField("On").clean(value) == date(2017, 11, 4)
    assert DayField("On").prepare_value(date(2017, 11, 4)) == "4 November 2017"


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("November 2017", date(2017, 11, 1)),
        ("nov 2017", date(2017, 11, 1)),
        ("11/2017", date(2017, 11, 1)),
        ("2017-11", date(2017, 11, 1)),
        (date(2017, 11, 14), date(2017, 11, 14)),
        ("", None),
    ],
)
def test_a_month_is_read_as_it_is_typed(typed, month):
    assert MonthField("Month").clean(typed) == month


@pytest.mark.parametrize("typed", ["November", "2017", "13/2017", "14 November 2017", "2017-18"])
def test_what_is_no_month_is_refused_in_its_sentence(typed):
    with pytest.raises(forms.ValidationError, match="Month must be a real month, as November 2026"):
        MonthField("Month").clean(typed)


def test_a_month_is_drawn_in_words():
    field = MonthField("Month", required=True)
    assert field.prepare_value(date(2017, 11, 1)) == "November 2017"
    assert field.help_text == "For example November 2026"
    assert field.error_messages["required"] == "Enter a month for: month"


def test_a_blank_is_no_day():
    assert DayField("On").clean("") is None


def test_days_one_to_a_line_are_read_and_the_wrong_ones_named():
    assert days_in("5 July 2022\n6/7/22; 2022-07-07") == [date(2022, 7, day) for day in (5, 6, 7)]
    with pytest.raises(forms.ValidationError, match="not dates: soon"):
        days_in("soon\n5 July 2022")
