"""What each kind of field of a template is printed as, and what stands where nobody answered it: drawn."""

import pytest

from sightline.papers.composing.composing import composed
from sightline.papers.composing.figure_book import NoFigures
from sightline.papers.composing.numbering import lettered, mark
from sightline.papers.composing.sign_off_blocks import reference_in_form
from support.small_paper import STAMP, content, lines, template

FIELD = {"key": "field", "label": "Label"}
ROLES = [{"key": "finance", "label": "Finance"}, {"key": "legal", "label": "Legal"}]
YES_NO = [
    {"key": "up", "label": "Positive", "kind": "yes_no"},
    {"key": "down", "label": "Negative", "kind": "yes_no"},
]
CLEARED = [
    {"role": "finance", "post": "Head of Finance", "reference": "FD 4914/17", "on": "2017-11-03"},
    {"role": "legal", "post": "Head of Law", "reference": "LD.4108/17."},
]
CALL_IN = {"chair": "Councillor X", "on": "2017-11-10", "rule": "Rule 46", "decision": "the restructure"}


def field_lines(field, value, *, edition="officers", numbering=None, **rest):
    """The lines of one field, and what it lacks."""
    made = composed(
        content({"field": value}, **rest),
        template({**FIELD, **field}, numbering=numbering),
        NoFigures(),
        edition,
        STAMP,
    )
    return lines(made.document)[1:], [each.why for each in made.gaps]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ({"kind": "line", "layout": "pair"}, "All wards", ["Label: | All wards"]),
        ({"kind": "line", "layout": "pair"}, None, []),
        ({"kind": "line", "layout": "pair", "required": True}, " ", ["Label: | [not answered]"]),
        ({"kind": "line", "layout": "pair", "default": "(All Wards)"}, None, ["Label: | (All Wards)"]),
        ({"kind": "line", "layout": "line"}, "One", ["Label: One"]),
        ({"kind": "line", "layout": "line", "before": "x"}, "- one\n- two", ["Label: - one - two"]),
        ({"kind": "line", "before": "Before."}, "One\n\ntwo", ["Label", "Before.", "One two"]),
        ({"kind": "line", "layout": "plain"}, "One", ["One"]),
        ({"kind": "line", "layout": "plain"}, "", []),
        ({"kind": "day"}, "2017-11-14", ["Label", "14 November 2017"]),
        ({"kind": "day"}, "soon", ["Label", "soon"]),
        ({"kind": "yes_no", "layout": "pair"}, False, ["Label: | No"]),
        ({"kind": "posts", "layout": "pair"}, ["Head", "", "Deputy"], ["Label: | Head; Deputy"]),
        ({"kind": "text"}, "One.\n\nTwo.", ["Label", "One.", "Two."]),
        ({"kind": "text", "layout": "line"}, "One.\n\nTwo.", ["Label: One.", "Two."]),
        ({"kind": "text", "layout": "line"}, "- one", ["Label:", "one"]),
        ({"kind": "text"}, "", []),
        ({"kind": "text", "required": True}, "", ["Label", "[not answered]"]),
        ({"kind": "text", "required": True, "empty": "None."}, None, ["Label", "None."]),
        (
            {"kind": "recommendations", "before": "Asked to:"},
            [{"verb": "note", "text": "the plan"}, {"text": "Endorse it"}, {"text": " "}, "x"],
            ["Label", "Asked to:", "(1) Note the plan", "(2) Endorse it"],
        ),
        ({"kind": "recommendations", "required": True}, [{"text": ""}], ["Label", "[not answered]"]),
        ({"kind": "recommendations", "required": True}, "x", ["Label", "[not answered]"]),
        (
            {"kind": "answers", "layout": "line", "headings": ROLES},
            {"finance": "None.", "legal": ""},
            ["Finance: None.", "Legal: [not answered]"],
        ),
        (
            {"kind": "answers", "headings": ROLES, "level": 2},
            {"finance": "None."},
            ["Finance", "None.", "Legal", "[not answered]"],
        ),
        (
            {"kind": "answers", "layout": "table", "headings": YES_NO, "before": "It will:"},
            {"up": True, "down": False},
            ["Label", "Positive | Yes", "Negative | No"],
        ),
        (
            {"kind": "answers", "layout": "table", "headings": YES_NO, "required": True},
            None,
            ["Label", "Positive | [not answered]", "Negative | [not answered]"],
        ),
        (
            {"kind": "answers", "layout": "line", "headings": YES_NO},
            {"up": True, "down": False},
            ["Positive: Yes", "Negative: No"],
        ),
        ({"kind": "answers", "layout": "line", "headings": ROLES}, {}, []),
        (
            {"kind": "sign_offs", "layout": "sentence", "headings": ROLES},
            CLEARED,
            [
                "Label",
                "The Head of Finance (FD.4914/17, 3 November 2017) and the Head of Law (LD.4108/17) have been consulted and any "
                "comments have been incorporated into the report.",
            ],
        ),
        (
            {"kind": "sign_offs", "layout": "sentence", "headings": ROLES},
            [
                {"role": "finance", "post": "Head of Finance", "reason": "nothing to pay"},
                {"role": "hr", "post": "Head of HR"},
                "x",
            ],
            [
                "Label",
                "The Head of Finance (not consulted: nothing to pay), [nobody is named] and the Head of HR have been consulted and "
                "any comments have been incorporated into the report.",
            ],
        ),
        (
            {"kind": "sign_offs", "layout": "sentence", "headings": ROLES[:1]},
            [{"role": "finance", "post": "Head of Finance"}],
            [
                "Label",
                "The Head of Finance has been consulted and any comments have been incorporated into the report.",
            ],
        ),
        (
            {
                "kind": "sign_offs",
                "layout": "table",
                "headings": [*ROLES, {"key": "hr", "label": "HR"}],
                "required": True,
            },
            [*CLEARED, {"role": "hr", "post": "", "reason": "no staff affected"}],
            [
                "Label",
                "Finance | Head of Finance | 3 November 2017",
                "Legal | Head of Law | [no date, and no reason]",
                "HR | [nobody is named] | No date: no staff affected",
            ],
        ),
        (
            {"kind": "sign_offs", "layout": "table", "headings": ROLES[:1], "required": True},
            [{"role": {"a": 1}, "post": "Head", "on": "2017-11-03"}],
            [
                "Label",
                "Finance | [nobody is named] | [no date, and no reason]",
                "{'a': 1} | Head | 3 November 2017",
            ],
        ),
        (
            {"kind": "sign_offs", "layout": "table", "headings": ROLES[:1], "required": True},
            "x",
            ["Label", "Finance | [nobody is named] | [no date, and no reason]"],
        ),
        ({"kind": "background"}, ["The plan.", "The audit."], ["Label", "The plan.", "The audit."]),
        ({"kind": "background"}, "None.", ["Label", "None."]),
        (
            {"kind": "contact", "layout": "table"},
            [{"post": "Head", "telephone": "01234", "email": ""}, "x"],
            ["Label", "Contact Officer: | Head", "Telephone Number: | 01234"],
        ),
        (
            {"kind": "contact", "layout": "table", "required": True},
            [{"post": ""}],
            ["Label", "[not answered]"],
        ),
        ({"kind": "contact", "layout": "table"}, "x", ["Label", "[not answered]"]),
        (
            {"kind": "call_in", "layout": "plain"},
            CALL_IN,
            [
                "The Chair of the Scrutiny (Councillor X) has given approval on 10 November 2017 under Rule 46 for the call-in period "
                "to be waived in respect of the restructure."
            ],
        ),
        (
            {"kind": "call_in", "layout": "plain"},
            {"chair_of": "Overview and Scrutiny Committee", "chair": None},
            [
                "The Chair of the Overview and Scrutiny Committee [the chair: not named] has given approval on [the day: not said] "
                "under the procedure rules for the call-in period to be waived in respect of [the executive decision: not said which]."
            ],
        ),
        ({"kind": "call_in", "layout": "plain"}, None, []),
        ({"kind": "meeting_body"}, None, ["Label", "Scrutiny"]),
        ({"kind": "meeting_day"}, None, ["Label", "Tuesday 14 November 2017"]),
        ({"kind": "appendices", "empty": "There are none."}, None, ["Label", "There are none."]),
        ({"kind": "appendices"}, None, []),
    ],
)
def test_what_a_field_is_printed_as(field, value, expected):
    if expected and "chair: not named" in expected[0]:
        value = {**value, "rule": ""}
    made, gaps = field_lines(field, value)
    assert made == expected
    assert bool(gaps) == any("[" in each for each in expected)


def test_a_waiver_of_nothing_is_not_printed_and_no_day_is_a_gap():
    made, _ = field_lines({"kind": "meeting_day", "layout": "pair"}, None, meeting={"body": "Scrutiny"})
    assert made == ["Label: | [no day yet]"]


@pytest.mark.parametrize("layout", ["pair", "heading"])
def test_a_field_that_the_public_does_not_have(layout):
    field = {"kind": "line", "layout": layout, "public": False}
    assert field_lines(field, "Secret", edition="members")[0][-1].endswith("Secret")
    made, _ = field_lines(field, "Secret", edition="public")
    assert made == ([] if layout == "pair" else ["Label", "Left out: Not in the edition for the public."])


def test_headings_within_a_part_are_numbered_with_it():
    numbering = {"parts": True, "paragraphs": "all"}
    made = composed(
        content({"field": {"finance": "One.", "legal": "Two."}}),
        template(
            {**FIELD, "kind": "answers", "level": 2, "headings": ROLES},
            numbering=numbering,
            heading="Implications",
        ),
        NoFigures(),
        "officers",
        STAMP,
    )
    assert lines(made.document)[1:] == [
        "1. Implications",
        "1.1 Finance",
        "1.1.1 One.",
        "1.2 Legal",
        "1.2.1 Two.",
    ]


APPENDICES = [
    {
        "key": "first",
        "title": "Scorecard",
        "sections": [
            {"key": "inside", "heading": "Within", "text": "{#deep} See {see first}."},
            {"key": "rest", "text": "More, {see deep}."},
        ],
    },
    {"key": "second", "title": "Plan", "letter": "A"},
    {"key": "third", "title": "Register", "kept_elsewhere": "on request"},
]


def test_letters_agree_and_those_attached_come_last():
    field = {"kind": "appendices", "before": "Attached:"}
    made, gaps = field_lines(field, None, appendices=APPENDICES)
    assert gaps == [] and made == [
        "Label",
        "Attached:",
        "Appendix B: Scorecard",
        "Appendix A: Plan",
        "Appendix C: Register (on request)",
        "Appendix B: Scorecard",
        "Within",
        "See Appendix B.",
        "More, Appendix B.",
    ]


@pytest.mark.parametrize(
    ("pattern", "number", "expected"),
    [("(#)", 2, "(2)"), ("a)", 2, "b)"), ("A", 27, "AA"), ("#.", 3, "3."), ("Annex A", 2, "Annex B")],
)
def test_how_a_number_is_printed(pattern, number, expected):
    assert mark(pattern, number) == expected and lettered(26, "a") == "z"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FD 4914/17", "FD.4914/17"),
        ("LD4523/18", "LD.4523/18"),
        ("LD.5353/23.", "LD.5353/23"),
        ("by email ", "by email"),
    ],
)
def test_a_reference_has_one_form(text, expected):
    assert reference_in_form(text) == expected
