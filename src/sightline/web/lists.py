"""Lists whose choices live in the address: what it says, the same address with something else in it, and one page of the rows."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

A_PAGE = 100
LONGEST_NUMBER = 9


def query_param(request: HttpRequest, name: str) -> str:
    """What the address says under this name; blank where it says nothing."""
    return str(request.GET.get(name, ""))


def number_or_zero(text: object) -> int:
    """A whole number somebody sent, such as a row's; 0 where it is none."""
    digits = str(text)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST_NUMBER else 0


class PageQuery:
    """A page's address, understood. Each room's own says in `query` what an address must carry to come back to the same page."""

    query: Mapping[str, str]

    @property
    def query_string(self) -> str:
        """The same as it stands in an address."""
        return urlencode(self.query)

    def address_at(self, place: str = "", **more: str) -> str:
        """The address of `place` with what this one says, and `more` of it; a blank takes a choice out."""
        chosen = {name: value for name, value in {**self.query, **more}.items() if value}
        return f"{place}?{urlencode(chosen)}" if chosen else place or "?"


def paged(
    request: HttpRequest,
    rows: Sequence[Any] | QuerySet,
    *,
    per_page: int = A_PAGE,
    others: str = "",
    whole: bool = False,
) -> dict[str, Any]:
    """One page of the rows, by `?page=` of the address, with what web/components/pagination.html needs.

    The first where the address names none, the last where it names one beyond. `others`: the rest of the address, to be kept.
    `whole`: `?page=all` gives all of it, as for printing. Gives page (Django's), shown (its rows), page_numbers and others.
    """
    wanted = query_param(request, "page")
    paginator = Paginator(rows, max(len(rows), 1) if whole and wanted == "all" else per_page)
    page = paginator.get_page(number_or_zero(wanted) or 1)
    numbers = list(paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
    return {"page": page, "shown": page.object_list, "page_numbers": numbers, "others": others}
