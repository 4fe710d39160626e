"""What is found in a paper that is written here: numbers nobody bound, words the signal does not bear out, fields answered wrongly."""

import pytest

from sightline.commentary.rules.direction import Movement
from sightline.measuring.discover import figures
from sightline.papers.composing.composing import composed
from sightline.papers.composing.figure_book import BookFigure, FigureToken, NoFigures, NotInBook
from sightline.papers.composing.findings.composed_lines import composed_lines
from sightline.papers.composing.findings.gathering import findings_in
from sightline.papers.composing.findings.paper_finding import CONTENT_RULES
from sightline.papers.composing.findings.rules.typed_numbers import typed_numbers
from sightline.papers.document.plain import plain_lines
from support.small_paper import BODY, STAMP, SmallBook, content, template

FIGURES = {
    "audits": {"value": 85, "unit": "percent", "of": 40},
    "budget": {"value": 17_940_000, "unit": "pounds"},
    "adopted": {"value": 5, "unit": "children"},
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("85% and 71.4 per cent", [("85%", 85, "percent"), ("71.4 per cent", 71.4, "percent")]),
        ("£17.9m, £40M, £2 billion, £850,000", [("£17.9m", 17.9e6, "pounds"), ("£40M", 4e7, "pounds"), ("£2 billion", 2e9, "pounds"), ("£850,000", 850_000, "pounds")]),
        ("1 in 5, one in every four", [("1 in 5", 20, "percent"), ("one in every four", 25, "percent")]),
        ("0 in 0", [("0 in 0", 0, "percent")]),
        ("half of them, three-quarters of all", [("half of", 50, "percent"), ("three-quarters of", 75, "percent")]),
        ("twenty social workers, twenty-five, eleven", [("twenty", 20, "count"), ("twenty-five", 25, "count"), ("eleven", 11, "count")]),
        ("a dozen, two hundred", [("a dozen", 12, "count"), ("two hundred", 200, "count")]),
        ("14 children, 1,204 cases, 54.2 per 10,000", [("14", 14, "count"), ("1,204", 1204, "count"), ("54.2", 54.2, "count")]),
        ("it took 38 days", [("38", 38, "count")]),
        ("£2016", [("£2016", 2016, "pounds")]),
        ("On 14 November 2017, 27th June 2016, 2nd and 3rd May 2017, 2017-11-14, 12/6/17, May 2018, at 10:30", []),
        ("in 2016, 2023/24, 2016 -19, 2017-18, Q2 2026-27, quarters 3 and 4", []),
        ("Rule 46, Phase 2, Programme 7, ORG0009, FD.4914/17, note 3.3, paragraph 12", []),
        ("who are 16 now, between aged 16-18, aged 13 and above, 16 and 17 year olds, 0-25", []),
        ("within 5 and 10 days, in 45 working days, for more than 12 months, the next 3 years, a 6-week rule", []),
        ("1.1 The board", []),
        ("a huddle at day 10, 20 and 35, for homeless 16- and 17-year-olds", []),
        ("open beyond 45 working days, three placements in 12 months", []),
        ("it was done in 38 days, every day 45 came", [("38", 38, "count"), ("45", 45, "count")]),
        ("two Court Teams, the third refresh, one example", []),
    ],
)  # fmt: skip
def test_which_numbers_are_figures(text, expected):
    assert [(each.text, round(each.value, 1), each.unit) for each in typed_numbers(text)] == expected


def test_no_title_of_a_measure_holds_a_figure():
    titles = [each[1].title for each in figures().values()]
    assert len(titles) > 60
    assert {title: numbers for title in titles if (numbers := [*typed_numbers(title)])} == {}


def found(text, *, fields=None, more=(), book=None, rules="P", **rest):
    """What the rules that begin so find in a paper of one section: rule, severity, excerpt and advice."""
    sections = [{"key": "progress", "heading": "Progress", "text": text}]
    paper, shape = content(fields, sections=sections, **{"figures": FIGURES, **rest}), template(BODY, *more)
    made = composed(paper, shape, book or NoFigures(), "officers", STAMP)
    findings = findings_in(made, paper, shape, book or NoFigures())
    assert all(each.excerpt and each.advice and each.line for each in findings)
    return [
        (each.rule, each.severity, each.excerpt, each.advice)
        for each in findings
        if each.rule.startswith(rules)
    ]


@pytest.mark.parametrize(
    ("text", "severity", "advice"),
    [
        ("It was 85%.", "info", "It equals {figure audits}, 85%"),
        ("Of £17.9m.", "info", "It equals {figure budget}"),
        ("There were 5.", "info", "It equals {figure adopted}"),
        ("There were 30.", "info", "It equals {AS01, Q2 2026-27}"),
        ("It was 71.4%.", "info", "It equals {AS01, Q2 2026-27}"),
        ("It was 71%.", "info", "It equals {AS01, Q2 2026-27}"),
        ("It was 71.3%.", "error", "The nearest is {AS01, Q2 2026-27}, 71.4% (30 of 42)."),
        ("It was {AS01, Q2 2026-27}, or 75%.", "error", "The sentence is bound to {AS01, Q2 2026-27}, which is 71.4% (30 of 42); 75% is another"),
        ("It was {AS01, Q2 2026-27}. Then 84%.", "error", "The nearest is {figure audits}, 85% (34 of 40)."),
        ("It cost £18.4m.", "error", "The nearest is {figure budget}, £17.9m."),
        ("There are 9 of them.", "error", "The nearest is {figure adopted}, 5."),
    ],
)  # fmt: skip
def test_a_typed_number_is_bound_contradicts_or_is_nobody_s(text, severity, advice):
    ((rule, how, _, what),) = found(text, book=SmallBook())
    assert (rule, how) == ("P05", severity) and advice in what


def test_a_number_where_the_paper_has_no_figure_of_its_kind():
    assert found("It was 85%.", figures={})[0][3].startswith("No figure of this paper is 85%. Name it under")


def test_what_is_quoted_and_what_stands_in_a_table_is_nobody_s_to_bind():
    assert found("> 85% of them\n> — Ofsted\n\n{table AS01}", book=SmallBook()) == []


WAYS = {"AS01": "down", "AS02": "unknown", "AS03": None}


class Moving(NoFigures):
    """A book in which AS01 went down, AS02 has no signal, AS03 is not judged."""

    def figure(self, token: FigureToken):
        if token.measure not in WAYS:
            return NotInBook("not in this freeze")
        return BookFigure(token=token, title="x", value=30, unit="count", source="freeze")

    def movement(self, token: FigureToken):
        way = WAYS[token.measure]
        return Movement(way=way, better="higher", sentence=f"It went {way}.") if way else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has improved to {AS01}.", [("error", "“improved”: of 30, not supported. It went down.")]),
        ("It has fallen to {AS01}.", []),
        ("It has improved to {AS02}.", [("info", "“improved”: of 30, cannot tell. It went unknown.")]),
        ("It has improved to {AS03}.", [("info", "“improved”: nothing says which way 30 went.")]),
        ("It has fallen, to {AS02} and {AS01}.", []),
        ("It has improved, from {figure adopted} to {AS09}.", []),
        ("{AS01} are open. It has improved.", []),
        ("There are {AS01}.", []),
    ],
)
def test_a_word_of_direction_is_held_against_the_signal(text, expected):
    assert [(each[1], each[3]) for each in found(text, book=Moving()) if each[0] == "P06"] == expected


YES_NO = [{"key": each, "label": each.title(), "kind": "yes_no"} for each in ("up", "down")]
FIELD = {"key": "field", "label": "Label"}


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ({"kind": "choice", "choices": ["for information"]}, "for fun", [("P07", "for fun", "It is one of: for information.")]),
        ({"kind": "choice", "choices": ["for information"]}, "for information", []),
        ({"kind": "line"}, ["x"], [("P07", "Label", "It is text.")]),
        ({"kind": "posts"}, "x", [("P07", "Label", "It is a list.")]),
        ({"kind": "answers", "headings": YES_NO}, "x", [*((("P04", each, "Answer it, if only with “None”.")) for each in ("Up", "Down")), ("P07", "Label", "It is an answer for each heading.")]),
        ({"kind": "background"}, {"a": "x"}, [("P07", "Label", "It is text, or a list of texts.")]),
        ({"kind": "background"}, ["x"], []),
        ({"kind": "day"}, "soon", [("P07", "Label", "It is a day, as 2017-11-14.")]),
        ({"kind": "day"}, "2017-11-14", []),
        ({"kind": "yes_no"}, "N", [("P07", "Label", "It is Yes or No.")]),
        ({"kind": "yes_no"}, False, []),
        ({"kind": "appendices"}, "x", [("P07", "Label", "It stands elsewhere in the paper, and nothing here is printed.")]),
        ({"kind": "answers", "layout": "table", "headings": YES_NO, "one_yes": ["up", "down"]}, {"up": True, "down": True}, [("P08", "Label", "Yes: Up and Down. One of them is Yes, and the others No.")]),
        ({"kind": "answers", "layout": "table", "headings": YES_NO, "one_yes": ["up", "down"]}, {"up": False, "down": False}, [("P08", "Label", "Yes: none of them. One of them is Yes, and the others No.")]),
        ({"kind": "answers", "layout": "table", "headings": YES_NO, "one_yes": ["up", "down"]}, {"up": True, "down": False}, []),
        ({"kind": "answers", "layout": "line", "headings": YES_NO}, {"up": "N", "down": False, "side": "x"}, [("P07", "Up", "It is Yes or No."), ("P10", "side", "Label has no heading “side”: it is printed nowhere.")]),
        ({"kind": "recommendations"}, [{"text": "note it"}, {"verb": "note"}, "x", {"verb": "admire", "text": "it"}, {"verb": "Note", "text": "it"}], [("P09", "(2)", "Write what is asked, or take the item out."), ("P09", "(3)", "Write what is asked, or take the item out."), ("P09", "(4) admire", "A committee is asked to agree, approve, ask, comment, consider, endorse, note, propose, receive, recommend, refer or welcome.")]),
        ({"kind": "sign_offs", "layout": "table", "headings": YES_NO[:1]}, [{"role": "up", "post": "Head", "on": "soon"}, "x"], [("P07", "up soon", "It is a day, as 2017-11-14."), ("P07", "x", "It is a sign-off: a role, a post, and a day or why there is none.")]),
        ({"kind": "sign_offs", "layout": "table", "headings": YES_NO[:1]}, [{"role": "up", "post": "Head", "on": "2017-11-14"}], []),
        ({"kind": "text", "required": True}, " ", [("P04", "Label", "Answer it, if only with “None”.")]),
        ({"kind": "text"}, None, []),
    ],
)  # fmt: skip
def test_a_field_that_is_answered_wrongly(field, value, expected):
    made = found("Words.", fields={"field": value}, more=[{**FIELD, **field}])
    assert sorted((rule, excerpt, advice) for rule, _, excerpt, advice in made) == sorted(expected)


def test_a_field_that_the_template_does_not_have_is_printed_nowhere():
    ((rule, severity, excerpt, _),) = found("Words.", fields={"colour": "red"})
    assert (rule, severity, excerpt) == ("P10", "warning", "colour")


def test_what_does_not_resolve_is_told_where_it_is_printed():
    text = "{#} One {AS09}.\n\n{#} Two {AS09}, {see nobody}, {whatever}.\n\n{only officers}\nThree."
    assert [(rule, excerpt, advice) for rule, _, excerpt, advice in found(text)] == [
        ("P03", "{markup}", "“{only officers}” has no {end}."),
        ("P01", "{AS09}", "No freeze is chosen."),
        ("P01", "{AS09}", "No freeze is chosen."),
        ("P02", "{see nobody}", "Nothing in this paper has this name."),
        ("P03", "{whatever}", "Nothing that can be looked up."),
    ]


def test_the_linter_s_rules_read_the_composed_text_and_a_reference_is_no_fault():
    text = "{#first} It has improved. Of them 85%.\n\n{#} Note {see first}. Note 1.2.\n\n## More has improved\n\n> It has improved.\n> — Ofsted\n\n{exempt 2: it has improved}\nx\n{end}"
    made = found(text, rules="L", figures={})
    assert [(rule, severity) for rule, severity, _, _ in made] == [
        ("L09", "warning"),
        ("L10", "warning"),
        ("L13", "info"),
    ]


def test_what_lacks_a_day_or_a_chair_is_told_once():
    field = {
        **FIELD,
        "kind": "sign_offs",
        "layout": "table",
        "label": "Seen by",
        "headings": YES_NO[:1],
        "required": True,
    }
    waiver = {"key": "call_in", "label": "Waiver", "kind": "call_in", "layout": "plain"}
    values = {"field": [{"role": "up", "post": "Head"}], "call_in": {"rule": "Rule 46"}}
    assert [each[0] for each in found("Words.", fields=values, more=[field, waiver], rules="")] == [
        "L04",
        "L03",
    ]
    sentence = {**field, "layout": "sentence"}
    assert [each[0] for each in found("Words.", fields={"field": []}, more=[sentence], rules="")] == ["P04"]


def test_a_finding_says_its_field_and_its_paragraph():
    sections = [
        {"key": "progress", "heading": "Progress", "text": "{#} One.\n\nTwo is 85%.\n\n- three is £4m"}
    ]
    paper, shape = content(sections=sections), template(BODY)
    made = composed(paper, shape, NoFigures(), "officers", STAMP)
    findings = [each.as_json() for each in findings_in(made, paper, shape, NoFigures()) if each.rule == "P05"]
    assert [(each["field"], each["paragraph"], each["line"], each["excerpt"]) for each in findings] == [
        ("body", "1.1", 6, "85%"),
        ("body", "1.1", 7, "£4m"),
    ]
    assert list(findings[0]) == ["rule", "severity", "line", "excerpt", "advice", "field", "paragraph"]
    lines = composed_lines(made.document)
    assert [each.text for each in lines] == list(plain_lines(made.document)) and lines[-1].number == len(
        lines
    )
    assert all(each.advice for each in CONTENT_RULES.values())


def test_a_gap_that_is_printed_twice_in_one_line_is_told_twice_there():
    made = found("{AS09} and {AS09}.")
    assert [each[0] for each in made] == ["P01", "P01"]


def test_an_appendix_is_read_as_the_rest():
    plan = {"key": "plan", "title": "Plan", "sections": [{"key": "inside", "text": "It is 12%."}]}
    assert [each[2] for each in found("Words.", appendices=[plan], figures={})] == ["12%"]
