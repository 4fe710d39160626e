"""Rows of a spreadsheet that were shown before they are taken: they go along with the page, signed, and are read again on a yes."""

from typing import Any

from django.core import signing

HOURS = 4
"""How long what was shown may be said yes to."""
TOO_OLD = "What was shown is too old, or was shown to somebody else. Upload the spreadsheet again."


class RowsTooOldError(Exception):
    """What came along with the page is not what was shown to this person of this thing, or was shown too long ago."""

    def __init__(self) -> None:
        """The message is for whoever said yes."""
        super().__init__(TOO_OLD)


def signed_rows(rows: Any, *, salt: str, by: str, of: Any) -> str:
    """The rows as text to carry in a form. `of`: what they are of, as an authority's code or a plan's number."""
    return signing.dumps({"of": of, "by": by, "rows": rows}, salt=salt, compress=True)


def rows_shown(text: str, *, salt: str, by: str, of: Any) -> Any:
    """The rows that were signed for this person and this thing. RowsTooOldError otherwise."""
    try:
        payload = signing.loads(text, salt=salt, max_age=HOURS * 3600)
        if payload["of"] != of or payload["by"] != by:
            raise signing.BadSignature
        return payload["rows"]
    except (signing.BadSignature, TypeError, KeyError) as fault:
        raise RowsTooOldError from fault
