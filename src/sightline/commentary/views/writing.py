"""One commentary: the figure with its signal beside the box, the text held against it, its versions, and the decision."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sightline.calendars.periods import parse
from sightline.commentary.forms import CommentaryDecisionForm, CommentaryForm
from sightline.commentary.models import CommentaryRequest, CommentaryText
from sightline.commentary.queries.beside import BesideBox, beside, check_text
from sightline.commentary.queries.desk import CommentaryLine, commentary_lines
from sightline.commentary.queries.who import may_decide_on, may_read, may_write
from sightline.commentary.rules.checking import CheckedText, from_kept
from sightline.commentary.rules.states import TEXT_STATES
from sightline.commentary.services.commentary import decide_on_commentary, write_commentary
from sightline.commentary.views.desk import title_of
from sightline.engine.snapshots import NothingLoadedError
from sightline.measuring.discover import UnknownMeasureError
from sightline.people.queries import person
from sightline.scorecards.views.measure_peers import peers_note, peers_table
from sightline.trail.refusing import refuse
from sightline.web.form_pages import done, say_saved
from sightline.web.lists import number_or_zero

MARKS = {"supported": ("●", "green"), "not supported": ("▲", "red"), "cannot tell": ("○", "grey")}


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Read it, and for its owner write it: "Check" shows what the signal bears out, and "Send" sends."""
    ask = _request(request, number)
    user, today = person(request), timezone.localdate()
    writes = may_write(user, ask, today) and not ask.closed_at
    if request.method == "POST" and not writes:
        refuse(user.get_username(), f"write commentary {number}")
    try:
        box = beside(ask, user)
    except NothingLoadedError:
        return render(request, "web/nothing_loaded.html")
    except UnknownMeasureError as unknown:
        raise Http404 from unknown
    line = commentary_lines([ask], today)[0]
    latest = line.latest
    post = request.POST if request.method == "POST" else None
    form = CommentaryForm(post, initial={"text": latest.text if latest else ""})
    checked: CheckedText | None = None
    if form.is_valid():
        checked = check_text(form.cleaned_data["text"], box)
        if "check" not in request.POST and _send(request, form, ask, checked, user.get_username()):
            say_saved(request, f"{ask.figure}: commentary sent. A second person decides on it.")
            return redirect("commentary", ask.pk)
    return render(request, "commentary/one.html", _context(request, line, box, form, checked))


def _send(
    request: HttpRequest, form: CommentaryForm, ask: CommentaryRequest, checked: CheckedText, by: str
) -> bool:
    seen = number_or_zero(request.POST.get("seen", ""))
    return done(form, lambda: write_commentary(ask, form.cleaned_data["text"], checked, seen=seen, by=by))


@require_http_methods(["GET", "HEAD", "POST"])
def deciding(request: HttpRequest, number: int) -> HttpResponse:
    """A second person accepts the version that waits, or sends it back; the form stands on the page itself."""
    ask = _request(request, number)
    user, today = person(request), timezone.localdate()
    line = commentary_lines([ask], today)[0]
    if request.method != "POST" or line.latest is None:
        return redirect("commentary", number)
    if not may_decide_on(user, line.latest, today):
        refuse(user.get_username(), f"decide on commentary {number}")
    decision = CommentaryDecisionForm(request.POST)
    latest, by = line.latest, user.get_username()
    if decision.is_valid() and done(
        decision, lambda: decide_on_commentary(latest, by=by, **decision.cleaned_data)
    ):
        latest.refresh_from_db()
        say_saved(request, f"{ask.figure}: {TEXT_STATES.words[latest.state].lower()}")
        return redirect("commentary", number)
    form = CommentaryForm(None, initial={"text": latest.text})
    return render(
        request, "commentary/one.html", _context(request, line, beside(ask, user), form, None, decision)
    )


def _request(request: HttpRequest, number: int) -> CommentaryRequest:
    """The request of this number. Http404 where it is another authority's; refused, and recorded, for whoever may not read it."""
    user = person(request)
    ask = CommentaryRequest.objects.filter(pk=number).first()
    if ask is None or user.authority not in ("", ask.authority):
        raise Http404
    if not may_read(user, ask, timezone.localdate()):
        refuse(user.get_username(), f"commentary {number}")
    return ask


def _context(
    request: HttpRequest,
    line: CommentaryLine,
    box: BesideBox,
    form: CommentaryForm,
    checked: CheckedText | None,
    decision: CommentaryDecisionForm | None = None,
) -> dict[str, object]:
    user, ask, latest = person(request), line.request, line.latest
    decides = (
        line.waits and latest is not None and may_decide_on(user, latest, line.today) and not ask.closed_at
    )
    period = parse(ask.period)
    return {
        "asked": ask,
        "title": title_of(ask),
        "period": period,
        "box": box,
        "peers": peers_table(box.figure, "Ours"),
        "peers_note": peers_note(box.figure.peers),
        "form": form if may_write(user, ask, line.today) and not ask.closed_at else None,
        "check": _shown(checked),
        "seen": request.POST.get("seen") or (latest.number if latest else 0),
        "decision": (decision or CommentaryDecisionForm()) if decides else None,
        "own": line.waits and latest is not None and latest.by == user.get_username(),
        "late": line.late,
        "owed": line.owed,
        "versions": [_version(each) for each in reversed(line.texts)],
        "measure_href": f"{reverse('measure', args=[ask.figure])}?period={ask.period}&authority={ask.authority}",
        "may_close": user.has_perm("measures.define") and not ask.closed_at,
        "crumbs": [
            {
                "title": "Commentary",
                "href": f"{reverse('commentary-desk')}?period={ask.period}&authority={ask.authority}",
            },
            {"title": ask.figure},
        ],
    }


def _version(text: CommentaryText) -> dict[str, object]:
    shape, colour = TEXT_STATES.shapes[text.state]
    tag = {"text": TEXT_STATES.words[text.state], "shape": shape, "colour": colour}
    return {"text": text, "tag": tag, "check": _shown(from_kept(text.check_facts))}


def _shown(checked: CheckedText | None) -> dict[str, object] | None:
    if checked is None:
        return None
    rows = [
        {"claim": each.claim, "verdict": each.verdict, "why": each.why, "mark": MARKS[each.verdict]}
        for each in checked.claims
    ]
    return {
        "claims": rows,
        "more": [each for each in (checked.quiet, *checked.numbers) if each],
        "signal": checked.signal,
        "figure": checked.figure,
    }
