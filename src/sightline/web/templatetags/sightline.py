"""Template filters: numbers, dates and people as they are read. The words themselves are in `web/words.py` and `web/account_names.py`."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.text import Truncator

from sightline.web import account_names, words
from sightline.web.table_rows import rows_html

register = template.Library()

register.filter("table_rows", rows_html)
register.filter("percent", words.percent)
register.filter("number", words.number)
register.filter("out_of", words.out_of)
register.filter("long_date", words.long_date)
register.filter("short_date", words.short_date)
register.filter("month", words.month)
register.filter("period", words.period)
register.filter("short_month", words.short_month)
register.filter("full_name", account_names.full_name)
register.filter("name_and_post", account_names.name_and_post)
register.filter("name_and_account", account_names.name_and_account)


@register.filter
def shortened(text: str, length: int) -> str:
    """No more of a text than so many characters, as truncatechars has it, which looks at each also where nothing is cut."""
    return text if len(text) <= length else Truncator(text).chars(length)


@register.filter
def with_page(address: str, number: int) -> str:
    """The same address at another page of its list."""
    return with_param(address, f"page={number}")


@register.filter
def with_param(address: str, param: str) -> str:
    """The same address with one thing more in it, written as name=value."""
    return f"{address}{'&' if '?' in address else '?'}{param}"


@register.simple_tag(takes_context=True)
def leading_on(context: Context, crumbs: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """The way back up, in which what is a section of the page's side menu leads where the menu does: to the same plan."""
    side_menu: Any = context.get("side_menu")
    links = side_menu.links if side_menu else ()
    ways = {each.href.partition("?")[0]: each.href for each in links}
    return [{**crumb, "href": ways.get(crumb.get("href", ""), crumb.get("href", ""))} for crumb in crumbs]


@register.filter
def moment(at: datetime | None) -> str:
    """A moment in local time: 14 November 2017 at 09:05"""
    return words.moment(timezone.localtime(at) if at else None)
