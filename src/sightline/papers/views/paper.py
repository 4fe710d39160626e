"""One paper: where it goes, how it stands, what it says, and what this person may do with it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sightline.calendars.dates import in_words
from sightline.papers.queries.clearance import sign_offs_of
from sightline.papers.queries.papers import parts_for
from sightline.papers.rules.clearance import CLEARANCE_ROLES, days_in_words
from sightline.papers.rules.content import part_title, text_of_value
from sightline.papers.rules.states import ASKED, PAPER_STATES, SIGN_OFF_STATES, WITHDRAWN
from sightline.papers.views.asking import PaperAsked, paper_or_404
from sightline.web.account_names import name_and_post
from sightline.web.components import Cell, Column, Table


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """A paper as this person may read it."""
    asked = paper_or_404(request, number)
    context = {
        "paper": asked.paper,
        "shape": PAPER_STATES.shapes[asked.paper.state],
        "state": PAPER_STATES.words[asked.paper.state],
        "facts": facts(asked),
        "parts": parts_in_words(asked),
        "ways": ways(asked),
        "sign_offs": sign_off_table(asked) if works(asked) else None,
        "asked": asked,
        "crumbs": asked.crumbs(),
    }
    return render(request, "papers/paper.html", context)


def parts_in_words(asked: PaperAsked) -> list[tuple[str, str]]:
    """Each part as this person may read it: its title, and its words as they are written."""
    return [
        (part_title(each.kind, each.key, each.value), text_of_value(each.value))
        for each in parts_for(asked.user, asked.paper)
    ]


def works(asked: PaperAsked) -> bool:
    """Whether this person works on the paper, and does not only read what is published."""
    return any(asked.user.has_perm(each) for each in ("papers.write", "papers.clear", "papers.publish"))


def ways(asked: PaperAsked) -> list[tuple[str, str]]:
    """Where this person may go from a paper."""
    number = asked.paper.pk
    mine = [each for each in sign_offs_of(asked.paper) if each.asked_of == asked.by and each.state == ASKED]
    rows = [
        (
            f"Sign off: {CLEARANCE_ROLES[each.role].lower()}",
            reverse("paper-sign-off", args=[number, each.role]),
        )
        for each in mine
    ]
    if asked.writes:
        rows += [
            ("Write", reverse("paper-write", args=[number])),
            ("Send to clearance", reverse("paper-clearance", args=[number])),
        ]
    if works(asked) and asked.exempt:
        open_ones = asked.paper.comments.filter(resolved_by="").count()
        rows += [
            (f"Comments ({open_ones} open)", reverse("paper-comments", args=[number])),
            ("History", reverse("paper-history", args=[number])),
        ]
    rows.append(("Since the last paper", reverse("paper-since", args=[number])))
    may_withdraw = asked.user.has_perm("papers.publish") if asked.paper.published_by else asked.writes
    if may_withdraw and asked.paper.state != WITHDRAWN:
        rows.append(("Withdraw", reverse("paper-withdraw", args=[number])))
    return rows


def sign_off_table(asked: PaperAsked) -> Table | None:
    """Who is asked to sign the paper off, by when, and what they decided."""
    today = timezone.localdate()
    columns = [Column("Sign-off"), Column("Asked of"), Column("By"), Column("State"), Column("Reference")]
    rows = [
        [
            Cell(CLEARANCE_ROLES[each.role]),
            Cell(name_and_post(each.asked_of), under=each.post),
            Cell(in_words(each.due), under=days_in_words(each.due, today) if each.state == ASKED else ""),
            Cell(SIGN_OFF_STATES.words[each.state], under=each.words),
            Cell(each.reference),
        ]
        for each in sign_offs_of(asked.paper)
    ]
    return Table("Sign-offs", columns, rows) if rows else None


def facts(asked: PaperAsked) -> list[tuple[str, str, str]]:
    """What is known of a paper: a label, words, and where they lead."""
    paper = asked.paper
    meeting = in_words(paper.meeting.on) if paper.meeting and paper.meeting.on else "No date"
    sees_plan = paper.plan is not None and asked.user.has_perm("plan.see_all")
    sees_freeze = paper.freeze is not None and asked.user.has_perm("freezes.see")
    rows = [
        ("Body", paper.body.name, ""),
        ("Meeting", meeting, ""),
        ("Series", paper.series, ""),
        ("Plan", paper.plan.title, f"{reverse('programme')}?plan={paper.plan_id}")
        if sees_plan and paper.plan
        else None,
        (
            "Figures",
            f"Freeze {paper.freeze.name}, to {in_words(paper.freeze.cut_off)}",
            reverse("freeze", args=[paper.freeze_id]) if sees_freeze else "",
        )
        if paper.freeze
        else None,
        ("Started", f"{name_and_post(paper.by)}, {in_words(paper.at.date())}", ""),
    ]
    return [each for each in rows if each]
