"""A list in the address: what it says, the same address with something else in it, one page of the rows."""

from dataclasses import dataclass, field

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from sightline.web.lists import PageQuery, number_or_zero, paged, query_param


@dataclass(frozen=True)
class ShelfQuery(PageQuery):
    """An address of a list, understood."""

    query: dict[str, str] = field(default_factory=dict)


def asked(address: str) -> object:
    return RequestFactory().get(address)


def test_what_an_address_says_under_a_name_and_what_it_does_not():
    request = asked("/list?team=T1&team=T2&empty=")
    assert [query_param(request, name) for name in ("team", "empty", "other")] == ["T2", "", ""]


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), (7, 7), ("", 0), ("-1", 0), ("1.5", 0), ("²", 0), ("9" * 10, 0), (None, 0)],
)
def test_a_number_is_one_of_ours_or_none(text, number):
    assert number_or_zero(text) == number


def test_an_address_keeps_its_choices_takes_another_and_lets_one_go():
    here = ShelfQuery({"team": "T 1", "sort": "due"})
    assert here.query_string == "team=T+1&sort=due"
    assert here.address_at("/list", sort="late") == "/list?team=T+1&sort=late"
    assert here.address_at("/list", team="", sort="") == "/list"
    assert ShelfQuery().address_at() == "?"


def test_a_page_of_the_rows_with_what_the_pagination_needs():
    found = paged(asked("/list?page=2"), range(250), others="team=T1")
    assert (found["shown"], found["page"].number, found["others"]) == (range(100, 200), 2, "team=T1")
    assert found["page_numbers"] == [1, 2, 3]


@pytest.mark.parametrize(("page", "number"), [("", 1), ("soon", 1), ("0", 1), ("-4", 1), ("99", 3)])
def test_a_page_that_is_none_is_the_first_and_one_beyond_the_last(page, number):
    assert paged(asked(f"/list?page={page}"), range(250))["page"].number == number


def test_all_of_it_at_once_only_where_that_may_be():
    assert len(paged(asked("/list?page=all"), range(250), per_page=50, whole=True)["shown"]) == 250
    assert len(paged(asked("/list?page=all"), range(250), per_page=50)["shown"]) == 50
    assert list(paged(asked("/list?page=all"), [], whole=True)["shown"]) == []


@pytest.mark.parametrize(
    ("address", "other"),
    [("/list", "/list?page=3"), ("/list?team=T1", "/list?team=T1&amp;page=3"), ("?", "?&amp;page=3")],
)
def test_an_address_at_another_page_of_its_list(address, other):
    template = Template("{% load sightline %}{{ here|with_page:3 }}")
    assert template.render(Context({"here": address})) == other
