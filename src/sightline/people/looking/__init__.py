"""Looking at children's records: who may, why they look, and the line in the trail that says that they did."""

from sightline.people.looking.child_links import child_behind, child_cells, child_page
from sightline.people.looking.forms import LookForm
from sightline.people.looking.looks import (
    LookRefusedError,
    allowed_to_look,
    in_sight_of,
    look_at_children,
    may_look,
    record_look,
    refuse_look,
)
from sightline.people.looking.page import look_page
from sightline.people.looking.visit import reason_form, reason_of_visit, remember_reason

__all__ = [
    "LookForm",
    "LookRefusedError",
    "allowed_to_look",
    "child_behind",
    "child_cells",
    "child_page",
    "in_sight_of",
    "look_at_children",
    "look_page",
    "may_look",
    "reason_form",
    "reason_of_visit",
    "record_look",
    "refuse_look",
    "remember_reason",
]
