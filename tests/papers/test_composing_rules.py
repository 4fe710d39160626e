"""What becomes of a paper's content: drawn, with what does not resolve and what each edition may read."""

from datetime import date
from xml.etree import ElementTree

import pytest

from sightline.papers.composing.composing import compose, composed
from sightline.papers.composing.editions import NoSuchPaperEditionError
from sightline.papers.composing.figure_book import BookFigure, FigureToken, NoFigures
from sightline.papers.composing.figure_words import book_figure_words, interval_words
from sightline.papers.document.blocks import PaperChart, PaperPart
from sightline.papers.document.runs import BoundFigure, CrossReference, WebLink
from support.small_paper import BODY, NUMBERED_ALL, NUMBERED_MARKS, STAMP, SmallBook, content, lines, template


def body_of(text, *, edition="officers", book=None, numbering=None, **rest):
    """The lines of a body with one section, and its gaps."""
    sections = [{"key": "progress", "heading": "Progress", "text": text}]
    made = composed(
        content(sections=sections, **rest),
        template(BODY, numbering=numbering),
        book or NoFigures(),
        edition,
        STAMP,
    )
    return lines(made.document, ("body",))[1:], [each.why for each in made.gaps]


FIGURES = {
    "audits": {"value": 85, "unit": "percent"},
    "based": {"value": 85, "unit": "percent", "of": 40},
    "budget": {"value": 70_000_000, "unit": "pounds", "source": "S23:108"},
    "growth": {"value": 40_000_000, "unit": "pounds", "source": "S23:108"},
    "small_cost": {"value": 850_000, "unit": "pounds"},
    "children": {"value": 1204, "unit": "children"},
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was {AS01, Q2 2026-27}.", "It was 71.4% (30 of 42)."),
        ("It was {AS01}.", "It was 71.4% (30 of 42)."),
        ("{AS02, Q2 2026-27, North}", "[AS02, Q2 2026-27, North: not in this freeze]"),
        ("{figure audits} and {figure based}", "85% and 85% (34 of 40)"),
        ("{figure budget}, {figure small_cost}, {figure children}", "£70m, £850,000, 1,204"),
        ("{figure nobody}", "[figure nobody: not among this paper's figures]"),
        ("{sum budget - growth}", "£30m"),
        ("{sum growth - budget}", "-£30m"),
        ("{sum budget + nobody}", "[sum budget + nobody: nobody is no figure of this paper]"),
        ("{sum budget + children}", "[sum budget + children: these cannot be added up]"),
        ("{sum audits + based}", "[sum audits + based: these cannot be added up]"),
        ("{sum}", "[sum : nothing is no figure of this paper]"),
        ("{day 2017-11-27} and {weekday 2017-11-14}", "27 November 2017 and Tuesday 14 November 2017"),
        ("{day tomorrow}", "[day tomorrow: no day, as 2017-11-14]"),
        ("{weekday 2017-02-30}", "[weekday 2017-02-30: no day, as 2017-11-14]"),
        ("{working_days 70 after 2015-09-15}", "22 December 2015"),
        ("{working_days 70}", "[working_days 70: write it as working_days 70 after 2015-09-15]"),
        ("{see nobody}", "[see nobody: nothing in this paper has this name]"),
        ("{whatever}", "[whatever: nothing that can be looked up]"),
        (r"\{AS01\} as typed", "{AS01} as typed"),
        ("[the site](https://example.gov.uk)", "the site"),
        ("<http://example.gov.uk/a_b>", "http://example.gov.uk/a_b"),
        ("two\nlines of **one** *paragraph*", "two lines of one paragraph"),
    ],
)
def test_what_stands_in_braces(text, expected):
    made, gaps = body_of(text, book=SmallBook(), figures=FIGURES)
    assert made == [expected]
    assert bool(gaps) == ("[" in expected)


def test_a_figure_says_what_it_is_bound_to_and_a_link_where_it_leads():
    text = "{AS01} {figure budget} {sum budget + growth} [x](https://example.gov.uk)"
    sections = [{"key": "progress", "heading": "Progress", "text": text}]
    document = compose(
        content(sections=sections, figures=FIGURES), template(BODY), SmallBook(), "officers", STAMP
    )
    (part,) = [each for each in document.parts if each.key == "body"]
    runs = part.blocks[1].runs
    assert [(each.token, each.source) for each in runs if isinstance(each, BoundFigure)] == [
        ("AS01", "freeze Q2 2026-27"),
        ("figure budget", "S23:108"),
        ("sum budget + growth", "added up from S23:108"),
    ]
    assert WebLink("x", "https://example.gov.uk") in runs


SECTIONS = [
    {
        "key": "background",
        "heading": "Background",
        "text": "{#} First.\n\nSecond.\n\n## {#later} Later\n\n{#deep} Deep.",
    },
    {
        "key": "next",
        "heading": "Next",
        "text": "{#ask} What more can be done? See {see deep}, {see background}.",
    },
    {
        "key": "more",
        "heading": "",
        "text": "{#} Note {see ask} and {see plan}.\n\n- one\n- {#two} two {see two}",
    },
]
PLAN = [{"key": "plan", "title": "Improvement Plan"}]


def test_paragraphs_are_numbered_where_they_are_marked_and_references_follow():
    made = composed(
        content(sections=SECTIONS, appendices=PLAN),
        template(
            BODY,
            {"key": "annexes", "label": "Annexes", "kind": "appendices"},
            numbering={**NUMBERED_MARKS, "appendix_word": "Annex"},
        ),
        NoFigures(),
        "officers",
        STAMP,
    )
    assert lines(made.document, ("body", "annexes")) == [
        "1. Background",
        "1.1 First.",
        "Second.",
        "1.2 Later",
        "1.2.1 Deep.",
        "2. Next",
        "2.1 What more can be done? See 1.2.1, 1.",
        "2.2 Note 2.1 and Annex A.",
        "one",
        "two [see two: that paragraph has no number]",
        "Annexes",
        "Annex A: Improvement Plan",
    ]
    references = [
        run
        for block in made.document.blocks()
        for run in getattr(block, "runs", ())
        if isinstance(run, CrossReference)
    ]
    assert CrossReference("ask", "2.1") in references and CrossReference("plan", "Annex A") in references
    moved = content(sections=SECTIONS[1:2] + SECTIONS[:1] + SECTIONS[2:], appendices=PLAN)
    after = composed(moved, template(BODY), NoFigures(), "officers", STAMP)
    assert "1.1 What more can be done? See 2.2.1, 2." in lines(after.document)


def test_everything_is_numbered_in_one_run_where_the_template_has_it_so():
    sections = [{"key": "background", "heading": "Background", "text": "First.\n\nSecond."}]
    made = composed(
        content({"summary": "In short."}, sections=sections),
        template(
            BODY,
            {"key": "summary", "label": "Summary", "kind": "text", "layout": "heading"},
            numbering=NUMBERED_ALL,
            heading="Report",
        ),
        NoFigures(),
        "officers",
        STAMP,
    )
    assert lines(made.document, ("rest", "body", "summary")) == [
        "1. Report",
        "2. Background",
        "2.1 First.",
        "2.2 Second.",
        "2.3 Summary",
        "2.3.1 In short.",
    ]


def test_two_things_of_one_name_are_told_and_the_first_is_meant():
    made, gaps = body_of("{#a} One.\n\n{#a} Two.\n\nSee {see a}.")
    assert made == ["1.1 One.", "1.2 Two.", "See 1.1."] and gaps == [
        "two things have this name; references lead to the first"
    ]


FENCED = """{#before} Before.

{only officers}
{#inside} Inside {AS09} {table AS09}.
{table AS09}
{exempt 2: about one child}
Deeper {whatever}.
{end}
{end}

{exempt 3: about money.}
{#exempt} What is exempt.
{end}

{#after} After, see {see inside}."""


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        (
            "members",
            [
                "1.1 Before.",
                "Left out: What stands here is in the edition for: Officers.",
                "Exempt: Exempt by paragraph 3 of Schedule 12A to the Local Government Act 1972: about money.",
                "1.3 What is exempt.",
                "1.4 After, see 1.2.",
            ],
        ),
        (
            "public",
            [
                "1.1 Before.",
                "Left out: What stands here is in the edition for: Officers.",
                "Exempt: Exempt by paragraph 3 of Schedule 12A to the Local Government Act 1972: about money.",
                "1.4 After, see 1.2.",
            ],
        ),
    ],
)
def test_an_edition_has_what_is_for_it_and_every_paragraph_one_number(edition, expected):
    made, gaps = body_of(FENCED, edition=edition)
    assert made == expected and gaps == []


def test_the_officers_edition_has_all_of_it_with_what_does_not_resolve():
    made, gaps = body_of(FENCED, edition="officers")
    assert made[1].startswith("1.2 Inside [AS09: no freeze is chosen]") and made[-1] == "1.4 After, see 1.2."
    assert "Deeper [whatever: nothing that can be looked up]." in made
    assert gaps.count("no freeze is chosen") == 2


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{only}\nx\n{end}", "name one of officers, members, dfe, partner, public"),
        ("{only everybody}\nx\n{end}", "name one of officers, members, dfe, partner, public"),
        ("{exempt 9: x}\nx\n{end}", "say its paragraph of Schedule 12A and why: exempt 2: reason"),
        ("{exempt}\nx\n{end}", "say its paragraph of Schedule 12A and why: exempt 2: reason"),
        ("{only officers}\nx", "“{only officers}” has no {end}."),
        ("{end}", "There is an {end} and nothing before it that it ends."),
        ("a { b", "Line 1 has a brace without its other: “a { b”."),
        ("{table}", "it names nothing"),
        ("{chart AS01}", "no freeze is chosen"),
        ("{scorecard 1}", "no freeze is chosen"),
    ],
)
def test_what_is_marked_up_wrongly_is_told(text, why):
    assert body_of(text)[1] == [why]


def test_what_is_for_nobody_that_there_is_goes_to_nobody():
    assert body_of("{only everybody}\nsecret\n{end}")[0] == [
        "Left out: What stands here is in the edition for: nobody."
    ]


def test_lists_quotations_and_what_is_placed():
    text = "{note Provisional: until then, and no longer}\n\n1. one\n2. two\n   - within\n\n-\n\n> I have been\n> on a curve\n> — Supervisee\n\n> Nobody said\n\n{table AS01}\n{scorecard 1}"
    assert body_of(text, book=SmallBook())[0] == [
        "Provisional: until then, and no longer",
        "1. one",
        "2. two",
        "3. within",
        "“I have been on a curve” Supervisee",
        "“Nobody said” ",
        "AS01",
        "priority 1",
    ]


def test_an_edition_that_there_is_not():
    with pytest.raises(NoSuchPaperEditionError, match="There is no edition “press”"):
        compose(content(), template(BODY), NoFigures(), "press", STAMP)


def test_the_same_gives_the_same_and_says_whose_it_is():
    made = [
        compose(content(sections=SECTIONS), template(BODY), NoFigures(), "public", STAMP) for _ in range(2)
    ]
    assert made[0] == made[1]
    document = made[0]
    assert (
        document.title,
        document.council,
        document.body,
        document.meeting,
        document.edition,
        document.by,
    ) == (
        "Progress",
        "A council",
        "Scrutiny",
        date(2017, 11, 14),
        "Public",
        "",
    )
    assert document.parts[0] == PaperPart(key="head", blocks=document.parts[0].blocks)


def test_in_what_an_edition_leaves_out_nothing_is_told_and_a_heading_of_nothing_is_none():
    text = "{only officers}\n{exempt 9: x}\ny\n{end}\n{end}\n\n## \n\n{#a}{AS01}"
    made, gaps = body_of(text, edition="public", book=SmallBook())
    assert gaps == [] and made[1:] == ["1.1 71.4% (30 of 42)"]


@pytest.mark.parametrize(
    ("figure", "words", "interval"),
    [
        (
            {"value": 71.43, "unit": "percent", "numerator": 30, "denominator": 42},
            "71.4% (30 of 42)",
            "56.4% to 82.8%",
        ),
        ({"value": 0.0, "unit": "percent", "numerator": 0, "denominator": 0}, "0.0% (0 of 0)", ""),
        ({"value": 71.43, "unit": "percent"}, "71.4%", ""),
        (
            {"value": 54.2, "unit": "per_10000", "interval": (50.0, 60.0)},
            "54.2 per 10,000",
            "50 per 10,000 to 60 per 10,000",
        ),
        ({"value": 17_940_000, "unit": "pounds"}, "£17.9m", ""),
        ({"value": 38, "unit": "days"}, "38 days", ""),
    ],
)
def test_how_a_figure_of_a_freeze_is_printed(figure, words, interval):
    made = BookFigure(token=FigureToken("AS01"), title="x", source="freeze", **figure)
    assert (book_figure_words(made), interval_words(made)) == (words, interval)


DOMAINS = {
    "title": "Two audits",
    "description": "A row a domain",
    "columns": ["Domain", "Before", "Latest"],
    "rows": [["A domain with a name of more than thirty letters", 60, 77.5], ["Recorded & SMART", None, 50]],
    "unit": "percent",
    "of": 40,
    "source": "Entered",
    "said_by": "Audit",
    "marked": "Fictional: in no paper.",
}


def test_a_table_that_was_entered_is_printed_with_its_base_and_what_it_is_marked_as():
    made, gaps = body_of("{table domains}", tables={"domains": DOMAINS})
    assert gaps == [] and made == [
        "Fictional: in no paper.",
        "A domain with a name of more than thirty letters | 60% (24 of 40, 44.6 to 73.7) | 77.5% (31 of 40, 62.5 to 87.7)",
        "Recorded & SMART | Not recorded | 50% (20 of 40, 35.2 to 64.8)",
    ]
    plain = {**DOMAINS, "marked": "", "of": None}
    made, _ = body_of("{table domains}", tables={"domains": plain})
    assert made[0].endswith("| 60% | 77.5%")
    assert body_of("{table domains other}", tables={"domains": plain})[1] == ["no freeze is chosen"]
    assert body_of("{scorecard domains}", tables={"domains": plain})[1] == ["no freeze is chosen"]


@pytest.mark.parametrize(("rows", "bars"), [(DOMAINS["rows"], 5), ([["Nothing", 0, 0]], 4)])
def test_its_chart_has_a_bar_for_each_value_and_says_them(rows, bars):
    sections = [{"key": "progress", "heading": "Progress", "text": "{chart domains}"}]
    paper = content(sections=sections, tables={"domains": {**DOMAINS, "rows": rows, "marked": ""}})
    document = compose(paper, template(BODY), NoFigures(), "officers", STAMP)
    (chart,) = [each for each in document.blocks() if isinstance(each, PaperChart)]
    drawn = ElementTree.fromstring(chart.svg)
    assert len([each for each in drawn if each.tag.endswith("rect")]) == bars  # two of them the key's
    said = "".join(each.text for each in drawn.iter() if each.text)
    assert all(part in said for part in (*rows[-1][0].split(), "Before", "Latest"))
    assert (
        chart.alternative.startswith(f"{rows[0][0]}: {rows[0][1]}% (before), ")
        and chart.table.source == "Entered, Audit"
    )
    assert list(document.tables()) == [chart.table]
