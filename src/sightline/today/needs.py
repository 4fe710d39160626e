"""What waits for a person, by what they may do: each a sentence and where it leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from sightline.calendars.periods import parse
from sightline.commentary.queries.desk import owed_by, to_decide_by
from sightline.definitions.queries.changes import waiting_for as changes_waiting_for
from sightline.entries.queries.desk import due_from, to_sign_off
from sightline.entries.queries.desk import sent_back_to as figures_sent_back
from sightline.loading.queries.history import waiting_for_a_yes
from sightline.people.models import User
from sightline.people.queries.opened import waiting_for_review
from sightline.people.queries.requests import to_confirm
from sightline.programme.consultation.queries.comments import answered_of, to_comment_on
from sightline.programme.delivery.queries.digest import Digest, digest
from sightline.programme.delivery.queries.evidence_list import sent_back_to, waiting_for
from sightline.programme.delivery.queries.lines import ActionLine, own_lines
from sightline.programme.delivery.queries.reported_updates import plans_with_updates_for
from sightline.programme.delivery.queries.reported_updates import sent_back_to as updates_sent_back
from sightline.programme.delivery.queries.update_requests import open_request, state_of_request
from sightline.programme.overview.queries.waiting import PlanWaits, waits
from sightline.programme.plans.queries.plans import name_of
from sightline.programme.plans.seen_by import plans_seen_by
from sightline.scorecards.queries.store import Standpoint
from sightline.statistics.amounts import several
from sightline.today import rules
from sightline.today.meetings_needs import of_the_meetings
from sightline.today.papers_needs import of_the_papers
from sightline.today.scorecard_needs import of_the_scorecards
from sightline.web import words


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence, and the page where something can be done about it; blank where there is none."""

    words: str
    href: str = ""


def needs(standpoint: Standpoint, user: User, unreported: int, seen: list[ActionLine]) -> Iterator[Item]:
    """What waits for this person. `unreported`: how many figures cannot be computed; `seen`: `seen_actions` of theirs."""
    age = (timezone.localdate() - standpoint.readings.data_to(standpoint.authority)).days
    if user.has_perm("data.load"):
        if waiting := waiting_for_a_yes(user):
            verb = "has been read and waits" if waiting == 1 else "have been read and wait"
            yield Item(f"{several(waiting, 'load')} {verb} for a yes.", address("load-history"))
        if age > rules.OLD_AFTER_DAYS:
            yield Item(f"The data is {age:,} days old. Load newer files.", address("load"))
    if user.has_perm("measures.define") and unreported:
        yield Item(
            f"{several(unreported, 'figure')} cannot be reported from what is loaded.", reverse("scorecard")
        )
    yield from _entered(user)
    if user.has_perm("children.guard") and (waiting := waiting_for_review(user).count()):
        yield Item(f"{waiting:,} broken glass to review today.", address("glass-reviews"))
    if user.has_perm("plan.see"):
        yield from of_the_plan(user, seen)
        yield from (Item(*each) for each in of_the_scorecards(standpoint, user, timezone.localdate()))
    yield from (Item(*each) for each in of_the_meetings(user, timezone.localdate()))
    yield from (Item(*each) for each in of_the_papers(user, timezone.localdate()))
    if waiting := len(to_confirm(user)):
        verb = "waits" if waiting == 1 else "wait"
        yield Item(
            f"{several(waiting, 'request')} about accounts {verb} for you to confirm.", reverse("requests")
        )
    if user.access_ends:
        yield Item(f"Your access ends on {words.long_date(user.access_ends)}.", reverse("own-account"))


def _entered(user: User) -> Iterator[Item]:
    """Figures that this person enters and are due, those that wait for their sign-off, and those of their own sent back."""
    today = timezone.localdate()
    for each in due_from(user, today):
        late = f", {len(each.overdue):,} overdue" if each.overdue else ""
        due = f"{_of(len(each.due), 'figure')} due of “{each.definition.title}”{late}."
        yield Item(due, reverse("entered-measure", args=[each.definition.pk]))
    if user.has_perm("figures.see") and (waiting := to_sign_off(user, today)):
        verb = "waits" if len(waiting) == 1 else "wait"
        yield Item(
            f"{several(len(waiting), 'entered figure')} {verb} for a second person to sign off.",
            reverse("entered"),
        )
    yield from _commentary(user, today)
    yield from _definitions(user)
    for each in figures_sent_back(user):
        href = reverse("entered-measure", args=[each.definition_id])
        yield Item(f"A figure of “{each.definition.title}” was sent back: {each.words}", href)


def _definitions(user: User) -> Iterator[Item]:
    """Changes of definitions that wait for this person's decision."""
    waiting = changes_waiting_for(user)
    if len(waiting) == 1:
        sentence = (
            f"A change of {', '.join(waiting[0].measures)} waits for your approval: {waiting[0].words}."
        )
        yield Item(sentence, reverse("definition-change", args=[waiting[0].pk]))
    elif waiting:
        sentence = f"{several(len(waiting), 'change')} of definitions wait for your approval."
        yield Item(sentence, reverse("definitions"))


def _commentary(user: User, today: date) -> Iterator[Item]:
    """Commentary that is asked of this person, and texts that wait for their decision."""
    for each in owed_by(user, today):
        state = "late: it was asked by" if each.late else "asked by"
        day = words.long_date(each.request.due)
        sentence = f"Commentary on {each.request.figure}, {parse(each.request.period).label}, {state} {day}."
        yield Item(sentence, reverse("commentary", args=[each.request.pk]))
    if waiting := to_decide_by(user):
        verb = "waits" if waiting == 1 else "wait"
        sentence = f"{several(waiting, 'commentary', 'commentaries')} {verb} for a second person."
        yield Item(sentence, reverse("commentary-desk"))


def seen_actions(user: User) -> list[ActionLine]:
    """The actions this person may see, the soonest first."""
    return own_lines(user, timezone.localdate()) if user.has_perm("plan.see") else []


def own_actions(user: User, seen: list[ActionLine]) -> list[ActionLine]:
    """Of those the ones they own and have still to do."""
    return [line for line in seen if line.owner == user.get_username() and not line.over]


def of_the_plan(user: User, seen: list[ActionLine]) -> Iterator[Item]:
    """What is late, or soon due, of the improvement programme: one's own, and all of it for whoever writes the plan."""
    today = timezone.localdate()
    own = digest(user, today, rules.SOON_DAYS, seen)
    for each in own.requests:
        names = ", ".join(one.line.reference for one in each.missing)
        yield Item(
            f"An update is asked for by {words.long_date(each.request.due)}: {names}.",
            reverse("action-update", args=[each.missing[0].line.id]) + "?back=/today",
        )
    if user.has_perm("plan.change"):
        yield from _missing_updates(user, today)
    yield from _own_days(own)
    yield from _asked_to_comment(user, today)
    if own.asks:
        yield Item(f"{several(len(own.asks), 'ask')} of you not answered.", address("asks"))
    yield from _evidence(user)
    yield from _reported_updates(user)
    if user.has_perm("plan.see_all"):
        for each in waits(user, seen, today):
            yield from _of_one_plan(each, user)


def _own_days(own: Digest) -> Iterator[Item]:
    """One's own actions that are overdue, or soon due."""
    mine = f"?owner={own.person.get_username()}"
    if own.late:
        yield Item(
            f"{_of(len(own.late), 'action of yours', 'actions of yours')} overdue.",
            address("actions", f"{mine}&late=on"),
        )
    if own.due:
        soon = (
            f"{_of(len(own.due), 'action of yours', 'actions of yours')} due within {rules.SOON_DAYS} days."
        )
        yield Item(soon, address("actions", f"{mine}&sort=due"))


def _asked_to_comment(user: User, today: date) -> Iterator[Item]:
    """The versions on which one is asked to comment, and an answer to a comment of one's own."""
    for each in to_comment_on(user, today):
        which = f"{name_of(each.version)} of “{each.version.plan.title}”"
        yield Item(
            f"You are asked to comment on {which}, by {words.long_date(each.closes)}.",
            reverse("version-own-comment", args=[each.version_id]),
        )
    if version := answered_of(user, today):
        yield Item("A comment of yours was answered.", reverse("version-own-comment", args=[version]))


def _evidence(user: User) -> Iterator[Item]:
    """Evidence that waits for this person, and what of their own was sent back."""
    if waiting := waiting_for(user):
        verb = "waits" if waiting == 1 else "wait"
        words_of = f"{several(waiting, 'piece')} of evidence {verb} for you to accept."
        yield Item(words_of, address("evidence-list", "?state=given"))
    if back := sent_back_to(user):
        yield Item(
            f"{several(back, 'piece')} of your evidence {'was' if back == 1 else 'were'} sent back.",
            address("evidence-list", "?state=sent_back"),
        )


def _reported_updates(user: User) -> Iterator[Item]:
    """Updates that wait for this person's decision, plan by plan, and those of their own that were sent back."""
    for plan, number in plans_with_updates_for(user).items():
        verb = "waits" if number == 1 else "wait"
        sentence = f"{several(number, 'update')} of “{plan.title}” {verb} for your decision."
        yield Item(sentence, reverse("plan-updates", args=[plan.pk]))
    for each in updates_sent_back(user):
        href = reverse("action", args=[each.action_id])
        yield Item(f"Your update of {each.action.reference} was sent back.", href)


def _of_one_plan(plan_waits: PlanWaits, user: User) -> Iterator[Item]:
    """What waits in one plan, for whoever decides on it, writes it or reads it."""
    plan, writes, decides = plan_waits.plan, user.has_perm("plan.change"), user.has_perm("plan.approve")
    query = f"?plan={plan.pk}"
    if decides:
        for version in plan_waits.to_decide:
            sentence = (
                f"{name_of(version)} of “{plan.title}” is out for comments and waits for your decision."
            )
            yield Item(sentence, reverse("version", args=[version.pk]))
    for proposed in plan_waits.proposals:
        sentence = f"A changed test of {proposed.action.reference} waits for a second person."
        yield Item(sentence, reverse("action", args=[proposed.action_id]))
    if plan_waits.red and (writes or decides):
        have = "has" if plan_waits.red == 1 else "have"
        yield Item(
            f"{several(plan_waits.red, 'finding')} {have} no action in “{plan.title}”.",
            address("programme", query),
        )
    if plan_waits.overdue and (writes or decides):
        yield Item(
            f"{_of(plan_waits.overdue, 'action')} overdue in “{plan.title}”.",
            address("actions", f"{query}&late=on"),
        )
    if writes and plan_waits.comments:
        have = "has" if plan_waits.comments == 1 else "have"
        yield Item(
            f"{several(plan_waits.comments, 'comment')} {have} no answer.",
            f"{reverse('version', args=[plan_waits.commented])}#comments",
        )
    if writes and plan_waits.answered:
        was = "was" if plan_waits.answered == 1 else "were"
        yield Item(
            f"{several(plan_waits.answered, 'ask')} {was} answered in the last two weeks.",
            address("asks", query),
        )
    if plan_waits.meets:
        day = words.long_date(plan_waits.meets)
        yield Item(f"{plan_waits.board} meets on {day}.", address("programme", query))


def _missing_updates(user: User, today: date) -> Iterator[Item]:
    """The plans of which updates are asked for and missing."""
    for plan in plans_seen_by(user).filter(update_requests__closed_at=None, update_requests__isnull=False):
        request = open_request(plan)
        state = state_of_request(request, user, today) if request else None
        if state and state.missing:
            day = f"{'overdue since' if state.overdue(today) else 'due'} {words.long_date(state.request.due)}"
            href = reverse("plan-updates", args=[plan.pk])
            yield Item(f"{several(len(state.missing), 'update')} not received, {day}: {plan.title}.", href)


def address(name: str, query: str = "") -> str:
    """Where that page is, with what is asked of it."""
    return reverse(name) + query


def _of(number: int, what: str, many: str = "") -> str:
    """2 actions are; 1 action is."""
    return f"{several(number, what, many)} {'is' if number == 1 else 'are'}"
