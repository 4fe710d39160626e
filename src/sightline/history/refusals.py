"""What the second of two people is told: one error for every thing that people change."""

from typing import Any

from sightline.web.account_names import name_and_post
from sightline.web.refusals import CannotDoError


class ChangedMeanwhileError(ValueError):
    """Somebody else changed the thing after this person saw it. Nothing was done.

    `thing` is as it stands now; `who` the name of the account that changed it last, blank where that was before names were
    written down; `last` what changed last, in a sentence, blank where that is not known.
    """

    def __init__(self, thing: Any, who: str = "", last: str = "") -> None:
        """The sentence says who and what, by name, and is put together when it is shown."""
        super().__init__(thing, who, last)
        self.thing, self.who, self.last = thing, who, last

    def __str__(self) -> str:
        """Who changed it, what last, and what to do."""
        parts = (
            f"{self.thing.called} was changed by {name_and_post(self.who) or 'somebody else'} while you had it open.",
            self.last,
            "Nothing of yours is lost: look at both, and send again.",
        )
        return " ".join(filter(None, parts))


class GoneMeanwhileError(CannotDoError):
    """Somebody else took the thing out after this person saw it. Nothing was done; `thing` is as it was seen."""

    def __init__(self, thing: Any) -> None:
        """The sentence says what to do."""
        super().__init__(
            f"{thing.called} was taken out by somebody else while you had it open. Add it anew, or leave it out."
        )
        self.thing = thing
