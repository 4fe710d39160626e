"""What was changed last of a thing, in a sentence."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from sightline.web.account_names import name_and_post


def last_change(changes: QuerySet[Any], names: Mapping[str, str]) -> str:
    """Who changed it last and what of it, as "Jo Smith, Head of service changed its title, its place."; blank where nobody has.

    `changes`: the thing's rows; `names`: each field in the words a sentence has for it.
    """
    last: Any = changes.order_by("-id").first()
    if last is None:
        return ""
    fields = set(changes.filter(at=last.at, by=last.by).values_list("field", flat=True))
    return f"{name_and_post(last.by)} changed {in_order(fields, names)}."


def in_order(fields: Iterable[str], names: Mapping[str, str]) -> str:
    """The words for these fields, in the order of `names`; a field without words by its own name, after them."""
    changed = set(fields)
    words = [text for name, text in names.items() if name in changed]
    return ", ".join([*words, *sorted(changed - set(names))])
