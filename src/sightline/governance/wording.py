"""How meetings, their steps and what is tracked read."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sightline.bodies.models import Meeting
from sightline.calendars.dates import in_words, weekday_in_words
from sightline.governance.models import AgendaItem, TrackedMatter
from sightline.governance.queries.agendas import StepShown
from sightline.governance.queries.meetings import DecisionShown, MeetingShown
from sightline.governance.rules.kinds import DECISION, OUTCOMES, PARAGRAPHS, PURPOSES
from sightline.governance.rules.states import MATTER_STATES, OPEN
from sightline.statistics.amounts import several


class TagWords(NamedTuple):
    """A state as a word, a shape and one of GOV.UK's tag colours."""

    text: str
    shape: str
    colour: str


def meeting_words(meeting: Meeting) -> str:
    """Cabinet, 14 June 2017."""
    return f"{meeting.body.name}, {in_words(meeting.on)}" if meeting.on else meeting.body.name


def day_and_hour(meeting: Meeting) -> str:
    """Tuesday 14 November 2017, 18:30."""
    if meeting.on is None:
        return "No date"
    hour = f", {meeting.begins:%H:%M}" if meeting.begins else ""
    return f"{weekday_in_words(meeting.on)} {in_words(meeting.on)}{hour}"


def first_sentence_of_meeting(seen: MeetingShown, today: date) -> str:
    """How far off it is and what stands on it; of one that is over, what was decided and what is still open."""
    day = seen.meeting.on or today
    items = several(len(seen.items), "item") if seen.items else "No item yet"
    if day >= today:
        decide = sum(each.item.purpose == DECISION for each in seen.items)
        when = "Today" if day == today else f"In {several((day - today).days, 'day')}"
        late = sum(each.line.open_on(today) and each.line.late_on(today) for each in seen.steps)
        parts = [f"{when}. {items}, {decide} for decision." if seen.items else f"{when}. {items}."]
        if late:
            parts.append(f"{several(late, 'step is', 'steps are')} overdue.")
        return " ".join(parts)
    decisions = several(len(seen.decisions), "decision") if seen.decisions else "No decision recorded"
    still_open = sum(each.state == OPEN for each in seen.matters)
    return f"{items}. {decisions}. {still_open or 'Nothing'} tracked from it {'are' if still_open > 1 else 'is'} open."


def first_sentence_of_plan(meetings: Sequence[Meeting], late: Sequence[StepShown], *, past: bool) -> str:
    """How many meetings there are, and how many steps before them are overdue."""
    if past:
        return f"{several(len(meetings), 'meeting')} so far." if meetings else "No meeting so far."
    if not meetings:
        return "No meeting is arranged."
    bodies = len({each.body_id for each in meetings})
    begin = f"{several(len(meetings), 'meeting')} to come, of {several(bodies, 'body', 'bodies')}."
    return f"{begin} {several(len(late), 'step is', 'steps are')} overdue." if late else begin


def first_sentence_of_tracker(matters: Sequence[TrackedMatter], today: date) -> str:
    """How many are open, and how many of them are overdue."""
    if not matters:
        return "Nothing is tracked yet."
    still_open = [each for each in matters if each.state == OPEN]
    overdue = sum(each.overdue_on(today) for each in still_open)
    return f"{len(still_open):,} of {several(len(matters), 'matter')} {'is' if len(still_open) == 1 else 'are'} open; {overdue or 'none'} overdue."


def item_notes(item: AgendaItem) -> list[str]:
    """What stands under an item that is read whole: key decision, exempt by which paragraph, another item, late and why."""
    notes = []
    if item.key:
        notes.append("Key decision")
    elif item.executive:
        notes.append("Decision of the executive")
    if item.paragraph is not None:
        notes.append(
            f"Exempt: paragraph {item.paragraph}, {PARAGRAPHS[item.paragraph].lower()}. {item.exempt_reason}"
        )
    if item.refers_to and item.refers_to.taken_off_at is None:
        notes.append(f"Refers to item {item.refers_to.place} of this agenda")
    if item.reference:
        notes.append(f"Forward plan reference {item.reference}")
    if item.late_reason:
        notes.append(f"Late item, taken as urgent by the chair: {item.late_reason}")
    return notes


def purpose_words(item: AgendaItem) -> str:
    """For decision."""
    return PURPOSES[item.purpose]


def step_tag(step: StepShown, today: date) -> TagWords:
    """Done; Done late; Excepted; Overdue; Due."""
    line = step.line
    if line.excused:
        return TagWords("Excepted", "○", "grey")
    if line.done_on:
        return TagWords("Done late", "▲", "orange") if line.late_on(today) else TagWords("Done", "●", "green")
    return TagWords("Overdue", "▲", "red") if line.late_on(today) else TagWords("Due", "◐", "yellow")


def matter_tag(matter: TrackedMatter, today: date) -> TagWords:
    """Open, Overdue, Answered, Done, Withdrawn; of a recommendation what the executive answered."""
    if matter.overdue_on(today):
        return TagWords("Overdue", "▲", "red")
    words = MATTER_STATES.words[matter.state]
    if matter.outcome and matter.state != OPEN:
        words = f"{words}: {OUTCOMES[matter.outcome].lower()}"
    return TagWords(words, *MATTER_STATES.shapes[matter.state])


def call_in_words(seen: DecisionShown, today: date) -> str:
    """What is to be said of call-in, in a sentence; blank where the decision is not the executive's."""
    if not seen.decision.item.executive:
        return ""
    if seen.waiver:
        made = seen.waiver
        return f"Call-in waived on {in_words(made.on)} by {made.chair}, {made.rule}: {made.reason}"
    if seen.call_in:
        made = seen.call_in
        begin = f"Called in on {in_words(made.called_on)} by {made.called_by}: {made.reason}"
        if made.outcome_on is None:
            return f"{begin} Not decided yet."
        after = f" {made.outcome_words}" if made.outcome_words else ""
        return f"{begin} {made.outcome_in_words}, {in_words(made.outcome_on)}.{after}"
    if seen.clock is None:
        return "Not published yet, so call-in has not begun."
    if seen.clock.open_on(today):
        return f"Can be called in until {in_words(seen.clock.ends)}: {seen.clock.how}."
    return f"Not called in. It could be until {in_words(seen.clock.ends)}."


def takes_effect(seen: DecisionShown) -> str:
    """From 1 April 2026; Immediately following the meeting; blank where nothing says."""
    made = seen.decision
    day = f"From {in_words(made.from_day)}" if made.from_day else ""
    return ". ".join(filter(None, (day, made.from_words)))


def due_words(matter: TrackedMatter) -> str:
    """31 December 2017; No date."""
    return in_words(matter.due) if matter.due else "No date"


def names_in(rows: Iterable[object]) -> str:
    """Names one after the other, with commas."""
    return ", ".join(str(each) for each in rows)
