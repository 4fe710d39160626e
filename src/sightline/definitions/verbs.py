"""What the trail can say of definitions and their changes."""

from sightline.trail.verbs import LOOK_KEYS, TrailVerb

_CHANGE = "the change of a definition, as definition 12 CP05,CP08"


class DefinitionVerb(TrailVerb):
    """What is done with changes of definitions."""

    DEFINITION_PROPOSED = "definition_proposed", _CHANGE, "kind", "starts", "change", "before"
    DEFINITION_NOTICED = "definition_noticed", _CHANGE, "before", "after"
    DEFINITION_APPROVED = "definition_approved", _CHANGE, "kind", "starts", "change", "proposed_by", "after"
    DEFINITION_DECLINED = "definition_declined", _CHANGE, "proposed_by"
    DEFINITION_WITHDRAWN = "definition_withdrawn", _CHANGE
    LOOKED_AT_CHANGED_CASES = (
        "looked_at_changed_cases",
        "the figure and the change, as definition 12 CP05 2026-27-Q2 990",
        *LOOK_KEYS,
        "cases",
    )
