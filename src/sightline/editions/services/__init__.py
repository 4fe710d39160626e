"""Making editions, discarding drafts, and publishing."""

from sightline.editions.services.drafts import CannotMakeError, MayNotMakeError, discard, draft_of, look, make
from sightline.editions.services.publishing import publish

__all__ = ["CannotMakeError", "MayNotMakeError", "discard", "draft_of", "look", "make", "publish"]
