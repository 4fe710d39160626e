"""The programme's own sections, and which of them each person works with: decided here and nowhere else.

They stand beside every page of the programme, as the menu stands above every page (`config.navigation`). Where a page is
about one plan, they lead on in that plan, and beside its title it offers the same section of the other plans.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse

from sightline.engine.derived import BeingWorkedOutError
from sightline.engine.snapshots import NothingLoadedError
from sightline.people.models import User
from sightline.programme.models import Plan, Version
from sightline.programme.plans.queries.plans import PlansSeen
from sightline.programme.plans.seen_by import DRAFT
from sightline.programme.plans.views.asking import plan_in_view, plans_in_sight
from sightline.programme.sources.rules.councils import council_name
from sightline.scorecards.queries.store import current_readings, provisional_line

LABEL = "Sections of the programme"
WHOLE, OWN, WORKS = "plan.see_all", "plan.see", "actions.work"


class MenuSection(NamedTuple):
    """A section: what it is called, its address's name, and the permissions of those who work with it, any of which will do.

    `also`: names of the other addresses that belong to it; what ends in - begins several. `unless`: a permission of those
    who have another section for it. `of_a_plan`: whether it shows one plan at a time.
    """

    title: str
    address: str
    permissions: tuple[str, ...]
    also: tuple[str, ...] = ()
    unless: str = ""
    of_a_plan: bool = True

    def holds(self, name: str) -> bool:
        """Whether the address of this name belongs to the section."""
        beginnings = tuple(each for each in self.also if each.endswith("-"))
        return name in (self.address, *self.also) or (bool(beginnings) and name.startswith(beginnings))


SECTIONS = (
    MenuSection("My part", "programme", (OWN,), unless=WHOLE, of_a_plan=False),
    MenuSection("Overview", "programme", (WHOLE,), ("plan-new", "plan-horizon", "plan-sources", "plan-next")),
    MenuSection("Plan on a page", "plan-on-a-page", (WHOLE,)),
    MenuSection(
        "Actions",
        "actions",
        (WHOLE, WORKS),
        (
            "action",
            "action-",
            "actions-spreadsheet",
            "milestone",
            "milestone-",
            "test-change",
            "plan-import",
            "plan-updates",
            "update-check",
        ),
    ),
    MenuSection("Timeline", "actions-timeline", (WHOLE, WORKS)),
    MenuSection("Evidence", "evidence-list", (WHOLE, WORKS), ("evidence-",)),
    MenuSection(
        "Sources and findings",
        "sources",
        (WHOLE,),
        ("source", "source-", "finding", "finding-", "repeat"),
        of_a_plan=False,
    ),
    MenuSection(
        "Versions",
        "versions",
        (WHOLE,),
        ("version", "version-", "entry-", "priority", "grouping", "grouping-", "comment", "comment-"),
    ),
    MenuSection("Scorecard", "plan-scorecard", (WHOLE,), ("plan-scorecard-",)),
    MenuSection("Where sources disagree", "sources-disagree", (WHOLE,)),
    MenuSection("Highlight report", "highlight", (WHOLE,), ("highlight-words",)),
    MenuSection("Documents", "plan-documents", (WHOLE,), ("plan-document",)),
    MenuSection("X-rays", "x-rays", (WHOLE,)),
    MenuSection("Money", "money", (WHOLE,), ("money-",)),
    MenuSection("Asks of partners", "asks", (OWN,), ("ask", "ask-")),
    MenuSection(
        "Boards and committees",
        "bodies",
        (WHOLE,),
        ("body", "body-", "plan-body", "plan-body-change", "plan-meetings", "plan-meeting-remove"),
        of_a_plan=False,
    ),
    MenuSection("Dates, counted back", "plan-dates", (WHOLE,), ("plan-dates-",)),
    MenuSection(
        "In your calendar", "programme-calendars", (OWN,), ("programme-calendar-end",), of_a_plan=False
    ),
)


SHOW_FIGURES = frozenset(
    {
        *(
            "programme",
            "plan-on-a-page",
            "plan-next",
            "actions",
            "action",
            "action-history",
            "finding",
            "priority",
        ),
        *("version", "version-document", "highlight", "x-rays", "sources-disagree", "plan-scorecard-ledger"),
    }
)
"""The pages on which figures of measures stand, beside those of scorecards: they say that these are not frozen."""


@dataclass(frozen=True, slots=True)
class SectionLink:
    """A section as the page shows it. `current`: page or true, as aria-current has it; blank for the others."""

    title: str
    href: str
    current: str


@dataclass(frozen=True, slots=True)
class PlanLink:
    """Another plan, with the address of the same section in it, and what must be known of it: Draft, not agreed."""

    title: str
    href: str
    remark: str


@dataclass(frozen=True, slots=True)
class SideMenu:
    """What stands beside a page of the programme, and beside its title: the other plans, and what is to be known of this one.

    `about`: the plan the page is about, where there are others: the title of the page's tab says it. `figures`: where figures
    stand on it, that they are not frozen, and how old they are.
    """

    label: str
    links: Sequence[SectionLink]
    plans: Sequence[PlanLink] = ()
    remark: str = ""
    about: str = ""
    figures: str = ""


def side_menu(request: HttpRequest, user: User) -> SideMenu | None:
    """The sections beside the page that is asked for; None where it is no page of the programme."""
    name = request.resolver_match.url_name if request.resolver_match else ""
    if not name or not any(each.holds(name) for each in SECTIONS):
        return None
    sections = [each for each in SECTIONS if _works_with(user, each)]
    if not sections:
        return None
    present = next((each for each in sections if each.holds(name)), sections[0])
    plan = plan_in_view(request) if user.has_perm(WHOLE) else None
    links = [_link(each, plan, name if each is present else "") for each in sections]
    figures = figures_line(plan, user) if plan and name in SHOW_FIGURES else ""
    if plan is None or not present.of_a_plan:
        return SideMenu(LABEL, links, figures=figures)
    plans, remark = _plans(plans_in_sight(request), plan, present)
    return SideMenu(LABEL, links, plans, remark, plan.title if plans else "", figures)


def figures_line(plan: Plan, user: User) -> str:
    """That the figures of the plan's authority are not frozen, and how old; blank for whoever sees none, and where nothing is loaded."""
    if not user.has_perm("figures.see") or plan.kept_in:
        return ""
    try:
        readings = current_readings()
    except (NothingLoadedError, BeingWorkedOutError):
        return ""
    if plan.authority not in readings.authorities():
        return ""
    return provisional_line(readings, plan.authority)


def _works_with(user: User, section: MenuSection) -> bool:
    may = any(user.has_perm(each) for each in section.permissions)
    return may and not (section.unless and user.has_perm(section.unless))


def _link(section: MenuSection, plan: Plan | None, name: str) -> SectionLink:
    current = "" if not name else "page" if name == section.address else "true"
    return SectionLink(section.title, _address(section, plan), current)


def _address(section: MenuSection, plan: Plan | None) -> str:
    address = reverse(section.address)
    return f"{address}?plan={plan.pk}" if plan is not None and section.of_a_plan else address


def _plans(seen: PlansSeen, plan: Plan, section: MenuSection) -> tuple[list[PlanLink], str]:
    """The other plans at this section; and what is to be known of this one, where its own page does not say so already."""
    every, stands = seen.plans, seen.stands
    several_councils = len({each.authority for each in every}) > 1
    links = [
        PlanLink(each.title, _address(section, each), _remark(each, stands.get(each.pk), several_councils))
        for each in every
        if each != plan
    ]
    says_so = section.address in ("programme", "versions")
    return links, "" if says_so or plan not in every else _remark(plan, stands.get(plan.pk))


def _remark(plan: Plan, version: Version | None, several_councils: bool = False) -> str:
    """What must be known of a plan: whose it is among those of several councils, that it is a draft or an example."""
    state = "Draft, not agreed" if version is None or version.state == DRAFT else ""
    parts = [
        council_name(plan.authority) if several_councils else "",
        state,
        "An example" if plan.kept_in else "",
    ]
    return " · ".join(filter(None, parts))
