"""The kinds of calendar there are. The rooms above say what theirs open as their applications start (`register`).

This room makes addresses, keeps their fingerprints, ends them and reads from them; it knows no room that has one by name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from sightline.feeds.models import CalendarAddress
from sightline.feeds.rules import CalendarContent
from sightline.trail.verbs import TrailVerb


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a new address may open: its title in the list, and the `authority` and `thing` of the address."""

    title: str
    authority: str = ""
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a person may have in their calendar, by the value a form sends; and, where it is of data, how old that is.

    `bodies`: the names of those it may be for, where it may be for one.
    """

    choices: Mapping[str, Choice]
    data_age: str = ""
    as_at: str = ""
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """How the page of a kind reads, and the way back up: `back` is the title and the name of the page above.

    `field` is what the choice is sent as; `refusal` the sentence for what is not among the choices; `body_hint` is blank
    where no address of the kind is for a body.
    """

    heading: str
    lead: str
    back: tuple[str, str]
    field: str
    label: str
    refusal: str
    nothing: str = ""
    body_hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarVerbs:
    """What the trail says when an address of a kind is made, is ended, and is read from."""

    making: TrailVerb
    ending: TrailVerb
    fetching: TrailVerb


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarKind:
    """A kind of calendar: the room it is of asks, for an address of its, who may have it and what stands on which day.

    `name` stands in the table; `verbs` are the trail's; `page`, `end` and `text` are the names of the addresses that make
    one, end one and read from one; `file` is what the file is called.

    `offer(request)`: what whoever asks may have; it may refuse, and raise NothingLoadedError.
    `may_have(address)`: whether its person may see now what it opens.
    `days_of(address, today)`: what stands on which day, seen as its person sees it today; asked where `may_have` only.
    `title_of(address)`, `trail_name(address)`: what it opens, for its person and for the trail.
    """

    name: str
    verbs: CalendarVerbs
    page: str
    end: str
    text: str
    file: str
    words: PageWords
    offer: Callable[[HttpRequest], Offer]
    may_have: Callable[[CalendarAddress], bool]
    days_of: Callable[[CalendarAddress, date], CalendarContent]
    title_of: Callable[[CalendarAddress], str]
    trail_name: Callable[[CalendarAddress], str]


_kinds: dict[str, Callable[[], CalendarKind]] = {}


def register(name: str, give: Callable[[], CalendarKind]) -> None:
    """Say that there are calendar addresses of this name; `give`, once one is asked for, what they open."""
    _kinds[name] = give


def kind_of(address: CalendarAddress) -> CalendarKind | None:
    """The kind of an address; None where no room has it any more."""
    give = _kinds.get(address.opens)
    return give() if give else None
