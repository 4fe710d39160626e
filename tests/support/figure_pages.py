"""What a page says and where it leads, for tests."""

import re
from html import unescape
from typing import Any

from django.http import HttpResponse


def words(response: Any) -> str:
    """The page's text, tags taken out."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())


def hidden(response: Any) -> dict[str, str]:
    """What a page's form carries without showing it, in the order it stands."""
    main = response.text.partition("<main")[2]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', main)
    return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}


def send(client: Any, address: str, typed: dict[str, Any]) -> HttpResponse:
    """Send a form as a browser does: what its page carries, under what is typed."""
    return client.post(address, hidden(client.get(address, follow=True)) | typed)


def post_and_follow(client: Any, address: str, typed: dict[str, Any]) -> Any:
    """Send a form, and the page it leads to."""
    return client.post(address, typed, follow=True)


def title(response: Any) -> str:
    """What stands in the browser's title bar."""
    found = re.search(r"<title>(.*?)</title>", response.text, flags=re.DOTALL)
    assert found, "The page has no title"
    return unescape(found[1])


def addresses(response: Any) -> list[str]:
    """Every address on the page: of links, forms and buttons."""
    found = re.findall(r'\b(?:href|action|formaction|src)="([^"]*)"', response.text)
    return [unescape(address) for address in found]


def row_of(response: Any, heading: str) -> str:
    """The text of the table row that holds these words."""
    rows = re.findall(r"<tr.*?</tr>", response.text, flags=re.DOTALL)
    found = [row for row in rows if heading in unescape(row)]
    assert found, f"No row says {heading}"
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split())
