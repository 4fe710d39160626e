"""What may become of a version, an action, evidence, an ask, a suggested repeat and a notice: transitions as data. Pure.

`docs/made/states.md` is drawn from here.
"""

from types import MappingProxyType

from sightline.history.states import States

VERSION = States(
    "a version",
    MappingProxyType(
        {
            "draft": "Draft",
            "consulted": "Out for comments",
            "submitted": "Submitted",
            "live": "Live",
            "superseded": "Superseded",
        }
    ),
    MappingProxyType(
        {
            "draft": ("○", "grey"),
            "consulted": ("◔", "blue"),
            "submitted": ("◆", "purple"),
            "live": ("●", "green"),
            "superseded": ("–", "grey"),
        }
    ),
    MappingProxyType(
        {
            "draft": ("consulted", "submitted", "live"),
            "consulted": ("draft", "submitted", "live"),
            "submitted": ("live", "superseded"),
            "live": ("superseded",),
            "superseded": (),
        }
    ),
    frozenset({("draft", "live"), ("submitted", "superseded")}),
)
"""A version that is submitted or live is sealed; what changes after that is an action's own history."""

ACTION = States(
    "an action",
    MappingProxyType(
        {
            "not_started": "Not started",
            "in_progress": "In progress",
            "paused": "Paused",
            "done": "Done",
            "stopped": "Stopped",
        }
    ),
    MappingProxyType(
        {
            "not_started": ("○", "grey"),
            "in_progress": ("◔", "blue"),
            "paused": ("‖", "yellow"),
            "done": ("●", "green"),
            "stopped": ("✕", "red"),
        }
    ),
    MappingProxyType(
        {
            "not_started": ("in_progress", "stopped"),
            "in_progress": ("done", "paused", "stopped"),
            "paused": ("in_progress", "stopped"),
            "done": ("in_progress",),
            "stopped": ("in_progress",),
        }
    ),
    frozenset(
        {
            ("not_started", "stopped"),
            ("in_progress", "paused"),
            ("in_progress", "stopped"),
            ("paused", "stopped"),
            ("done", "in_progress"),
            ("stopped", "in_progress"),
        }
    ),
)
"""Whether it was delivered. Late is not among them: it is read from the dates."""

EVIDENCE = States(
    "a piece of evidence",
    MappingProxyType(
        {
            "given": "To be checked",
            "accepted": "Accepted",
            "sent_back": "Sent back",
            "withdrawn": "Withdrawn",
        }
    ),
    MappingProxyType(
        {
            "given": ("○", "blue"),
            "accepted": ("●", "green"),
            "sent_back": ("▲", "orange"),
            "withdrawn": ("–", "grey"),
        }
    ),
    MappingProxyType(
        {
            "given": ("accepted", "sent_back", "withdrawn"),
            "accepted": ("sent_back", "withdrawn", "given"),
            "sent_back": ("accepted", "withdrawn", "given"),
            "withdrawn": (),
        }
    ),
    frozenset(
        {
            ("given", "sent_back"),
            ("accepted", "sent_back"),
            ("given", "withdrawn"),
            ("accepted", "withdrawn"),
            ("sent_back", "withdrawn"),
        }
    ),
)
"""A newer version is to be checked again, whatever was decided on the one before."""
STANDS = ("given", "accepted")
"""States of evidence that counts: neither sent back nor withdrawn."""

ASK = States(
    "an ask",
    MappingProxyType({"open": "Open", "answered": "Answered", "kept": "Kept", "withdrawn": "Withdrawn"}),
    MappingProxyType(
        {
            "open": ("○", "grey"),
            "answered": ("◔", "blue"),
            "kept": ("●", "green"),
            "withdrawn": ("–", "grey"),
        }
    ),
    MappingProxyType(
        {
            "open": ("answered", "kept", "withdrawn"),
            "answered": ("kept", "open", "withdrawn"),
            "kept": ("open",),
            "withdrawn": ("open",),
        }
    ),
    frozenset(
        {
            ("open", "answered"),
            ("open", "withdrawn"),
            ("answered", "withdrawn"),
            ("answered", "open"),
            ("kept", "open"),
            ("withdrawn", "open"),
        }
    ),
)
REPEAT = States(
    "a suggested repeat",
    MappingProxyType({"suggested": "Suggested", "repeats": "Repeats it", "differs": "Something else"}),
    MappingProxyType({"suggested": ("○", "grey"), "repeats": ("◆", "orange"), "differs": ("–", "grey")}),
    MappingProxyType(
        {
            "suggested": ("repeats", "differs"),
            "repeats": ("differs",),
            "differs": ("repeats",),
        }
    ),
    frozenset({("repeats", "differs"), ("differs", "repeats")}),
)
NOTICE = States(
    "a notice to improve",
    MappingProxyType({"in_force": "In force", "lifted": "Lifted"}),
    MappingProxyType({"in_force": ("▲", "orange"), "lifted": ("●", "green")}),
    MappingProxyType({"in_force": ("lifted",), "lifted": ("in_force",)}),
    frozenset({("in_force", "lifted"), ("lifted", "in_force")}),
)
PROPOSED_TEST = States(
    "a change of a test",
    MappingProxyType(
        {
            "waiting": "Waits for a second person",
            "confirmed": "Confirmed",
            "refused": "Refused",
            "withdrawn": "Withdrawn",
        }
    ),
    MappingProxyType(
        {
            "waiting": ("◔", "blue"),
            "confirmed": ("●", "green"),
            "refused": ("✕", "red"),
            "withdrawn": ("–", "grey"),
        }
    ),
    MappingProxyType(
        {"waiting": ("confirmed", "refused", "withdrawn"), "confirmed": (), "refused": (), "withdrawn": ()}
    ),
    frozenset({("waiting", "refused")}),
)
"""A change of a test of difference after the action started. Another person than who proposed it confirms it."""
UPDATE = States(
    "an update",
    MappingProxyType({"reported": "Reported", "accepted": "Accepted", "sent_back": "Sent back"}),
    MappingProxyType({"reported": ("○", "blue"), "accepted": ("●", "green"), "sent_back": ("▲", "orange")}),
    MappingProxyType(
        {
            "reported": ("accepted", "sent_back"),
            "accepted": ("sent_back",),
            "sent_back": ("accepted",),
        }
    ),
    frozenset({("reported", "sent_back"), ("accepted", "sent_back")}),
)
"""An update as a whole. Another person than who reported it, and than the action's owner, decides on it; figures and lights
are the same whatever is decided."""
SCORECARD_MEASURE = States(
    "a measure of a scorecard",
    MappingProxyType(
        {
            "live": "Live",
            "not_reportable": "Not reportable",
            "in_development": "In development",
            "suspended": "Suspended",
            "retired": "Retired",
        }
    ),
    MappingProxyType(
        {
            "live": ("●", "green"),
            "not_reportable": ("▲", "orange"),
            "in_development": ("◔", "blue"),
            "suspended": ("‖", "yellow"),
            "retired": ("–", "grey"),
        }
    ),
    MappingProxyType(
        {
            "live": ("not_reportable", "suspended", "retired"),
            "not_reportable": ("live", "in_development", "suspended", "retired"),
            "in_development": ("live", "not_reportable", "suspended", "retired"),
            "suspended": ("live", "not_reportable", "in_development", "retired"),
            "retired": ("live", "not_reportable", "in_development"),
        }
    ),
    frozenset(
        {
            ("live", "not_reportable"),
            *((was, "suspended") for was in ("live", "not_reportable", "in_development")),
            *((was, "retired") for was in ("live", "not_reportable", "in_development", "suspended")),
            *((was, wanted) for was in ("suspended", "retired") for wanted in ("live", "not_reportable")),
            *((was, "in_development") for was in ("suspended", "retired")),
        }
    ),
)
"""Whether a measure of a plan's scorecard is reported. Suspended and retired only at a refresh, which a second person agrees to;
a retired measure is computed as before, and shown where it turns worse."""
EVERY = (VERSION, ACTION, UPDATE, EVIDENCE, ASK, REPEAT, NOTICE, PROPOSED_TEST, SCORECARD_MEASURE)
BEING_WRITTEN = ("draft", "consulted")
"""States of a version whose words may still be changed."""
