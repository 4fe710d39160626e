"""Those who are asked to comment on a version are told so by email, once each, as owners are asked for updates."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from sightline.people.models import User
from sightline.programme.consultation.queries.comments import accounts_to_comment, consultation_of
from sightline.programme.consultation.services.consulting import ask_for_comments
from sightline.programme.delivery.services.mailing import NOT_SET_UP, mail_is_set_up, send_email
from sightline.programme.kinds.verbs import ProgrammeVerb
from sightline.programme.models import Consultation, Version
from sightline.programme.plans.queries.plans import name_of
from sightline.programme.plans.services.plans import what_version
from sightline.statistics.amounts import several
from sightline.trail.services import record, recorded_transaction
from sightline.web.account_names import full_name
from sightline.web.words import long_date


@dataclass(frozen=True, slots=True)
class EmailsOut:
    """The accounts an email went to, and those it could not go to."""

    reached: Sequence[str]
    missed: Sequence[str]

    @property
    def sentence(self) -> str:
        """Who was sent an email and who was not; blank where nobody was to be sent one."""
        if not self.reached and not self.missed:
            return ""
        if not mail_is_set_up():
            return f"{NOT_SET_UP} They see on Today that they are asked."
        went = f"{several(len(self.reached), 'email')} sent."
        names = ", ".join(full_name(each) for each in self.missed)
        return f"{went} No email could be sent to {names}." if names else went


def ask_and_tell(version: Version, *, by: str, **choices: object) -> EmailsOut:
    """Ask as `ask_for_comments` does, and write to those with an account who were not asked before and have not commented.

    Its refusals are that service's, and then nobody is written to. Nobody is written to twice for one consultation.
    """
    before = {each.pk for each in _accounts(consultation_of(version))}
    consultation = ask_for_comments(version, by=by, **choices)  # type: ignore[arg-type]
    return _tell([each for each in _accounts(consultation) if each.pk not in before], consultation, by)


def _accounts(consultation: Consultation | None) -> list[User]:
    return accounts_to_comment(consultation, timezone.localdate()) if consultation else []


def _tell(users: Collection[User], consultation: Consultation, by: str) -> EmailsOut:
    reached: list[str] = []
    missed: list[str] = []
    for user in users:
        (reached if _sent(user, consultation) else missed).append(user.get_username())
    if users and mail_is_set_up():
        with recorded_transaction():
            detail = {"to": reached, "not_reached": missed}
            what = what_version(consultation.version)
            record(by=by, action=ProgrammeVerb.COMMENTS_EMAILED, what=what, detail=detail)
    return EmailsOut(reached, missed)


def _sent(user: User, consultation: Consultation) -> bool:
    version = consultation.version
    context = {
        "consultation": consultation,
        "plan": version.plan.title,
        "version": name_of(version),
        "number": version.pk,
        "address": settings.ADDRESS,
    }
    text = render_to_string("programme/plans/asked_to_comment.txt", context)
    return send_email(user, f"Your comment is asked for by {long_date(consultation.closes)}", text)
