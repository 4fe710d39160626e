"""Clearance: who is asked, what waits for whoever asks, and the decision."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.calendars.dates import in_words
from sightline.history.views import EditPage
from sightline.papers.forms import (
    ClearersForm,
    ReferenceFormForm,
    SignOffForm,
    WithdrawPaperForm,
    with_posts,
)
from sightline.papers.models import ReferenceForm, SignOffAsk
from sightline.papers.queries.clearance import accounts_to_ask, decided_by, queue_of, sign_offs_of
from sightline.papers.queries.papers import authors_of, digest, last_of_paper
from sightline.papers.rules.clearance import CLEARANCE_ROLES, days_in_words, due_by_default
from sightline.papers.rules.states import ASKED, SIGN_OFF_STATES, WITHDRAWN
from sightline.papers.services.clearing import (
    ClearerChosen,
    decide_sign_off,
    send_to_clearance,
    set_reference_form,
    take_back,
)
from sightline.papers.views.asking import ALL, paper_or_404
from sightline.papers.views.paper import words_of
from sightline.people.posts.queries import posts_of
from sightline.people.queries import person
from sightline.statistics.amounts import several
from sightline.trail.refusing import refuse
from sightline.web.account_names import full_name, name_and_post
from sightline.web.components import Cell, Column, Table
from sightline.web.form_pages import done, form_page, say_saved


@require_http_methods(["GET", "HEAD", "POST"])
def sending(request: HttpRequest, number: int) -> HttpResponse:
    """Ask clearers to sign a paper off."""
    visit = paper_or_404(request, number)
    if not visit.writes:
        refuse(visit.by, f"send paper {number} to clearance")
    paper = visit.paper
    accounts = accounts_to_ask(paper, authors_of(paper))
    due = due_by_default(paper.meeting.on if paper.meeting else None, timezone.localdate())
    posts = [each.words for each in posts_of(paper.authority)]
    stand = {each.role: each for each in sign_offs_of(paper)}
    initial = {role: each.asked_of for role, each in stand.items()}
    initial |= {f"{role}_post": each.post for role, each in stand.items()}
    initial |= {f"{role}_due": max(each.due, timezone.localdate()) for role, each in stand.items()}

    def form_of(_: object, data: Any) -> ClearersForm:
        return with_posts(ClearersForm(data, accounts=accounts, due=due, initial=initial), posts)

    page = EditPage(
        request=request,
        thing=paper,
        form_of=form_of,
        back=visit.address,
        crumbs=visit.crumbs("Send to clearance"),
        texts=False,
        last=last_of_paper,
        saved=f"{paper.title}: sent to clearance",
    )

    def do() -> None:
        values = page.form.cleaned_data
        chosen = [
            ClearerChosen(
                role=role,
                account=values[role],
                post=values[f"{role}_post"] or CLEARANCE_ROLES[role],
                due=values[f"{role}_due"],
            )
            for role in page.form.roles
            if values.get(role) and _differs(values, role, stand.get(role))
        ]
        send_to_clearance(paper, chosen, edition=page.edition, by=visit.by)

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    sentences = [
        "Each is asked for the paper as it stands now. An edit makes what was signed void, and asks again."
    ]
    return form_page(
        request,
        "Send to clearance",
        page.form,
        button="Send",
        lead=paper.title,
        sentences=sentences,
        back_words="Cancel",
        **page.context,
    )


def _differs(values: dict[str, Any], role: str, stands: SignOffAsk | None) -> bool:
    """Whether the form asks for something else than is asked already."""
    if stands is None:
        return True
    post = values[f"{role}_post"] or CLEARANCE_ROLES[role]
    return (values[role], post, values[f"{role}_due"]) != (
        stands.asked_of,
        stands.post,
        max(stands.due, timezone.localdate()),
    )


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What this person is asked to sign off, what is due first at the top."""
    user, today = person(request), timezone.localdate()
    asks = list(queue_of(user))
    late = sum(each.due < today for each in asks)
    answer = f"{several(len(asks), 'paper waits', 'papers wait')} for you"
    context = {
        "answer": f"{answer}; {late} overdue." if late else f"{answer}; none overdue.",
        "waits": _queue_table(asks) if asks else None,
        "decided": _decided_table(decided_by(user)),
        "crumbs": [ALL | {"href": reverse("papers")}, {"title": "Papers to sign off"}],
    }
    return render(request, "papers/queue.html", context)


def _queue_table(asks: list[SignOffAsk]) -> Table:
    today = timezone.localdate()
    columns = [Column("Paper"), Column("As"), Column("Sign off by"), Column("Asked by"), Column("Changed")]
    rows = [
        [
            Cell(
                each.paper.title,
                reverse("paper-sign-off", args=[each.paper_id, each.role]),
                under=each.paper.body.name,
            ),
            Cell(CLEARANCE_ROLES[each.role]),
            Cell(in_words(each.due), under=days_in_words(each.due, today)),
            Cell(name_and_post(each.asked_by)),
            Cell(each.because),
        ]
        for each in asks
    ]
    return Table("Waiting for you", columns, rows)


def _decided_table(asks: list[SignOffAsk]) -> Table | None:
    columns = [Column("Paper"), Column("As"), Column("Decision"), Column("Reference")]
    rows = [
        [
            Cell(each.paper.title, reverse("paper", args=[each.paper_id])),
            Cell(CLEARANCE_ROLES[each.role]),
            Cell(
                SIGN_OFF_STATES.words[each.state],
                under=in_words(each.decided_at.date()) if each.decided_at else "",
            ),
            Cell(each.reference),
        ]
        for each in asks
    ]
    return Table("Decided by you", columns, rows) if rows else None


@require_http_methods(["GET", "HEAD", "POST"])
def signing(request: HttpRequest, number: int, role: str) -> HttpResponse:
    """Sign a paper off as this role, or send it back."""
    visit = paper_or_404(request, number)
    ask = next((each for each in sign_offs_of(visit.paper) if each.role == role), None)
    if ask is None:
        raise Http404
    if ask.asked_of != visit.by:
        refuse(visit.by, f"sign off paper {number}")
    form = SignOffForm(request.POST if request.method == "POST" else None)

    def do() -> None:
        seen = str(request.POST.get("digest", ""))
        decide_sign_off(ask, seen=seen, by=visit.by, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and done(form, do):
        state = SIGN_OFF_STATES.words[form.cleaned_data["state"]].lower()
        say_saved(request, f"{visit.paper.title}: {state}")
        return redirect("papers-to-clear")
    today = timezone.localdate()
    sentences = [f"Asked by {full_name(ask.asked_by)}, {days_in_words(ask.due, today)}."]
    if ask.because:
        sentences.append(f"Changed since you were asked before: {ask.because}.")
    sentences.append("What you sign is these words: if one of them changes, you are asked again.")
    return form_page(
        request,
        f"Sign off: {CLEARANCE_ROLES[role].lower()}",
        form,
        template="papers/sign_off.html",
        base="papers/page.html",
        lead=visit.paper.title,
        sentences=sentences,
        carried={"digest": digest(visit.paper)},
        waits=ask.state == ASKED,
        **words_of(visit),
        crumbs=visit.crumbs("Sign off"),
        back=reverse("papers-to-clear"),
        back_words="Cancel",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def withdrawing(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw a paper, with the reason."""
    visit = paper_or_404(request, number)
    paper = visit.paper
    may = visit.user.has_perm("papers.publish") if paper.published_by else visit.writes
    if not may or paper.state == WITHDRAWN:
        refuse(visit.by, f"withdraw paper {number}")
    page = EditPage(
        request=request,
        thing=paper,
        form_of=lambda _, data: WithdrawPaperForm(data),
        back=visit.address,
        crumbs=visit.crumbs("Withdraw"),
        texts=False,
        last=last_of_paper,
        saved=f"{paper.title}: withdrawn",
    )

    def do() -> None:
        reason = page.form.cleaned_data["reason"]
        take_back(paper, WITHDRAWN, reason=reason, edition=page.edition, by=visit.by)

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    sentences = (
        ["It stays readable for whoever could read it, marked as withdrawn."] if paper.published_by else []
    )
    return form_page(
        request,
        "Withdraw the paper",
        page.form,
        button="Withdraw",
        lead=paper.title,
        sentences=sentences,
        back_words="Cancel",
        **page.context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def references(request: HttpRequest, role: str) -> HttpResponse:
    """How a role's references are numbered in this council."""
    user = person(request)
    if role not in CLEARANCE_ROLES or not user.authority:
        raise Http404
    stands = ReferenceForm.objects.filter(authority=user.authority, role=role).first() or ReferenceForm(
        authority=user.authority, role=role
    )

    def form_of(now: ReferenceForm, data: Any) -> ReferenceFormForm:
        return ReferenceFormForm(data, initial={"pattern": now.pattern, "last": now.last})

    label = CLEARANCE_ROLES[role].lower()
    page = EditPage(
        request=request,
        thing=stands,
        form_of=form_of,
        back=reverse("papers"),
        crumbs=[ALL | {"href": reverse("papers")}, {"title": f"References of {label}"}],
        saved=f"References of {label}: saved",
    )

    def do() -> None:
        about = page.form.cleaned_data
        edition = page.edition if stands.pk else None
        set_reference_form(
            user.authority, role, about["pattern"], about["last"], edition=edition, by=user.get_username()
        )

    sent = page.send(lambda: done(page.form, do))
    if sent is not None:
        return sent
    return form_page(request, f"References of {label}", page.form, back_words="Cancel", **page.context)
