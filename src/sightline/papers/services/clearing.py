"""Clearance: a paper is sent to clearers, each signs it off or sends it back, and an edit asks them anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from sightline.history.services import as_seen, count_up, write_changes
from sightline.papers.models import Paper, PaperChange, ReferenceForm, SignOffAsk
from sightline.papers.queries.papers import authors_of, changed_since, digest, live_asks, sign_off_facts
from sightline.papers.rules.clearance import (
    CLEARANCE_ROLES,
    next_state,
    to_ask_again,
    why_not_ask,
    why_not_decide,
)
from sightline.papers.rules.references import fault_of_pattern, reference
from sightline.papers.rules.states import (
    ASKED,
    CLEARED,
    DRAFT,
    IN_CLEARANCE,
    PAPER_STATES,
    SENT_BACK,
    SIGN_OFF_STATES,
    SIGNED,
    VOID,
)
from sightline.papers.services.refusals import CannotPaperError, MayNotPaperError, allowed, trail_name
from sightline.papers.verbs import PaperVerb
from sightline.people.queries import user_named
from sightline.trail.refusing import record_refusal
from sightline.trail.services import record, recorded_transaction

RELATED = ("body", "meeting", "freeze")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearerChosen:
    """Who is asked to sign off as what, under which post, by when."""

    role: str
    account: str
    post: str
    due: date


def send_to_clearance(
    paper: Paper, clearers: Sequence[ClearerChosen], *, edition: int | None, by: str
) -> Paper:
    """Ask these clearers for the paper as it stands, and anew whoever was asked of other words, or sent it back.

    CannotPaperError, with the role as its field, for an account that cannot be asked; MayNotPaperError, written down.
    """
    allowed(by, "papers.write", paper.authority, f"send {trail_name(paper)} to clearance")
    with recorded_transaction():
        now = as_seen(paper, edition, *RELATED)
        if now.state not in (DRAFT, IN_CLEARANCE, CLEARED):
            raise CannotPaperError(PAPER_STATES.fault(now.state, IN_CLEARANCE, ""))
        if not clearers and not now.sign_offs.exists():
            raise CannotPaperError("Choose at least one person to sign it off.")
        authors, seal, today = authors_of(now), digest(now), timezone.localdate()
        for each in clearers:
            user = user_named(each.account)
            belongs = user is not None and user.is_active and user.authority in ("", now.authority)
            if user is None or not belongs:
                raise CannotPaperError(f"There is no account {each.account} to ask.", each.role)
            if fault := why_not_ask(each.role, each.account, user.effective_role, authors):
                raise CannotPaperError(fault, each.role)
            if each.due < today:
                raise CannotPaperError("Its day is over already. Choose a later one.", f"{each.role}_due")
            now.sign_offs.filter(role=each.role).exclude(state=VOID).update(state=VOID)
            _ask(now, each, digest_now=seal, by=by)
        _ask_the_others(now, seal, by=by)
        _move(now, IN_CLEARANCE if now.state == DRAFT else now.state, by=by)
        _settle_state(now, seal, by=by)
    return now


def decide_sign_off(ask: SignOffAsk, *, state: str, seen: str, words: str = "", by: str) -> SignOffAsk:
    """Sign a paper off, or send it back with words. `seen`: the digest of what was read (`queries.papers.digest`).

    A reference is given where the council numbers what this role signs. CannotPaperError, with its field, where it may not be.
    """
    what = f"sign off {trail_name(ask.paper)}"
    allowed(by, "papers.clear", ask.paper.authority, what)
    if by != ask.asked_of:
        record_refusal(by=by, what=what)
        raise MayNotPaperError("This sign-off was asked of somebody else. This attempt has been recorded.")
    with recorded_transaction():
        now = SignOffAsk.objects.select_related("paper__body", "paper__meeting", "paper__freeze").get(
            pk=ask.pk
        )
        paper = now.paper
        seal = digest(paper)
        facts = sign_off_facts([now])[0]
        if fault := why_not_decide(facts, by=by, seen=seen, digest=seal, authors=authors_of(paper)):
            raise CannotPaperError(fault)
        if fault := SIGN_OFF_STATES.fault(now.state, state, words):
            raise CannotPaperError(fault, "words" if state == SENT_BACK else "state")
        now.state, now.decided_by, now.decided_at = state, by, timezone.now()
        now.words = words.strip()
        now.reference = _next_reference(paper, now.role, by) if state == SIGNED else ""
        now.save(update_fields=["state", "decided_by", "decided_at", "words", "reference"])
        detail = {"role": now.role, "digest": now.digest}
        if state == SIGNED:
            detail["reference"] = now.reference
        verb = PaperVerb.SIGN_OFF_GIVEN if state == SIGNED else PaperVerb.SIGN_OFF_REFUSED
        record(by=by, action=verb, what=trail_name(paper), reason=now.words, detail=detail)
        _settle_state(paper, seal, by=by)
    return now


def ask_anew(paper: Paper, changed: str, *, by: str) -> None:
    """Make void whatever was asked or signed of other words than stand now, and ask it again, naming what changed.

    Asked in the transaction of the edit. Of a draft nobody is asked until it is sent to clearance again.
    """
    seal = digest(paper)
    asks = live_asks(paper)
    stale = {each.role for each in to_ask_again(sign_off_facts(asks), seal)}
    for ask in asks:
        if ask.role not in stale:
            continue
        SignOffAsk.objects.filter(pk=ask.pk).update(state=VOID)
        if paper.state != DRAFT:
            before = ask.because.split("; ") if ask.state == ASKED else []
            named = [each for each in before if each and each != changed]
            _ask_again(paper, ask, "; ".join([*named, changed]), digest_now=seal, by=by)
    _settle_state(paper, seal, by=by)


def _ask_the_others(paper: Paper, seal: str, *, by: str) -> None:
    """Ask anew whose last answer is void, of other words, or no."""
    last = {each.role: each for each in paper.sign_offs.all()}
    for ask in last.values():
        if ask.state in (ASKED, SIGNED) and ask.digest == seal:
            continue
        SignOffAsk.objects.filter(pk=ask.pk).exclude(state=VOID).update(state=VOID)
        because = "; ".join(changed_since(paper, ask)) or "Asked again; the words are the same"
        _ask_again(paper, ask, because, digest_now=seal, by=by)


def _ask_again(paper: Paper, ask: SignOffAsk, because: str, *, digest_now: str, by: str) -> None:
    due = max(ask.due, timezone.localdate())
    again = ClearerChosen(role=ask.role, account=ask.asked_of, post=ask.post, due=due)
    _ask(paper, again, digest_now=digest_now, by=by, because=because)


def take_back(paper: Paper, state: str, *, reason: str, edition: int | None, by: str) -> Paper:
    """Withdraw a paper, with the reason; a published one stays readable, marked withdrawn. CannotPaperError where there is no such way."""
    published = bool(paper.published_by)
    allowed(
        by,
        "papers.publish" if published else "papers.write",
        paper.authority,
        f"withdraw {trail_name(paper)}",
    )
    with recorded_transaction():
        now = as_seen(paper, edition, *RELATED)
        if fault := PAPER_STATES.fault(now.state, state, reason):
            raise CannotPaperError(fault, "reason")
        _move(now, state, by=by, reason=reason)
    return now


def set_reference_form(
    authority: str, role: str, pattern: str, last: int, *, edition: int | None = None, by: str
) -> ReferenceForm:
    """How this council numbers what a role signs, and the last number it gave elsewhere. A blank `pattern` numbers nothing.

    `edition`: of the form, as it was seen. CannotPaperError, with its field, for a form that makes no reference.
    """
    allowed(by, "papers.publish", authority, "set the form of references")
    if role not in CLEARANCE_ROLES:
        raise CannotPaperError(f"Nobody signs off as {role}.", "role")
    if pattern and (fault := fault_of_pattern(pattern)):
        raise CannotPaperError(fault, role)
    with recorded_transaction():
        made, _ = ReferenceForm.objects.get_or_create(authority=authority, role=role)
        form = as_seen(made, edition)
        detail = {"from": f"{form.pattern} {form.last}".strip(), "to": f"{pattern} {last}".strip()}
        form.pattern, form.last = pattern, last
        count_up(form, "pattern", "last", by=by)
        record(
            by=by, action=PaperVerb.REFERENCE_FORM_SET, what=f"references {role} {authority}", detail=detail
        )
    return form


def _ask(paper: Paper, chosen: ClearerChosen, *, digest_now: str, by: str, because: str = "") -> None:
    SignOffAsk.objects.create(
        paper=paper,
        role=chosen.role,
        post=chosen.post,
        asked_of=chosen.account,
        asked_by=by,
        asked_at=timezone.now(),
        due=chosen.due,
        digest=digest_now,
        because=because,
    )
    detail: Mapping[str, str] = {
        "role": chosen.role,
        "of": chosen.account,
        "due": chosen.due.isoformat(),
        "digest": digest_now,
        "changed": because,
    }
    record(by=by, action=PaperVerb.SIGN_OFF_ASKED, what=trail_name(paper), detail=detail)


def _settle_state(paper: Paper, seal: str, *, by: str) -> None:
    _move(paper, next_state(paper.state, sign_off_facts(live_asks(paper)), seal), by=by)


def _move(paper: Paper, state: str, *, by: str, reason: str = "") -> None:
    if state == paper.state:
        return
    was, paper.state = paper.state, state
    count_up(paper, "state", by=by)
    write_changes(PaperChange, {"state": was}, {"state": state}, reason=reason, by=by, paper=paper)
    detail = {"from": was, "to": state}
    record(by=by, action=PaperVerb.PAPER_MOVED, what=trail_name(paper), reason=reason, detail=detail)


def _next_reference(paper: Paper, role: str, by: str) -> str:
    form = ReferenceForm.objects.filter(authority=paper.authority, role=role).first()
    if form is None or not form.pattern:
        return ""
    form.last += 1
    count_up(form, "last", by=by)
    return reference(form.pattern, form.last, timezone.localdate())
