"""What templates draw from what they are given."""

from pathlib import Path

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

import sightline
from sightline.web.components import Cell, Column, Table
from sightline.web.table_rows import rows_html


def test_a_table_has_a_caption_and_cells_that_know_their_column():
    table = Table(
        "Measures",
        [Column("Measure"), Column("Now", number=True)],
        [[Cell("AS01", "/m/AS01"), Cell("81.4%", under="206 of 253")]],
    )
    html = render_to_string("web/components/table.html", {"table": table})
    assert "Measures</caption>" in html
    assert (
        '<th scope="col" role="columnheader" class="govuk-table__header govuk-table__header--numeric sightline-short">Now</th>'
        in html
    )
    assert '<td role="cell" class="govuk-table__cell govuk-table__cell--numeric" data-label="Now">' in html
    assert '<a class="govuk-link" href="/m/AS01">AS01</a>' in html
    assert '<span class="sightline-under">206 of 253</span>' in html


def test_a_row_that_is_not_as_long_as_the_columns_is_refused():
    table = Table("T", [Column("One"), Column("Two")], [[Cell("1")]])
    with pytest.raises(ValueError, match="shorter"):
        rows_html(table)


TWIN = """{% for column, cell in row %}{% if forloop.first %}<th scope="row" role="rowheader" class="govuk-table__header{% if cell.text|length < 12 %} sightline-short{% endif %}" data-label="{{ column.title }}">{% include twin %}</th>{% else %}<td role="cell" class="govuk-table__cell{% if column.number %} govuk-table__cell--numeric{% endif %}" data-label="{{ column.title }}">{% include twin %}</td>{% endif %}{% endfor %}"""
TWIN_OF_A_CELL = """{% if cell.text %}<span>{% if cell.href %}<a class="govuk-link" href="{{ cell.href }}"{% if cell.outside %} rel="noreferrer noopener"{% endif %}>{{ cell.text }}</a>{% else %}{{ cell.text }}{% endif %}{% if cell.under %}<span class="sightline-under">{{ cell.under }}</span>{% endif %}{{ cell.drawing|safe }}{% if cell.also.1 %}<span class="sightline-under"><a class="govuk-link" href="{{ cell.also.1 }}" rel="noreferrer noopener">{{ cell.also.0 }}<span class="govuk-visually-hidden"> of {{ cell.text }}</span></a></span>{% endif %}{% if cell.why %}<details class="sightline-why"><summary>why?<span class="govuk-visually-hidden"> {{ cell.text }}</span></summary>{{ cell.why }}</details>{% endif %}</span>{% else %}<span class="sightline-empty"></span>{% endif %}"""
TEXTS = st.one_of(
    st.sampled_from(["", "<b>", 'A & "B"', "it's", "Eleven lett.", "Twelve lette"]), st.text(max_size=14)
)
CELLS = st.builds(
    Cell,
    TEXTS,
    TEXTS,
    TEXTS,
    st.booleans(),
    st.tuples(TEXTS, TEXTS),
    TEXTS,
    st.sampled_from(["", "<svg></svg>"]),
)


@given(st.lists(st.tuples(st.builds(Column, TEXTS, st.booleans()), CELLS), min_size=1, max_size=3))
def test_cells_are_drawn_as_a_template_would_draw_them(row):
    table = Table("T", [column for column, _ in row], [[cell for _, cell in row]])
    twin = engines["django"].from_string(TWIN)  # type: ignore[attr-defined]
    of_a_cell = engines["django"].from_string(TWIN_OF_A_CELL).template  # type: ignore[attr-defined]
    drawn = twin.render({"row": row, "twin": of_a_cell})
    assert rows_html(table) == f'<tr class="govuk-table__row" role="row">{drawn}</tr>'


def test_what_is_html_already_stays_so():
    table = Table("T", [Column("One")], [[Cell(mark_safe("<b>A</b>"))]])
    assert "<b>A</b>" in rows_html(table)


def test_a_state_is_a_shape_and_a_word_and_a_colour():
    html = render_to_string("web/components/tag.html", {"text": "Improving", "shape": "◆", "colour": "green"})
    assert html.strip() == (
        '<strong class="govuk-tag govuk-tag--green"><span aria-hidden="true">◆</span> Improving</strong>'
    )


def test_breadcrumbs_lead_back_and_say_where_we_are():
    html = render_to_string(
        "web/components/breadcrumbs.html",
        {"items": [{"title": "Scorecard", "href": "/scorecard"}, {"title": "AS01"}]},
    )
    assert 'href="/scorecard">Scorecard</a>' in html
    assert 'aria-current="page">AS01</li>' in html


def pages(number: int) -> str:
    page = Paginator(range(100), 10).page(number)
    numbers = page.paginator.get_elided_page_range(number, on_each_side=1, on_ends=1)
    return render_to_string(
        "web/components/pagination.html", {"page": page, "page_numbers": numbers, "others": "team=N"}
    )


@pytest.mark.parametrize(("number", "back", "on"), [(1, False, True), (5, True, True), (10, True, False)])
def test_pages_lead_back_and_on_and_keep_what_else_the_address_says(number, back, on):
    html = pages(number)
    assert (f'?team=N&amp;page={number - 1}" rel="prev"' in html) is back
    assert (f'?team=N&amp;page={number + 1}" rel="next"' in html) is on
    assert f'aria-label="Page {number}" aria-current="page"' in html


def test_a_single_page_needs_no_pagination():
    page = Paginator(range(3), 10).page(1)
    assert (
        render_to_string("web/components/pagination.html", {"page": page, "page_numbers": [1]}).strip() == ""
    )


def test_no_comment_of_a_template_goes_over_a_line_and_stands_on_the_page():
    folders = Path(sightline.__file__).parent.glob("*/templates")
    every = [
        (page, line)
        for each in folders
        for page in each.rglob("*.html")
        for line in page.read_text().splitlines()
    ]
    assert len(every) > 1000
    assert [page.name for page, line in every if line.count("{#") != line.count("#}")] == []


@pytest.mark.parametrize(
    ("more", "options"),
    [
        ({}, ['value="a"', 'value="b&amp;"']),
        ({"chosen": "b&"}, ['value="a"', 'value="b&amp;" selected']),
        ({"chosen": None, "every": "All"}, ['value=""', 'value="a"', 'value="b&amp;"']),
        ({"chosen": "gone", "every": "All"}, ['value=""', 'value="a"', 'value="b&amp;"']),
    ],
)
def test_a_choice_in_the_address_is_drawn_with_its_label_and_what_is_chosen(more, options):
    choices = {"a": "North", "b&": "<South>"}.items()
    html = render_to_string(
        "web/components/choice.html", {"name": "team", "label": "Team", "choices": choices, **more}
    )
    assert '<label class="govuk-label" for="team">Team</label>' in html
    assert '<select class="govuk-select" id="team" name="team">' in html and "&lt;South&gt;" in html
    assert [each.partition(">")[0] for each in html.split("<option ")[1:]] == options
