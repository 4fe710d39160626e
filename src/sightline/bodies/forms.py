"""Who sits on a body, and until when."""

from typing import Any

from sightline.people.models import User
from sightline.people.posts.queries import posts_of
from sightline.people.queries import user_named
from sightline.web.forms import DayField, suggest, text
from sightline.web.identifier_forms import NamesNoChildForm


class MemberForm(NamesNoChildForm):
    """Somebody begins to sit on a body. Cleaned, `person` is the account named, None where none is."""

    name = text("Who", 150, required=False, hint="A post and its agency: Chief nurse, NHS Trust")
    account = text("Their account, if they have one", 150, required=False)
    role = text("Role", 100, required=False, hint="For example: vice chair, adviser")
    starts = DayField("First day")
    ends = DayField("Last day")

    def __init__(self, *sent: object, authority: str) -> None:
        """For a body of this authority: an account of another one is none."""
        super().__init__(*sent)  # type: ignore[arg-type]
        self.authority = authority
        suggest(self.fields["name"], (post.words for post in posts_of(authority)))

    def clean(self) -> dict[str, Any]:
        """What was sent, with the person the account names."""
        sent = super().clean()
        account = str(sent.pop("account", "") or "").strip()
        person: User | None = user_named(account) if account else None
        if person is not None and person.authority not in ("", self.authority):
            person = None
        if account and person is None:
            self.add_error(
                "account", f"There is no account {account}. Leave it blank, or write it as it signs in."
            )
        sent["person"] = person
        return sent


class LastDayForm(NamesNoChildForm):
    """A member's last day."""

    ends = DayField("Last day", required=True)
