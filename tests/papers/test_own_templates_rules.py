"""What may become of a council's own template, how it is changed, and which places its Word file has for it. No database."""

from dataclasses import replace

import pytest

from sightline.papers.paper_templates.changing import (
    NoSuchPlaceError,
    field_moved,
    free_key,
    part_moved,
    part_of,
    with_field,
    with_new_field,
    with_part,
    without_field,
    without_part,
)
from sightline.papers.paper_templates.differences import template_differences
from sightline.papers.paper_templates.in_words import rules_of
from sightline.papers.paper_templates.paper_template import (
    AnswerHeading,
    PaperTemplate,
    TemplateField,
    TemplatePart,
)
from sightline.papers.paper_templates.problems import faults_of_field
from sightline.papers.render.word.template_check import TemplateReading, faults_in
from sightline.papers.rules.template_places import in_groups, places_of, places_with_rows, word_faults
from sightline.papers.rules.templates import (
    TEMPLATE_STATES,
    key_of_title,
    paper_key,
    version_in,
    why_not_change,
    why_not_confirm,
)


def field(key: str, label: str = "", **more) -> TemplateField:
    return TemplateField(key=key, label=label or key.title(), kind=more.pop("kind", "text"), **more)


def small(*parts: TemplatePart) -> PaperTemplate:
    return PaperTemplate(key="a", title="A", council="C", authority="990", parts=parts)


TWO = small(
    TemplatePart(
        "head", "", (field("one", kind="line", layout="pair"), field("two", kind="line", layout="pair"))
    ),
    TemplatePart("rest", "The rest", (field("three"), field("four", kind="line", layout="pair"))),
)


def order(template: PaperTemplate) -> str:
    return " ".join(f"{part.key}:{','.join(each.key for each in part.fields)}" for part in template.parts)


MOVES = """
one   | up   | head:one,two rest:three,four
one   | down | head:two,one rest:three,four
two   | up   | head:two,one rest:three,four
two   | down | head:one rest:two,three,four
three | up   | head:one,two,three rest:four
three | down | head:one,two rest:four,three
four  | down | head:one,two rest:three,four
head  | up   | head:one,two rest:three,four
head  | down | rest:three,four head:one,two
rest  | up   | rest:three,four head:one,two
rest  | down | head:one,two rest:three,four
"""


@pytest.mark.parametrize("row", MOVES.strip().splitlines())
def test_a_field_and_a_part_change_places(row):
    key, way, after = (each.strip() for each in row.split("|"))
    move = part_moved if key in ("head", "rest") else field_moved
    assert order(move(TWO, key, way)) == after


def test_a_field_is_changed_added_and_removed_and_nothing_else_is():
    other = field("two", "Other")
    assert with_field(TWO, "two", other).field("two") == other
    assert order(with_field(TWO, "two", other)) == order(TWO)
    assert order(with_new_field(TWO, "head", field("five"))) == "head:one,two,five rest:three,four"
    assert order(without_field(TWO, "three")) == "head:one,two rest:four"
    assert order(with_part(TWO, "last", "Last")) == "head:one,two rest:three,four last:"
    assert [each.heading for each in with_part(TWO, "head", "Top").parts] == ["Top", "The rest"]
    assert order(without_part(TWO, "head")) == "rest:three,four"
    assert free_key(TWO, "one") == "one_2" and free_key(TWO, "head") == "head_2" and free_key(TWO, "x") == "x"
    assert part_of(TWO, "four").key == "rest"


@pytest.mark.parametrize(
    "change",
    [
        lambda: with_field(TWO, "none", field("none")),
        lambda: without_field(TWO, "none"),
        lambda: field_moved(TWO, "none", "up"),
        lambda: with_new_field(TWO, "none", field("x")),
        lambda: without_part(TWO, "none"),
        lambda: part_moved(TWO, "none", "up"),
    ],
)
def test_what_is_there_no_longer_is_said_so(change):
    with pytest.raises(NoSuchPlaceError):
        change()


def test_what_differs_is_told_in_order_what_is_gone_last():
    now = with_part(with_new_field(without_field(TWO, "one"), "rest", field("five")), "rest", "Rest")
    now = with_field(now, "three", field("three", required=True))
    rows = [(each.name, each.words) for each in template_differences(TWO, now)]
    assert rows == [
        ("part.head", "Changed"),
        ("part.rest", "Changed"),
        ("field.three", "Changed"),
        ("field.five", "Added"),
        ("field.one", "Removed"),
    ]
    three = next(each for each in template_differences(TWO, now) if each.name == "field.three")
    assert "May be left blank." in three.was and "Required." in three.now
    assert list(template_differences(TWO, TWO)) == []
    assert [each.name for each in template_differences(TWO, replace(TWO, title="B"))] == ["about"]


def test_every_rule_of_a_field_is_in_its_words():
    whole = field(
        "x",
        kind="answers",
        required=True,
        headings=(AnswerHeading("a", "Good", "yes_no"), AnswerHeading("b", "Bad", "yes_no")),
        one_yes=("a", "b"),
        before="Before",
        empty="None",
        hint="Hint",
        cleared_by="Legal",
        public=False,
    )
    assert rules_of(whole) == [
        "Answers under headings. Under a heading.",
        "Required.",
        "Headings: Good; Bad.",
        "Exactly one Yes of: Good; Bad.",
        "Printed before it: “Before”.",
        "Where nothing is to be said: “None”.",
        "Help: “Hint”.",
        "Cleared by Legal.",
        "Not in the edition for the public.",
    ]
    choice = field("y", kind="choice", choices=("A", "B"), default="A")
    assert rules_of(choice)[1:] == ["May be left blank.", "Choices: A; B.", "Begins with: “A”."]
    roles = field("z", kind="sign_offs", headings=(AnswerHeading("legal", "Legal"),))
    assert "Roles: Legal." in rules_of(roles)
    assert "Begins with: “No”." in rules_of(field("q", kind="yes_no", default=False))


DEFAULTS = """
yes_no   | True        |
yes_no   | 'Maybe'     | It begins with Yes or No.
day      | '2026-1-1'  | It begins with a day, as 2017-11-14.
day      | 3           | It begins with a day, as 2017-11-14.
day      | '2026-01-01'|
line     | 'All'       |
line     | 3           | Only a field of the kind line, text, choice, post, day or yes_no begins with something.
contact  | 'All'       | Only a field of the kind line, text, choice, post, day or yes_no begins with something.
choice   | 'A'         |
choice   | 'C'         | What it begins with is none of its choices.
"""


@pytest.mark.parametrize("row", DEFAULTS.strip().splitlines())
def test_what_a_field_begins_with_is_what_it_may_hold(row):
    kind, value, says = (each.strip() for each in row.split("|"))
    value = {"True": True, "3": 3}.get(value, value.strip("'"))
    made = field("x", kind=kind, default=value, choices=("A", "B") if kind == "choice" else ())
    assert [each for each in faults_of_field(made) if each[0] == "default"] == (
        [("default", says)] if says else []
    )


def test_headings_belong_to_answers_and_sign_offs():
    made = field("x", headings=(AnswerHeading("a", "A"),))
    assert list(faults_of_field(made)) == [("headings", "Only answers and sign-offs have headings.")]


def test_the_places_of_a_template_are_those_a_composed_paper_has():
    template = small(
        *TWO.parts,
        TemplatePart(
            "end",
            "",
            (
                field("contact", kind="contact"),
                field("grid", kind="answers", layout="table", headings=(AnswerHeading("a", "An Answer"),)),
            ),
        ),
    )
    places = places_of(template)
    assert dict(places.keys) == {
        "head": "The table at the top",
        "rest": "The rest",
        "three": "Three",
        "contact": "Contact",
        "grid": "Grid",
    }
    assert places.rows == {
        "head": ("one", "two"),
        "": ("four", "contact_officer", "telephone_number", "email_address", "an_answer"),
    }
    assert places_with_rows(template)[:2] == [("head", [("One", "one"), ("Two", "two")]), ("rest", [])]


# places of the file: key, and + where it stands alone | what is said
FILES = """
head+ rest+ three+            |
one+ two+ rest+ three+        |
one+ two rest+ three+         | missing two
one+ rest+ three+             | missing two
one two head+ rest+ three+    |
head+ three+ four+            | missing rest
head+ head+ rest+ three+      | twice head
head+ rest three+             | not alone rest; missing rest
head+ rest+ three+ title      |
head+ rest+ three+ none       | unknown none
four four head+ rest+ three+  |
"""


@pytest.mark.parametrize("row", FILES.strip().splitlines())
def test_a_form_has_one_place_or_one_for_each_answer(row):
    keys, said = (each.strip() for each in row.split("|"))
    reading = TemplateReading(
        tuple(
            (each.rstrip("+"), f"paragraph {number}", each.endswith("+"))
            for number, each in enumerate(keys.split())
        ),
        (),
    )
    faults = word_faults(TWO, reading)
    key = lambda each: each.says.partition("{{ ")[2].partition(" }}")[0]  # noqa: E731
    assert "; ".join(f"{each.kind} {key(each)}" for each in faults) == said


def test_what_is_missing_is_told_in_one_and_what_stops_each_by_itself():
    reading = TemplateReading(
        (("none", "header", True), ("three", "paragraph 1", False)), ("Quote", "Caption")
    )
    assert [(each.kind, each.where, each.says) for each in in_groups(word_faults(TWO, reading))] == [
        ("unknown", "header", "{{ none }} is no part of this paper. Correct it or remove it."),
        ("not alone", "paragraph 1", "{{ three }} must stand alone in a paragraph of the body or of a cell."),
        (
            "missing",
            "",
            "No place, so that it follows the end of the file: {{ head }}, {{ rest }}, {{ three }}.",
        ),
        ("style", "", "Styles that are missing, so that plain ones are used: Quote, Caption."),
    ]
    assert in_groups([]) == []


def test_a_reading_is_stored_and_read_back():
    reading = TemplateReading((("one", "paragraph 1", True),), ("Quote",))
    assert TemplateReading.from_data(reading.as_data()) == reading
    assert [each.kind for each in faults_in(reading, ["one"])] == ["style"]


def test_what_a_paper_calls_a_version():
    assert paper_key("a-b", 3) == "a-b-v3" and version_in("a-b-v3") == ("a-b", 3)
    assert version_in("a-v2-v10") == ("a-v2", 10)
    assert [version_in(each) for each in ("sefton-2017", "v1", "a-v0", "a-v01", "A-v1", "")] == [None] * 6


KEYS = """
Report to Scrutiny |                  | report-to-scrutiny
Report to Scrutiny | report-to-scrutiny | report-to-scrutiny-2
Report to Scrutiny | report-to-scrutiny report-to-scrutiny-2 | report-to-scrutiny-3
Cabinet – 2026!    |                  | cabinet-2026
???                |                  | template
"""


@pytest.mark.parametrize("row", KEYS.strip().splitlines())
def test_a_key_is_of_its_title(row):
    title, taken, key = (each.strip() for each in row.split("|"))
    assert key_of_title(title, taken.split()) == key
    assert len(key_of_title("a" * 200, ())) == 40


CONFIRM = """
in_making | ann | ann,bob | | You wrote part of it. A second person confirms it.
in_making | eve | ann,bob | x | Put right first what is listed on its page.
in_making | eve | ann,bob | |
usable    | eve | ann     | | It was confirmed already.
retired   | eve | ann     | | It was confirmed already.
"""


@pytest.mark.parametrize("row", CONFIRM.strip().splitlines())
def test_who_confirms_a_version_and_when(row):
    state, by, writers, faults, says = (each.strip() for each in row.split("|"))
    why = why_not_confirm(state, by=by, writers=writers.split(","), faults=faults.split())
    assert why == says


def test_only_what_is_in_making_is_changed_and_retiring_says_why():
    assert [bool(why_not_change(each)) for each in TEMPLATE_STATES.words] == [False, True, True]
    assert TEMPLATE_STATES.fault("usable", "retired", "") and not TEMPLATE_STATES.fault(
        "usable", "retired", "x"
    )
    assert TEMPLATE_STATES.fault("retired", "usable", "x") and TEMPLATE_STATES.fault(
        "in_making", "retired", "x"
    )
