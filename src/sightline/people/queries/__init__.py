"""Asking about people, a file for each idea; the questions other rooms ask are gathered here."""

from sightline.people.queries.accounts import person, user_named
from sightline.people.queries.opened import live_grants, open_glass
from sightline.people.queries.seen_by import VisibleRows, seen_by

__all__ = ["VisibleRows", "live_grants", "open_glass", "person", "seen_by", "user_named"]
