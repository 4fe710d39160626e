"""What a plan asks of partners, and what became of it."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from sightline.bodies.services import body_called
from sightline.history.services import as_seen, count_up
from sightline.identifiers.rules import for_the_trail, kept_with
from sightline.people.models import User
from sightline.programme.kinds import ASK
from sightline.programme.kinds.refusals import refuse_move, required
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Ask, AskStep, Plan
from sightline.programme.plans.services.plans import what_plan
from sightline.trail.services import record, recorded_transaction

ANSWERS = ("answered",)
"""What a partner may say of an ask put to them; that it is kept is said by whoever asked."""


def ask_partner(
    plan: Plan,
    partner: str,
    words: str,
    *,
    due: date | None = None,
    person: User | None = None,
    body: str = "",
    confirmed: Sequence[str] = (),
    by: str,
) -> Ask:
    """Ask something of a partner agency; `person`: the account it is shown to. `body`: the name of the body it is put to,
    where it is one; then `partner` may be blank.

    `confirmed`: what it seems to hold that says who a child is, and is kept with.
    """
    partner = required(body or partner, "Enter which partner is asked.", "partner")
    words = required(words, "Enter what is asked.", "words")
    with recorded_transaction():
        now = timezone.now()
        named = body_called(plan.authority, body, by=by) if body.strip() else None
        made = Ask.objects.create(
            plan=plan,
            partner=named.name if named else partner,
            person=person,
            body=named,
            words=words,
            due=due,
            by=by,
            at=now,
        )
        AskStep.objects.create(ask=made, was="", state="open", words=words, by=by, at=now)
        detail = {
            "ask": made.pk,
            "partner": made.partner,
            "words": for_the_trail(words, confirmed),
            **kept_with(confirmed),
            "due": due.isoformat() if due else None,
            "shown_to": person.get_username() if person else "",
        }
        record(by=by, action=ProgrammeVerb.PARTNER_ASKED, what=what_plan(plan), detail=detail)
    return made


def move_ask(
    ask: Ask,
    wanted: str,
    *,
    words: str = "",
    edition: int | None = None,
    confirmed: Sequence[str] = (),
    by: str,
) -> Ask:
    """Answer an ask, keep it, withdraw it or open it again, in somebody's words.

    ChangedMeanwhileError where somebody else moved it after that edition; CannotChangePlanError where it may not go there.
    """
    with recorded_transaction():
        ask = as_seen(ask, edition, "plan", last=lambda now: f"It is now '{ASK.words[now.state]}'.")
        refuse_move(ASK, ask.state, wanted, words, field="words")
        was, ask.state = ask.state, wanted
        count_up(ask, "state", by=by)
        AskStep.objects.create(ask=ask, was=was, state=wanted, words=words.strip(), by=by, at=timezone.now())
        detail = {"ask": ask.pk, "partner": ask.partner, "from": was, "to": wanted, **kept_with(confirmed)}
        why = for_the_trail(words.strip(), confirmed)
        record(by=by, action=ProgrammeVerb.ASK_MOVED, what=what_plan(ask.plan), reason=why, detail=detail)
    return ask
