"""What a page says and where it leads, for tests."""

import re
from html import unescape

from django.http import HttpResponse


def words(response: HttpResponse) -> str:
    """The page's text, tags taken out."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())


def title(response: HttpResponse) -> str:
    """What stands in the browser's title bar."""
    found = re.search(r"<title>(.*?)</title>", response.text, flags=re.DOTALL)
    assert found, "The page has no title"
    return unescape(found[1])


def addresses(response: HttpResponse) -> list[str]:
    """Every address on the page: of links, forms and buttons."""
    found = re.findall(r'\b(?:href|action|formaction|src)="([^"]*)"', response.text)
    return [unescape(address) for address in found]


def row_of(response: HttpResponse, heading: str) -> str:
    """The text of the table row that holds these words."""
    rows = re.findall(r"<tr.*?</tr>", response.text, flags=re.DOTALL)
    found = [row for row in rows if heading in unescape(row)]
    assert found, f"No row says {heading}"
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split())
