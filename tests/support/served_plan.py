"""The small plan, served to a browser, with everybody who works on it."""

from support.browsing import PASSWORD
from support.processes import environment, run

PEOPLE = ("programme_manager", "dcs", "action_owner", "partner", "system_administrator")
SCRIPT = f"""
import sys
sys.path.insert(0, "tests")
from sightline.people.services import add_user
from sightline.people.models import User
for role in {PEOPLE!r}:
    add_user(role, role, "{PASSWORD}", by="test")
from support.people import granted
granted(User.objects.get(username="partner"))
"""
PLAN = """
from datetime import timedelta
from support.plans import MAKER, action, entry, person, small_plan, today
from sightline.programme.delivery.services.milestones import add_milestone
from sightline.programme.delivery.services.updates import report, share
from sightline.programme.consultation.services.asks import ask_partner
from sightline.programme.plans.services.entries import add_entry, remove_entry
from sightline.programme.plans.services.groupings import align, support
from sightline.programme.consultation.services.comments import comment, respond, set_next
from sightline.programme.plans.services.versions import move_version, refresh, show_to
from sightline.programme.consultation.services.highlight import write_highlight
from sightline.calendars.periods import month_of
from sightline.programme.scorecard.services.agreeing import agree_to
from sightline.programme.scorecard.services.writing import add_measure, begin_scorecard
from support.plan_scorecards import move, owed, terms
plan = small_plan(live=False)
version = plan.versions.get()
align(version, "Children and Young People's Plan", "Be safe", by=MAKER)
support(version, "to_review", "Private fostering policy", by=MAKER)
answered = comment(version, "Young advisors", "Ask us before the leaflet is printed.", by=MAKER)
respond(answered, "We will, in January.", by=MAKER)
comment(version, "Staff workshop", "Too many meetings.", by=MAKER)
move_version(version, "live", reason="The board agreed", by="dcs")
show_to(version, "Overview and Scrutiny Committee", on=today(), purpose="to note", by=MAKER)
report(action("A1"), "The meeting is held each Tuesday; attendance is recorded.", by=MAKER)
add_milestone(action("A2"), "Leaflet printed", due=today() + timedelta(days=14), edition=action("A2").edition, by=MAKER)
set_next(plan, "2026-27-Q4", "Recruit to the MASH", by=MAKER)
ask_partner(plan, "Police", "Share missing reports daily", due=today(), person=person("partner"), by=MAKER)
share(action("A1"), person("partner"), by=MAKER)
draft = refresh(version, reasons="Reviewed and updated to focus on current priorities", by=MAKER)
add_entry(draft, {"title": "Practice week"}, reason="The visit asked for it", by=MAKER)
remove_entry(entry("A4", 2), reason="Nobody needs it", by=MAKER)
card = begin_scorecard(version, by=MAKER)
add_measure(card, terms(figure="AS01"), by=MAKER)
add_measure(card, terms("Supervision each month", **owed()), by=MAKER)
agree_to(card, by="dcs")
again = begin_scorecard(version, reasons="To focus on current priorities", by=MAKER)
add_measure(again, terms(figure="AS03"), reason="Performance needs to improve", by=MAKER)
move(again, "AS01", "retired", reason="Continuing good performance", replacement="AS03")
for words in ("It goes well.", "It goes well, but for the vacancy.\\nWe ask the board to help with it."):
    write_highlight(plan, month_of(today()), {("", ""): words, ("priority", "practice"): words}, by=MAKER)
"""


def filled(data, *, plan: bool = True) -> None:
    """Make the people, and the plan, in this data folder."""
    run(SCRIPT + (PLAN if plan else ""), environment(data))
