"""What is done with bodies, their meetings and members, and what they oversee; gathered here for the rooms above."""

from sightline.bodies.services.describing import (
    add_member,
    body_called,
    describe_body,
    end_membership,
    meeting_on,
    remove_meeting,
    set_meetings,
    what_body,
)
from sightline.bodies.services.refusals import CannotChangeBodyError
from sightline.bodies.services.terms import (
    add_body,
    add_cycle,
    add_mandate,
    arrange_meeting,
    end_cycle,
    end_mandate,
    report_received,
    set_terms,
)

__all__ = [
    "CannotChangeBodyError",
    "add_body",
    "add_cycle",
    "add_mandate",
    "add_member",
    "arrange_meeting",
    "body_called",
    "describe_body",
    "end_cycle",
    "end_mandate",
    "end_membership",
    "meeting_on",
    "remove_meeting",
    "report_received",
    "set_meetings",
    "set_terms",
    "what_body",
]
