"""What of a definition may change. Pure."""

LEAVES_OUT, DEADLINE, RELEASE, ENTERED = "leaves_out", "deadline", "release", "entered"
KINDS = {
    LEAVES_OUT: "Which cases count",
    DEADLINE: "A deadline it is judged by",
    RELEASE: "An update of Sightline",
    ENTERED: "What people enter",
}
"""What changes, in words."""
COUNTED_ANEW = frozenset({LEAVES_OUT, DEADLINE})
"""The kinds whose figures can be counted by the definition in force and by the proposed one, of the same data."""
