"""The JSON texts of the SSD's outcome columns, written out once: every key each time, as the SSD wants them."""

import json
from collections.abc import Iterable


def _flags(keys: str, yes: Iterable[str], **more: object) -> str:
    """A JSON object with Y for the keys that are so and N for the rest."""
    chosen = set(yes)
    return json.dumps({key: "Y" if key in chosen else "N" for key in keys.split()} | more)


CONTACT_KEYS = (
    "NEW_REFERRAL_FLAG EXISTING_REFERRAL_FLAG CP_ENQUIRY_FLAG NFA_FLAG NON_AGENCY_ADOPTION_FLAG "
    "PRIVATE_FOSTERING_FLAG ADVICE_FLAG MISSING_FLAG OLA_CP_FLAG OTHER_OUTCOMES_EXIST_FLAG"
)
CONTACT = [
    _flags(CONTACT_KEYS, [outcome])
    for outcome in (
        "NEW_REFERRAL_FLAG",
        "EXISTING_REFERRAL_FLAG",
        "ADVICE_FLAG",
        "NFA_FLAG",
        "OTHER_OUTCOMES_EXIST_FLAG",
    )
]
"""Referral, open case, advice, no action, early help."""

REFERRAL_KEYS = (
    "SINGLE_ASSESSMENT_FLAG NFA_FLAG STRATEGY_DISCUSSION_FLAG CLA_REQUEST_FLAG NON_AGENCY_ADOPTION_FLAG "
    "PRIVATE_FOSTERING_FLAG CP_TRANSFER_IN_FLAG CP_CONFERENCE_FLAG CARE_LEAVER_FLAG OTHER_OUTCOMES_EXIST_FLAG"
)
REFERRAL = [
    _flags(REFERRAL_KEYS, outcome)
    for outcome in (
        ["NFA_FLAG"],
        ["SINGLE_ASSESSMENT_FLAG"],
        ["SINGLE_ASSESSMENT_FLAG", "STRATEGY_DISCUSSION_FLAG"],
        ["SINGLE_ASSESSMENT_FLAG", "CP_TRANSFER_IN_FLAG"],
    )
]
"""No action, assessment, strategy discussion, a plan transferred in."""

ASSESSMENT_KEYS = (
    "NFA_FLAG NFA_S47_END_FLAG STRATEGY_DISCUSSION_FLAG CLA_REQUEST_FLAG PRIVATE_FOSTERING_FLAG LEGAL_ACTION_FLAG "
    "PROV_OF_SERVICES_FLAG PROV_OF_SB_CARE_FLAG SPECIALIST_ASSESSMENT_FLAG REFERRAL_TO_OTHER_AGENCY_FLAG "
    "OTHER_ACTIONS_FLAG OTHER_OUTCOMES_EXIST_FLAG"
)
ASSESSMENT = [
    _flags(ASSESSMENT_KEYS, [outcome], TOTAL_NO_OF_OUTCOMES=1, COMMENTS="")
    for outcome in ("NFA_FLAG", "PROV_OF_SERVICES_FLAG")
]

ENQUIRY_KEYS = (
    "NFA_FLAG LEGAL_ACTION_FLAG PROV_OF_SERVICES_FLAG PROV_OF_SB_CARE_FLAG CP_CONFERENCE_FLAG "
    "NFA_CONTINUE_SINGLE_FLAG MONITOR_FLAG OTHER_OUTCOMES_EXIST_FLAG"
)
ENQUIRY = [
    _flags(ENQUIRY_KEYS, [outcome], TOTAL_NO_OF_OUTCOMES=1, OUTCOME_COMMENTS="")
    for outcome in ("NFA_CONTINUE_SINGLE_FLAG", "CP_CONFERENCE_FLAG", "NFA_FLAG")
]

CONFERENCE_KEYS = (
    "NFA_FLAG REFERRAL_TO_OTHER_AGENCY_FLAG SINGLE_ASSESSMENT_FLAG PROV_OF_SERVICES_FLAG CP_FLAG "
    "OTHER_OUTCOMES_EXIST_FLAG"
)
CONFERENCE = [
    _flags(CONFERENCE_KEYS, [outcome], TOTAL_NO_OF_OUTCOMES=1, COMMENTS="")
    for outcome in ("PROV_OF_SERVICES_FLAG", "CP_FLAG")
]

CARE_PLAN_KEYS = "REMAINSUP RETURN1M RETURN6M RETURNEV LTRELFR LTFOST18 RESPLMT SUPPLIV ADOPTION OTHERPLN"
CARE_PLANS = ("RETURN6M", "LTRELFR", "ADOPTION", "LTFOST18", "RESPLMT", "SUPPLIV", "OTHERPLN")
CARE_PLAN = [_flags(CARE_PLAN_KEYS, [plan]) for plan in CARE_PLANS]

_FACTOR_CODES = (
    "1C",
    "2B",
    "3B",
    "4B",
    "5B",
    "8B",
    "11A",
    "12A",
    "13A",
    "16A",
    "17A",
    "18A",
    "19B",
    "20",
    "21",
    "22A",
    "24A",
)
FACTORS = [
    json.dumps(sorted({_FACTOR_CODES[first], _FACTOR_CODES[(first * 5 + step) % len(_FACTOR_CODES)]}))
    for first in range(len(_FACTOR_CODES))
    for step in range(6)
]
"""Pairs of the factors a child and family assessment can find, as the SSD's first form: a JSON array of codes."""
