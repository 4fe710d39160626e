"""What the trail can say of meetings. No line holds an item's words: an exempt one must not be read there."""

from sightline.trail.verbs import TrailVerb

_MEETING = "the meeting, as meeting 3"
_ITEM = "the item of an agenda, as agenda item 3"
_MATTER = "what is tracked, as matter 3"
_CALENDAR = "whose meetings the address opens, and its number, as all meetings calendar 4"


class GovernanceVerb(TrailVerb):
    """What is done with meetings, their agendas and what is tracked after them."""

    AGENDA_ITEM_ADDED = "agenda_item_added", _ITEM, "meeting", "late"
    AGENDA_ITEM_CHANGED = "agenda_item_changed", _ITEM, "fields"
    AGENDA_ITEM_TAKEN_OFF = "agenda_item_taken_off", _ITEM
    MEETING_STEP_RECORDED = "meeting_step_recorded", _MEETING, "step", "item", "on", "from"
    NOTICE_EXCEPTION_RECORDED = "notice_exception_recorded", _ITEM, "kind", "agreed_by", "on"
    ATTENDANCE_RECORDED = "attendance_recorded", _MEETING, "present", "apologies"
    MEETING_DECISION_RECORDED = "meeting_decision_recorded", _ITEM, "decision", "kind"
    MEETING_DECISION_CHANGED = "meeting_decision_changed", _ITEM, "decision", "fields"
    DECISION_CALLED_IN = "decision_called_in", _ITEM, "decision", "called_by", "on"
    CALL_IN_ENDED = "call_in_ended", _ITEM, "decision", "outcome", "on"
    CALL_IN_WAIVED = "call_in_waived", _ITEM, "chair", "rule", "on"
    MATTER_TRACKED = "matter_tracked", _MATTER, "kind", "body", "due"
    MATTER_CHANGED = "matter_changed", _MATTER, "fields"
    MATTER_MOVED = "matter_moved", _MATTER, "from", "to"
    TRACKER_EXPORTED = "tracker_exported", "the tracker of an authority, as tracker 990", "rows"
    MEETINGS_CALENDAR_MADE = "meetings_calendar_made", _CALENDAR, "expires"
    MEETINGS_CALENDAR_ENDED = "meetings_calendar_ended", _CALENDAR, "from", "to"
    MEETINGS_CALENDAR_FETCHED = "meetings_calendar_fetched", _CALENDAR
