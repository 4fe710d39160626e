"""What of a definition may change. Pure."""

LEAVES_OUT, DEADLINE, RELEASE = "leaves_out", "deadline", "release"
KINDS = {
    LEAVES_OUT: "Which cases count",
    DEADLINE: "A deadline it is judged by",
    RELEASE: "An update of Sightline",
}
"""What changes, in words."""
