"""What the trail can say of accounts, sign-ins, grants, posts, and of who may and does look at children."""

from sightline.trail.verbs import LOOK_KEYS, TrailVerb

_ACCOUNT = "the account"
_NAME = "the name the account has or is to have"
_POST = "the post, as post 3"
_SECOND = "confirmed_by"
_REQUEST = ("request", "kind", "asked_by")
_MACHINE = "machine_account"


class PeopleVerb(TrailVerb):
    """What is done to accounts, and by people of themselves."""

    SIGNED_IN = "signed_in", "", "role", "second_factor", "entra"
    SIGNED_OUT = "signed_out"
    SIGN_IN_FAILED = "sign_in_failed", "", "tries", "locked"
    SIGN_IN_REFUSED = "sign_in_refused", "", "entra"
    CONFIRMED = "confirmed", "", "entra"
    SECOND_FACTOR_SET_UP = "second_factor_set_up", _ACCOUNT
    SECOND_FACTOR_REMOVED = "second_factor_removed", _ACCOUNT, _SECOND
    SECOND_FACTOR_FAILED = "second_factor_failed", "", "tries", "locked"
    RECOVERY_CODE_USED = "recovery_code_used", _ACCOUNT
    PASSWORD_CHANGED = "password_changed", _ACCOUNT
    PASSWORD_CHANGE_FAILED = "password_change_failed", "", "tries", "locked"
    PASSWORD_RESET = "password_reset", _ACCOUNT, _SECOND

    USER_ADDED = "user_added", _ACCOUNT, "full_name", "role", "teams", _SECOND
    USER_CHANGED = "user_changed", _ACCOUNT, "before", "after", _SECOND
    USER_BOUND = "user_bound", _ACCOUNT, "entra_id"
    USER_EMAIL_SET = "user_email_set", _ACCOUNT, "set"
    USER_LET_IN = "user_let_in", _ACCOUNT, _SECOND
    USER_SHUT_OUT = "user_shut_out", _ACCOUNT, _SECOND

    ASKED_FOR_ACCOUNT = (
        "asked_for_account",
        _NAME,
        *(
            "request",
            "kind",
            "full_name",
            "role",
            "teams",
            "authority",
            "sponsor",
            "first",
            "last",
            "opens",
            _MACHINE,
        ),
    )
    REQUEST_CONFIRMED = "request_confirmed", _NAME, *_REQUEST, _MACHINE
    REQUEST_REFUSED = "request_refused", _NAME, *_REQUEST, _MACHINE
    REQUEST_WITHDRAWN = "request_withdrawn", _NAME, *_REQUEST, _MACHINE
    REQUEST_EXPIRED = "request_expired", _NAME, *_REQUEST

    GRANTED = "granted", _ACCOUNT, "sponsor", "first", "last", "opens", _SECOND
    GRANT_ENDED = "grant_ended", _ACCOUNT, "last"
    BROKE_GLASS = "broke_glass", "the team, as team T1, or a child", "glass", "children"
    REVIEWED_GLASS = "reviewed_glass", "whose glass it is: the account", "glass"
    RESTRICTED = "restricted", "how many children, as 3 children", "children", "kind", "allowed"
    RESTRICTION_LIFTED = "restriction_lifted", "1 child", "children"
    LOOKED_AT_FAULTS = (
        "looked_at_faults",
        "which faults: of a load, or what checks found, of which team",
        *(*LOOK_KEYS, "faults", "asked_for"),
    )

    POST_ADDED = "post_added", _POST, "title", "service", "authority"
    POST_TAKEN_UP = "post_taken_up", _POST, "person", "from", "to"
    POST_LEFT = "post_left", _POST, "person", "from", "to"


FOLDED = (PeopleVerb.SIGNED_IN, PeopleVerb.SIGNED_OUT, PeopleVerb.CONFIRMED)
"""What everybody does every day: half of the trail."""

SIGN_INS = (
    PeopleVerb.SIGN_IN_FAILED,
    PeopleVerb.SECOND_FACTOR_SET_UP,
    PeopleVerb.SECOND_FACTOR_FAILED,
    PeopleVerb.RECOVERY_CODE_USED,
    PeopleVerb.PASSWORD_CHANGED,
    PeopleVerb.PASSWORD_CHANGE_FAILED,
)
GLASS = (PeopleVerb.BROKE_GLASS, PeopleVerb.REVIEWED_GLASS)
REFUSALS = (PeopleVerb.SIGN_IN_REFUSED,)
LOOKS = (PeopleVerb.LOOKED_AT_FAULTS,)
ACCOUNTS = tuple(verb for verb in PeopleVerb if verb not in (*FOLDED, *SIGN_INS, *GLASS, *REFUSALS, *LOOKS))
"""Among which lines of the trail each verb belongs: see `trail.line_groups`."""
