"""What people are called: an account's full name, and the post held on a day, for pages that have only the account's name.

Whoever did a thing is kept as the name of their account. The room of people says how names are read (`register`), and a page
reads them all at once, the first time one is asked for (`read_once`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone


@dataclass(frozen=True, slots=True)
class HeldPost:
    """The title of a post, and from which day to which it is held; without `ends`, still."""

    title: str
    starts: date
    ends: date | None = None

    def runs_on(self, day: date) -> bool:
        """Whether it is held on that day; the first day and the last count."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class AccountName:
    """An account by its name, the full name of whose it is, blank where nobody wrote one down, and the posts they hold or held."""

    account: str
    full_name: str
    posts: tuple[HeldPost, ...] = ()


Names = Mapping[str, AccountName]
_readers: list[Callable[[], Iterable[AccountName]]] = []
_names_of_page: ContextVar[dict[str, Names] | None] = ContextVar("names_of_page", default=None)
_NAMES = "names"


def register(reader: Callable[[], Iterable[AccountName]]) -> None:
    """Say how the names of all accounts are read; called by the room of people as it starts."""
    _readers[:] = [reader]


def full_name(account: Any) -> str:
    """Jo Smith; the account's own name where there is no full one. `account`: a user, or an account's name as text."""
    name = _text(account)
    entry = _names().get(name)
    return (entry.full_name if entry else "") or name


def name_and_post(account: Any, on: date | datetime | None = None) -> str:
    """Jo Smith, Head of service: by the post held on that day, or today; the account's own name where there is no full one.

    What is no account's name, as "the clock", is given back as it is.
    """
    name = _text(account)
    entry = _names().get(name) or AccountName(name, "")
    titles = [post.title for post in entry.posts if post.runs_on(_day(on))]
    return ", ".join([entry.full_name or name, *dict.fromkeys(titles)])


def name_and_account(account: Any) -> str:
    """Jo Smith (jsmith): for the trail, where the account counts; the account's name alone where there is no full one."""
    name = _text(account)
    whole = full_name(account)
    return whole if whole == name else f"{whole} ({name})"


def choice_words(account: Any) -> str:
    """Jo Smith, Head of service (jsmith): for a list to choose from, in which two people may have one name."""
    name = _text(account)
    whole = name_and_post(account)
    return whole if whole == name else f"{whole} ({name})"


def accounts_called(text: str) -> list[str]:
    """The accounts whose full name holds this text, without regard to capitals; none for a blank."""
    wanted = " ".join(text.split()).casefold()
    return [each.account for each in _names().values() if wanted and wanted in each.full_name.casefold()]


@contextmanager
def read_once() -> Iterator[None]:
    """Read the names once, the first time one is asked for, for all that is done within."""
    token = _names_of_page.set({})
    try:
        yield
    finally:
        _names_of_page.reset(token)


def forget() -> None:
    """Read them again the next time: for whoever changed one."""
    page_names = _names_of_page.get()
    if page_names is not None:
        page_names.clear()


def _names() -> Names:
    page_names = _names_of_page.get()
    if page_names is not None and _NAMES in page_names:
        return page_names[_NAMES]
    names = {each.account: each for reader in _readers for each in reader()}
    if page_names is not None:
        page_names[_NAMES] = names
    return names


def _text(account: Any) -> str:
    return "" if account is None else str(getattr(account, "username", account))


def _day(on: date | datetime | None) -> date:
    if isinstance(on, datetime):
        return timezone.localdate(on) if timezone.is_aware(on) else on.date()
    return on or timezone.localdate()
