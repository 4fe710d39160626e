"""Two people changed the same thing: both texts of each field are shown, one of the two is chosen, and it is sent again."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from sightline.history.models import EditionModel
from sightline.history.refusals import ChangedMeanwhileError
from sightline.web.form_pages import say_saved
from sightline.web.incomplete_forms import IncompleteFormError

CONFLICT = 409
UNCHOSEN = "Choose one of the two for each field."
NO_EDITION = (
    "What you sent does not say which edition of the page you saw, so nobody can tell whether somebody else changed it "
    "meanwhile. Go back, open the page again, and send it from there."
)
AS_SENT = ("reason", "edition", "confirmed")
"""Fields of a form that are no texts of the thing: taken as they are sent, and never chosen between."""


@dataclass(frozen=True, slots=True)
class FieldTexts:
    """A field two people changed: what it says now, what the second wrote, and whether the first changed it at all."""

    field: Any
    theirs: str
    mine: str
    overlapping: bool
    carried: list[tuple[str, str]]


@dataclass(slots=True, kw_only=True)
class EditPage:
    """A page that changes one thing, or does something with it; it is sent with the edition that was seen.

    `thing` is what has the edition, `form_of` makes the form over what stands of it (of the thing, and what was sent or
    None). `back` is the thing's own page and `done` where it goes on, that page where none is named; `here` where
    it is sent, its own address where none is named. `texts`: whether the
    form holds the thing's own words; where it does not, as where something is closed, whoever came second sees the form
    again as they sent it, with who was quicker above it. `last` says in a sentence what changed last; `saved` what the
    next page says in a banner.
    """

    request: HttpRequest
    thing: Any
    form_of: Callable[[Any, QueryDict | None], forms.Form]
    back: str
    done: str = ""
    crumbs: list[dict[str, str]] = field(default_factory=list)
    carried: Mapping[str, object] = field(default_factory=dict)
    here: str = ""
    texts: bool = True
    last: Callable[[Any], str] | None = None
    problem: str = ""
    saved: str = ""
    form: Any = field(init=False)

    def __post_init__(self) -> None:
        """The form as it was sent; what stands where nothing was."""
        stands = self.form_of(self.thing, None)
        self.form = (
            self.form_of(self.thing, chosen(self.request, stands))
            if self.request.method == "POST"
            else stands
        )

    @property
    def edition(self) -> int:
        """The edition that whoever sends the form saw; see `edition_in`."""
        return edition_in(self.request)

    def send(self, save: Callable[[], bool]) -> HttpResponse | None:
        """Do what was sent. `save` does it, and gives whether it could be; where not, it has told the form why.

        Gives where to go on, or the page with both texts; None where the form's own page is to be shown.
        """
        if self.request.method != "POST" or not self.form.is_valid():
            return None
        if self.texts and unchosen(self.request):
            return self._both(self.thing, self.last(self.thing) if self.last else "", UNCHOSEN)
        try:
            if not save():
                return None
            if self.saved:
                say_saved(self.request, self.saved)
            return redirect(self.done or self.back)
        except ChangedMeanwhileError as fault:
            last = self.last(fault.thing) if self.last else fault.last
            if self.texts:
                return self._both(fault.thing, last or f"{fault.who or 'Somebody else'} changed it.")
            parts = (str(fault), "" if fault.last else last)
            self.thing, self.problem = fault.thing, " ".join(filter(None, parts))
            if hasattr(self.form, "let_wait"):
                self.form.let_wait()
            self.form = self.form_of(fault.thing, self.form.data)
            self.form._errors = {}  # as it was sent, with no fault of its own to tell
        return None

    @property
    def context(self) -> dict[str, Any]:
        """What the form's own page needs beside the form: what it carries, the problem, the answer's status."""
        seen: dict[str, object] = {"edition": self.request.POST.get("edition", self.thing.edition)}
        if self.problem:
            seen["edition"] = self.thing.edition
        if self.texts:
            stands = seen_in(self.form_of(self.thing, None))
            seen["seen"] = self.request.POST.get("seen", stands)
        return {
            "carried": {**self.carried, **seen},
            "problem": self.problem,
            "status": CONFLICT if self.problem else 200,
            "back": self.back,
            "crumbs": self.crumbs,
        }

    def _both(self, thing: EditionModel, last: str, problem: str = "") -> HttpResponse:
        now = self.form_of(thing, None)
        with_reason = next((each for each in (self.form, now) if "reason" in each.fields), None)
        rows, others = compared(self.form, now, _seen(self.request))
        context = {
            "thing": thing,
            "last": last,
            "rows": rows,
            "others": others,
            "form": self.form,
            "reason": with_reason["reason"] if with_reason else None,
            "carried": {**self.carried, "edition": thing.edition, "seen": seen_in(now)},
            "problem": problem,
            "back": self.back,
            "here": self.here or self.request.path,
            "crumbs": self.crumbs,
        }
        return render(self.request, "history/both.html", context, status=CONFLICT)


def edition_in(request: HttpRequest, field: str = "edition") -> int:
    """The edition that was sent along. IncompleteFormError where none was: only programs look at nothing.

    `field`: what it is called in the form, where several things are changed by one.
    """
    text = str(request.POST.get(field, ""))
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise IncompleteFormError(NO_EDITION)
    return int(text)


def compared(
    form: forms.Form, now: forms.Form, seen: Mapping[str, str]
) -> tuple[list[FieldTexts], list[tuple[str, str]]]:
    """The fields this person changed that say something else by now; and label and text of those only others changed.

    `form`: what was sent; `now`: the same form with what stands; `seen`: what stood when this person opened it.
    """
    rows, others = [], []
    for each in form:
        mine, theirs, before = text_of(each), text_of(now[each.name]), seen.get(each.name)
        if each.name in AS_SENT or mine == theirs:
            continue
        if mine == before:
            others.append((str(each.label), theirs))
            continue
        values: list[str] = form.data.getlist(each.html_name)  # type: ignore[attr-defined]
        carried = [(f"text_{each.name}", "yes"), *((f"mine_{each.name}", text) for text in values)]
        rows.append(FieldTexts(each, theirs, mine, theirs != before, carried))
    return rows, others


def chosen(request: HttpRequest, now: forms.Form) -> QueryDict:
    """What was typed; after a choice between two texts, what was chosen over what stands (`now`)."""
    if "both" not in request.POST:
        return request.POST
    data = QueryDict(mutable=True)
    for each in now:
        if each.name in AS_SENT:
            data[each.name] = str(request.POST.get(each.name, ""))
        elif f"text_{each.name}" in request.POST and request.POST.get(f"keep_{each.name}") != "theirs":
            data.setlist(each.name, request.POST.getlist(f"mine_{each.name}"))
        else:
            value = each.value()
            values: Any = value if isinstance(value, (list, tuple)) else ["" if value is None else value]
            data.setlist(each.name, [str(text) for text in values])
    return data


def unchosen(request: HttpRequest) -> bool:
    """Whether a field was left without a choice between the two texts."""
    if "both" not in request.POST:
        return False
    names = [name.removeprefix("text_") for name in request.POST if name.startswith("text_")]
    return any(request.POST.get(f"keep_{name}") not in ("mine", "theirs") for name in names)


def seen_in(form: forms.Form) -> str:
    """What stands in each field of a form, to be sent along with it."""
    return json.dumps({each.name: text_of(each) for each in form})


def text_of(field: Any) -> str:
    """A field's value as people read it: names for choices, days in words."""
    value = field.value()
    choices = getattr(field.field, "choices", None)
    if choices is not None:
        names = {str(key): str(title) for key, title in choices}
        values = value if isinstance(value, (list, tuple)) else [value]
        return "; ".join(sorted(names.get(str(each), str(each)) for each in values if each not in (None, "")))
    read = getattr(field.form, "cleaned_data", {}).get(field.name)
    if read is not None and isinstance(field.field, forms.DateField):
        value = field.field.prepare_value(read)
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def _seen(request: HttpRequest) -> dict[str, str]:
    """What stood in each field when this person opened the page."""
    try:
        texts = json.loads(str(request.POST.get("seen", "{}")))
    except ValueError:
        return {}
    return texts if isinstance(texts, dict) else {}
