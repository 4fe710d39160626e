"""What the trail can say of sources, plans, actions, and of everybody who has a part in them."""

from sightline.trail.verbs import TrailVerb

_PLAN = "the plan, as plan 3"
_VERSION = "the version, as plan 3 version 2"
_ACTION = "the action, as plan 3 action A4"
_DRAFT = "the draft of a source, as source draft 5"
_SOURCE = "the source, as source 5"
_FINDING = "the finding, as finding 9"
_CALENDAR = "what the address opens, and its number, as plan 3 calendar 4"
_CHANGED = ("from", "to")
_WARNED = "kept_although_it_seems_to_hold"
_FILE = (_WARNED, "not_looked_through")
_EVIDENCE = ("evidence", "title", "version", "sha256", "words", "review_by", *_FILE)
_MONEY = ("kind", "title", "year", "pounds", "approximate", "grouping")
_DIGEST = ("late", "due", "asks")
_MEASURED = (
    *("series", "basis", "words", "measure", "direction", "lag", "least"),
    *("baseline", "baseline_on", "target", "target_by", "removed"),
)
_ENTRY = (
    *("reference", "title", "detail", "owner_post", "owner", "partner", "starts", "due", "impact"),
    *("for_young_people", "resources", "groupings", "findings"),
)


class ProgrammeVerb(TrailVerb):
    """What is done in the programme."""

    SOURCE_BEGUN = "source_begun", _DRAFT, "kind", "findings", "document"
    SOURCE_FACTS_CONFIRMED = "source_facts_confirmed", _DRAFT, *_CHANGED
    SOURCE_FINDING_ACCEPTED = "source_finding_accepted", _DRAFT, *_CHANGED
    SOURCE_FINDING_ALL_ACCEPTED = "source_finding_all_accepted", _DRAFT, *_CHANGED
    SOURCE_FINDING_LEFT_OUT = "source_finding_left_out", _DRAFT, *_CHANGED
    SOURCE_FINDING_TAKEN_BACK = "source_finding_taken_back", _DRAFT, *_CHANGED
    SOURCE_FINDING_SPLIT = "source_finding_split", _DRAFT, *_CHANGED
    SOURCE_FINDING_MERGED = "source_finding_merged", _DRAFT, *_CHANGED
    SOURCE_FINDING_MOVED = "source_finding_moved", _DRAFT, *_CHANGED
    SOURCE_FINDING_ADDED = "source_finding_added", _DRAFT, *_CHANGED
    SOURCE_FINDING_TYPED = "source_finding_typed", _DRAFT, *_CHANGED
    SOURCE_GIVEN_UP = "source_given_up", _DRAFT, *_CHANGED
    SOURCE_KEPT = (
        "source_kept",
        _SOURCE,
        *("title", "findings", "mended", "left_out", "typed", "document"),
    )
    SOURCE_MENDED = "source_mended", _SOURCE, *_CHANGED
    SOURCE_LIFTED = "source_lifted", _SOURCE, *_CHANGED
    SOURCE_IN_FORCE = "source_in_force", _SOURCE, *_CHANGED
    FINDING_MENDED = "finding_mended", _FINDING, *_CHANGED
    FINDING_ADDED = "finding_added", _FINDING, *_CHANGED
    FINDING_WITHDRAWN = "finding_withdrawn", _FINDING, *_CHANGED
    FINDING_CLOSED = "finding_closed", _FINDING, *_CHANGED, "on"
    FINDING_OPENED_AGAIN = "finding_opened_again", _FINDING, *_CHANGED, "was"
    REPEATS_SUGGESTED = "repeats_suggested", _FINDING, "earlier"
    REPEAT_DECIDED = "repeat_decided", _FINDING, "earlier", *_CHANGED

    PLAN_MADE = "plan_made", _PLAN, "title", "standard", "drafted"
    PLAN_BROUGHT_IN = "plan_brought_in", _PLAN, "actions", "changes", "milestones", "priorities", "left_out"
    PLAN_REFRESHED = "plan_refreshed", _PLAN, *_CHANGED, "refresh", "drafted"
    VERSION_PUT_BEFORE = "version_put_before", _PLAN, *_CHANGED, "drafted"
    PLAN_SHOWN = "plan_shown", _VERSION, "body", "on", "purpose", "seal"
    PLAN_ALIGNED = "plan_aligned", _VERSION, "document", "priority"
    PLAN_DOCUMENT_NAMED = (
        "plan_document_named",
        _VERSION,
        *("kind", "title", "review_by", "sha256", *_FILE),
    )
    PLAN_DOCUMENT_GIVEN_AGAIN = "plan_document_given_again", _VERSION, "title", *_CHANGED, *_FILE
    PLAN_SOURCES_SET = "plan_sources_set", _PLAN, *_CHANGED
    PLAN_HORIZON_SET = "plan_horizon_set", _PLAN, *_CHANGED
    PLAN_DATES_KEPT = "plan_dates_kept", _PLAN, *_CHANGED
    BODY_TOLD_OF_PLAN = "body_told_of_plan", _PLAN, "body"
    VERSION_MOVED = "version_moved", _VERSION, *_CHANGED, "seal", "on", "submitted_to"
    VERSION_DAY_CHANGED = "version_day_changed", _VERSION, *_CHANGED
    GROUPING_ADDED = "grouping_added", _VERSION, "kind", "key", "title", "for_young_people"
    GROUPING_CHANGED = "grouping_changed", _VERSION, "kind", "key", *_CHANGED
    GROUPING_REMOVED = "grouping_removed", _VERSION, "kind", "key", "title"

    ACTION_ADDED = "action_added", _VERSION, *_ENTRY
    ACTION_TAKEN_OUT = "action_taken_out", _VERSION, "reference", "title"
    ACTION_CHANGED = "action_changed", _ACTION, "version", "edition", *_CHANGED
    ACTION_MOVED = (
        "action_moved",
        _ACTION,
        *(*_CHANGED, "on", "edition", "difference", "signed_by", _WARNED),
    )
    ACTION_REPORTED = "action_reported", _ACTION, "words", _WARNED
    UPDATE_DECIDED = "update_decided", _ACTION, "report", *_CHANGED
    ACTION_SHARED = "action_shared", _ACTION, *_CHANGED, "with"
    ACTION_UNSHARED = "action_unshared", _ACTION, *_CHANGED, "with"
    MILESTONE_CHANGED = "milestone_changed", _ACTION, *_CHANGED, "edition"
    STEP_MADE_MILESTONE = "step_made_milestone", _ACTION, "step", "due"
    EVIDENCE_GIVEN = "evidence_given", _ACTION, *_EVIDENCE
    EVIDENCE_GIVEN_AGAIN = "evidence_given_again", _ACTION, *_EVIDENCE
    EVIDENCE_DECIDED = "evidence_decided", _ACTION, "evidence", "version", *_CHANGED, "review_by"
    EVIDENCE_WITHDRAWN = "evidence_withdrawn", _ACTION, "evidence", *_CHANGED
    UPDATES_ASKED = "updates_asked", _PLAN, "request", "due", "words"
    UPDATES_CHASED = "updates_chased", _PLAN, "request", "to", "not_reached"
    UPDATES_CLOSED = "updates_closed", _PLAN, "request", *_CHANGED, "answered", "missing"
    DIFFERENCE_DECLARED = "difference_declared", _ACTION, "number", *_MEASURED, "from", "proposed_by"
    DIFFERENCE_PROPOSED = "difference_proposed", _ACTION, *_MEASURED, "from"
    DIFFERENCE_REFUSED = "difference_refused", _ACTION, *_MEASURED, "to", "proposed_by"
    DIFFERENCE_JUDGED = "difference_judged", _ACTION, "number", "basis", *_CHANGED
    DIGEST_SENT = "digest_sent", "to whom, as digest to NAME", *_DIGEST
    DIGEST_FAILED = "digest_failed", "to whom, as digest to NAME", *_DIGEST, "fault"

    COMMENTS_ASKED = "comments_asked", _VERSION, *_CHANGED
    COMMENTS_EMAILED = "comments_emailed", _VERSION, "to", "not_reached"
    PLAN_COMMENTED = "plan_commented", _VERSION, "comment", "said_by", "words", _WARNED
    PLAN_COMMENT_CHANGED = "plan_comment_changed", _VERSION, "comment", *_CHANGED, _WARNED
    PLAN_COMMENT_ANSWERED = "plan_comment_answered", _VERSION, "comment", *_CHANGED, _WARNED
    HIGHLIGHT_WRITTEN = "highlight_written", _PLAN, "period", *_CHANGED
    NEXT_PRIORITY_SET = "next_priority_set", _PLAN, "quarter", *_CHANGED
    PARTNER_ASKED = "partner_asked", _PLAN, "ask", "partner", "words", "due", "shown_to", _WARNED
    ASK_MOVED = "ask_moved", _PLAN, "ask", "partner", *_CHANGED, _WARNED
    MONEY_ENTERED = "money_entered", _PLAN, *_MONEY
    MONEY_TAKEN_OUT = "money_taken_out", _PLAN, *_MONEY
    PROGRAMME_CALENDAR_MADE = "programme_calendar_made", _CALENDAR, "expires", "body"
    PROGRAMME_CALENDAR_ENDED = "programme_calendar_ended", _CALENDAR, *_CHANGED
    PROGRAMME_CALENDAR_FETCHED = "programme_calendar_fetched", _CALENDAR
    PLAN_SCORECARD_BEGUN = "plan_scorecard_begun", _VERSION, "number", "copied_from"
    PLAN_SCORECARD_CHANGED = (
        "plan_scorecard_changed",
        _VERSION,
        *("number", "measure", "change", *_CHANGED, "replacement", "on"),
    )
    PLAN_SCORECARD_AGREED = "plan_scorecard_agreed", _VERSION, "number", "on", "seal"
    PLAN_SCORECARD_DISCARDED = "plan_scorecard_discarded", _VERSION, "number"
