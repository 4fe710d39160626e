"""What a text for young people is called, and how long it may be. Pure."""

LABEL = "For young people"


LONGEST = 200
"""Characters of one text: two short sentences."""


def fault_of_text(text: str) -> str:
    """Why it may not stand there, as a sentence; blank where it may."""
    if len(text) <= LONGEST:
        return ""
    return f"The text for young people has {len(text):,} characters. Use {LONGEST} or fewer: two short sentences."
