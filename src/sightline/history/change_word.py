"""What became of a text between two times, in a word. Pure."""


def change_word(was: str | None, now: str | None) -> str:
    """Added, changed or removed; None where there is no such text."""
    if was is None:
        return "Added"
    return "Removed" if now is None else "Changed"
