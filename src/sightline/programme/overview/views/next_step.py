"""A version's next step for whoever looks at it, as the one button of its page."""

from dataclasses import dataclass

from django.urls import reverse

from sightline.people.models import User
from sightline.programme.consultation.queries.comments import WITHOUT_ANSWER, consultation_of
from sightline.programme.kinds import BEING_WRITTEN
from sightline.programme.models import Version
from sightline.programme.plans.queries.plans import name_of, versions_seen_by
from sightline.programme.plans.rules.next_step import NextStep, VersionSeen, next_step
from sightline.statistics.amounts import several

CHOSEN = "step"
"""The word in the address under which a button says where the version is to go: its form stands open with that chosen."""


@dataclass(frozen=True, slots=True)
class NextButton:
    """The button: which step it is, its words and where it leads."""

    step: NextStep
    words: str
    href: str


def next_button(version: Version, user: User, actions: int) -> NextButton:
    """What comes next for this person. `actions`: how many the version holds."""
    others = {
        each.state: each
        for each in versions_seen_by(user).filter(plan=version.plan_id).exclude(pk=version.pk)
    }
    draft = next((others[state] for state in BEING_WRITTEN if state in others), None)
    live = others.get("live")
    unanswered = version.comments.filter(WITHOUT_ANSWER).count() if version.state == "consulted" else 0
    seen = VersionSeen(
        state=version.state,
        writes=user.has_perm("plan.change"),
        decides=user.has_perm("plan.approve") and version.by != user.get_username(),
        actions=actions,
        unanswered=unanswered,
        invited=version.state == "consulted" and consultation_of(version) is not None,
        draft=draft is not None,
        live=live is not None,
    )
    step = next_step(seen)
    if step == "go_to_draft" and draft:
        return _to_another(step, draft, "being written")
    if step == "go_to_live" and live:
        return _to_another(step, live, "live")
    words, name, place = _BUTTONS[step]
    address = reverse(name, args=[version.pk]) if name else ""
    return NextButton(step, words.format(comments=several(unanswered, "comment")), f"{address}{place}")


def _to_another(step: NextStep, version: Version, stands: str) -> NextButton:
    return NextButton(step, f"Go to {name_of(version)}, {stands}", reverse("version", args=[version.pk]))


_BUTTONS: dict[str, tuple[str, str, str]] = {
    "add": ("Add an action", "entry-new", ""),
    "consult": ("Send it for comments", "", f"?{CHOSEN}=consulted#consultation"),
    "invite": ("Choose who is asked to comment", "version-consultation", ""),
    "answer": ("Answer {comments}", "", "#comments"),
    "submit": ("Submit it", "", f"?{CHOSEN}=submitted#decision"),
    "go_live": ("Make it live", "", f"?{CHOSEN}=live#decision"),
    "refresh": ("Refresh the plan", "version-refresh", ""),
    "read": ("Read and print the plan", "version-plan", ""),
}
"""Step → its words, the address it leads to, and where there; an address of none is the version's own page."""
