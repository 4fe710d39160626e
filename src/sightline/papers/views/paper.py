"""One paper: where it goes, how it stands, what it says, and what this person may do with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sightline.calendars.dates import in_words
from sightline.papers.composing.editions import IN_WORDS, SUMMARIES
from sightline.papers.models import Paper
from sightline.papers.queries.clearance import sign_offs_of
from sightline.papers.queries.papers import edition_for, parts_for, reads_as_written
from sightline.papers.queries.preview import preview
from sightline.papers.queries.sealed import PackChangedError, editions_of, fragment_in, sealed_for
from sightline.papers.queries.templates import template_named, version_named
from sightline.papers.rules.clearance import CLEARANCE_ROLES, days_in_words
from sightline.papers.rules.content import part_title, text_of_value
from sightline.papers.rules.states import ASKED, PAPER_STATES, SIGN_OFF_STATES, WITHDRAWN
from sightline.papers.sealing.pack import NOT_FOR_READERS
from sightline.papers.views.asking import PaperVisit, paper_or_404
from sightline.web.account_names import name_and_post
from sightline.web.components import Cell, Column, Table


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """A paper as this person may read it."""
    visit = paper_or_404(request, number)
    context = {
        "paper": visit.paper,
        "shape": PAPER_STATES.shapes[visit.paper.state],
        "state": PAPER_STATES.words[visit.paper.state],
        "facts": facts(visit),
        **words_of(visit),
        "ways": ways(visit),
        "sign_offs": sign_off_table(visit) if works(visit) else None,
        "visit": visit,
        "crumbs": visit.crumbs(),
    }
    return render(request, "papers/paper.html", context)


def words_of(visit: PaperVisit) -> dict[str, Any]:
    """What the paper says to this person, composed, for papers/words.html; its parts as written where it cannot be composed.

    Of what is published that is what was sealed: the fullest edition they may read.
    """
    from sightline.papers.render.web_page import fragment_of

    if visit.paper.published_at:
        return _sealed_words(visit)
    edition = edition_for(visit.user)
    made = preview(visit.paper, edition, parts_for(visit.user, visit.paper))
    if made.composition is None:
        return {"parts": parts_in_words(visit), "fault": made.fault}
    return {
        "preview": fragment_of(made.composition.document, {}),
        "gaps": made.composition.gaps,
        "edition": IN_WORDS[edition],
        "summaries": [] if visit.paper.published_at else summaries_of(visit.paper),
    }


def summaries_of(paper: Paper) -> list[tuple[str, str]]:
    """The editions that are texts of their own, as they read now: what each is called, and its words as HTML, its reading age below.

    They print what is published of the figures, so whoever reads the paper may read them.
    """
    from sightline.papers.render.web_page import fragment_of

    rows = []
    for key in editions_of(paper):
        made = preview(paper, key).composition if key in SUMMARIES else None
        if made is not None:
            rows.append((SUMMARIES[key], fragment_of(made.document, {})))
    return rows


def _sealed_words(visit: PaperVisit) -> dict[str, Any]:
    sealed = next(iter(sealed_for(visit.user, visit.paper)), None)
    if sealed is None:
        return {"fault": "No edition of it was published that your role reads."}
    try:
        words = fragment_in(sealed)
    except PackChangedError as changed:
        return {"fault": f"{changed} Nothing of it is shown until it is put back from a backup."}
    files = [
        (name, reverse("paper-file", args=[visit.paper.pk, each.audience, name]), IN_WORDS[each.audience])
        for each in sealed_for(visit.user, visit.paper)
        for name in each.files
        if name not in NOT_FOR_READERS
    ]
    return {"preview": words, "edition": IN_WORDS[sealed.audience], "files": files}


def parts_in_words(visit: PaperVisit) -> list[tuple[str, str]]:
    """Each part as this person may read it: its title, and its words as they are written."""
    return [
        (part_title(each.kind, each.key, each.value), text_of_value(each.value))
        for each in parts_for(visit.user, visit.paper)
    ]


def works(visit: PaperVisit) -> bool:
    """Whether this person works on the paper, and does not only read what is published."""
    return any(visit.user.has_perm(each) for each in ("papers.write", "papers.clear", "papers.publish"))


def ways(visit: PaperVisit) -> list[tuple[str, str]]:
    """Where this person may go from a paper."""
    number = visit.paper.pk
    mine = [each for each in sign_offs_of(visit.paper) if each.asked_of == visit.by and each.state == ASKED]
    rows = [
        (
            f"Sign off: {CLEARANCE_ROLES[each.role].lower()}",
            reverse("paper-sign-off", args=[number, each.role]),
        )
        for each in mine
    ]
    if visit.writes:
        rows += [
            ("Write", reverse("paper-write", args=[number])),
            ("Send to clearance", reverse("paper-clearance", args=[number])),
        ]
    if (
        visit.user.has_perm("papers.publish")
        and not visit.paper.published_at
        and visit.paper.state != WITHDRAWN
    ):
        rows.append(("Publish", reverse("paper-publish", args=[number])))
    if works(visit) and visit.exempt:
        open_ones = visit.paper.comments.filter(resolved_by="").count()
        rows += [
            (f"Comments ({open_ones} open)", reverse("paper-comments", args=[number])),
            ("History", reverse("paper-history", args=[number])),
        ]
    if visit.user.has_perm("freezes.see"):
        rows.append(("Lines of enquiry", reverse("paper-enquiries", args=[number])))
    if any(visit.user.has_perm(each) for each in ("papers.write", "papers.publish", "meetings.keep")):
        rows.append(("Track a promise", reverse("paper-promise", args=[number])))
    if reads_as_written(visit.user):
        rows.append(("Since the last paper", reverse("paper-since", args=[number])))
    may_withdraw = visit.user.has_perm("papers.publish") if visit.paper.published_by else visit.writes
    if may_withdraw and visit.paper.state != WITHDRAWN:
        rows.append(("Withdraw", reverse("paper-withdraw", args=[number])))
    return rows


def sign_off_table(visit: PaperVisit) -> Table | None:
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
        for each in sign_offs_of(visit.paper)
    ]
    return Table("Sign-offs", columns, rows) if rows else None


def facts(visit: PaperVisit) -> list[tuple[str, str, str]]:
    """What is known of a paper: a label, words, and where they lead."""
    paper = visit.paper
    meeting = in_words(paper.meeting.on) if paper.meeting and paper.meeting.on else "No date"
    sees_plan = paper.plan is not None and visit.user.has_perm("plan.see_all")
    sees_freeze = paper.freeze is not None and visit.user.has_perm("freezes.see")
    rows = [
        ("Body", paper.body.name, ""),
        ("Meeting", meeting, ""),
        ("Series", paper.series, ""),
        ("Template", *_template_words(paper)),
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


def _template_words(paper: Paper) -> tuple[str, str]:
    """What its template is called, and where that stands."""
    version = version_named(paper.template, paper.authority)
    if version is not None:
        return f"{version.title}, version {version.number}", reverse("paper-template", args=[version.pk])
    shipped = template_named(paper.template, paper.authority)
    if shipped is None:
        return paper.template, ""
    return f"{shipped.council}: {shipped.title}", reverse("paper-template-shipped", args=[shipped.key])


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """How a composed paper looks, as its files have it: its own classes, and nothing of the page around it."""
    from sightline.papers.render.web_page import stylesheet

    rules = "\n".join(line for line in stylesheet().splitlines() if line.startswith((".paper-", ":root")))
    return HttpResponse(rules.encode(), content_type="text/css; charset=utf-8")
