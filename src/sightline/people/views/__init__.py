"""The pages of this room, a file for each idea; what other rooms' pages use is gathered here."""

from sightline.people.views.confirming import needs_fresh_sign_in

__all__ = ["needs_fresh_sign_in"]
