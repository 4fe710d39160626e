"""What the trail can say of the API."""

from sightline.trail.verbs import TrailVerb

_TOKEN = "the token by its number, as token 4"


class ApiVerb(TrailVerb):
    """What is done with tokens. One is used: the first time on a day for each kind of thing."""

    TOKEN_MADE = "token_made", _TOKEN, "name", "scopes", "expires"
    TOKEN_ENDED = "token_ended", _TOKEN, "from", "to"
    TOKEN_USED = "token_used", "the token, and what it was used for, as token 4 readings"
