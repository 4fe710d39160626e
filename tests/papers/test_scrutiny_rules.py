"""Lines of enquiry, drawn: which story gives which line, and in which order."""

from datetime import date

import pytest

from sightline.papers.rules.scrutiny import FigureStory, OwedMeasure, PromiseDue, enquiry_lines

TODAY = date(2026, 11, 2)


def story(**other) -> FigureStory:
    about = {"figure": "AS01", "title": "In time", "now": "60.0%", "year_before": "70.0%"}
    return FigureStory(**(about | other))


@pytest.mark.parametrize(
    ("about", "kinds"),
    [
        ({}, []),
        ({"worsened": True}, []),
        ({"beside": "60.0%, against 80.0% in England"}, []),
        ({"worsened": True, "beside": "60.0%, against 80.0% in England"}, ["worse"]),
        ({"worsened": True, "retired": True}, ["removed"]),
        ({"retired": True}, []),
        ({"missed": (True, True, True)}, ["missed"]),
        ({"missed": (True, True, False)}, []),
        ({"missed": (True, True, None)}, []),
        ({"missed": (True, True)}, []),
        ({"missed": (True, True, True), "retired": True}, []),
        ({"commentary": "It  improves.", "commentary_before": "it improves."}, ["unchanged"]),
        ({"commentary": "It improves.", "commentary_before": ""}, []),
        ({"commentary": "", "commentary_before": ""}, []),
    ],
)
def test_which_story_is_a_line_of_enquiry(about, kinds):
    assert [each.kind for each in enquiry_lines([story(**about)], [], [], TODAY)] == kinds


def test_promises_come_first_and_each_line_says_why():
    every = enquiry_lines(
        [story(worsened=True, beside="60.0%, against 80.0% in England")],
        [
            OwedMeasure("Supervision", "It is free text", "Head", date(2026, 9, 30)),
            OwedMeasure("Other", "x", "", None),
        ],
        [PromiseDue("Bring the figures", "Head", date(2026, 11, 1)), PromiseDue("Visit", "", None)],
        TODAY,
    )
    assert [(each.kind, each.reason) for each in every] == [
        ("promise", "It was promised by Head and is overdue."),
        ("promise", "It was promised and is due."),
        ("not_reportable", "It is free text. The day by which it was to be reported is over."),
        ("not_reportable", "x. It stands on the scorecard without a figure."),
        ("worse", "60.0%, against 80.0% in England. 60.0%, and 70.0% a year before."),
    ]
    assert every[2].question == "What is needed from Head to report it, and by when?"
    assert every == enquiry_lines(
        [story(worsened=True, beside="60.0%, against 80.0% in England")],
        [
            OwedMeasure("Supervision", "It is free text", "Head", date(2026, 9, 30)),
            OwedMeasure("Other", "x", "", None),
        ],
        [PromiseDue("Bring the figures", "Head", date(2026, 11, 1)), PromiseDue("Visit", "", None)],
        TODAY,
    )
