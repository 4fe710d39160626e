"""A post, who takes it up, and a last day."""

from typing import Any

from sightline.people.models import User
from sightline.people.queries.accounts import managed_by, user_named
from sightline.web.forms import DayField, text
from sightline.web.identifier_forms import NamesNoChildForm


class PostForm(NamesNoChildForm):
    """A new post; the authority is asked of who belongs to none."""

    title = text("Title", 150, hint="A post, never a name: Head of service")
    service = text("Service", 150, required=False, hint="For example: Assessment")
    authority = text(
        "Authority", 3, required=False, hint="Its three-digit code; blank where there is one only"
    )

    def __init__(self, *sent: object, own: str) -> None:
        """`own`: the authority of whoever asks, which is then the post's."""
        super().__init__(*sent)  # type: ignore[arg-type]
        if own:
            del self.fields["authority"]


class HolderForm(NamesNoChildForm):
    """Who takes a post up. Cleaned, `person` is the account."""

    person = text("Account", 150, missing="Enter whose account it is")
    starts = DayField("First day", required=True)
    ends = DayField("Last day")

    def __init__(self, *sent: object, administrator: User) -> None:
        """Accounts this administrator does not manage are none."""
        super().__init__(*sent)  # type: ignore[arg-type]
        self.administrator = administrator

    def clean(self) -> dict[str, Any]:
        """With the account for its name."""
        sent = super().clean()
        name = str(sent.get("person") or "")
        account = user_named(name) if name else None
        if account is not None and not managed_by(self.administrator).filter(pk=account.pk).exists():
            account = None
        if name and account is None:
            self.add_error("person", f"There is no account {name} that can sign in. Add the person first.")
        sent["person"] = account
        return sent


class LeavingForm(NamesNoChildForm):
    """A holder's last day."""

    ends = DayField("Last day", required=True)
