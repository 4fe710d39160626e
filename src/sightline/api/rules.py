"""What a token may be asked for, how long it lasts, and when it is live. Pure."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

SCOPES: Mapping[str, str] = MappingProxyType(
    {
        "definitions": "measures, periods and units",
        "figures": "readings and signals",
        "targets": "targets",
        "comparators": "what is published of others",
        "freezes": "freezes, and figures as they were reported",
    }
)
"""Each scope, and what it opens, in words."""
LASTS = (30, 90, 180, 365)
"""Days for which a token may be made."""
SECRET_BEGINS = "sightline_"
LARGEST_PAGE, USUAL_PAGE = 1000, 200


class TokenRuleError(ValueError):
    """Why there can be no such token, in a sentence; `field` is what it is about."""

    def __init__(self, sentence: str, field: str) -> None:
        """`sentence` is for whoever asked."""
        super().__init__(sentence)
        self.field = field


def name_of(text: str) -> str:
    """The name as it is kept. TokenRuleError for a blank or a long one."""
    name = " ".join(text.split())
    if not name:
        raise TokenRuleError("Enter what the token is for, such as Power BI refresh.", "name")
    if len(name) > 100:
        raise TokenRuleError("Say in at most 100 letters what the token is for.", "name")
    return name


def scopes_of(chosen: Collection[str]) -> list[str]:
    """The scopes in their order. TokenRuleError for none, and for one there is not."""
    unknown = sorted(set(chosen) - set(SCOPES))
    if unknown:
        raise TokenRuleError(f"There is no scope {unknown[0]}. There are: {', '.join(SCOPES)}.", "scopes")
    if not chosen:
        raise TokenRuleError("Choose what the token may be asked for.", "scopes")
    return [each for each in SCOPES if each in chosen]


def lasting(days: int) -> timedelta:
    """For how long. TokenRuleError for a number of days that is none of LASTS."""
    if days not in LASTS:
        raise TokenRuleError(f"A token lasts {', '.join(map(str, LASTS[:-1]))} or {LASTS[-1]} days.", "days")
    return timedelta(days=days)


def is_live(expires: datetime, ended: datetime | None, now: datetime) -> bool:
    """Whether a token may still be used."""
    return ended is None and now < expires
