"""What can be wrong with what a council has set itself. Here, apart, so that a command can name it without a calendar."""

from pathlib import Path

CLOCK_WANTED = (
    "it needs a clock, a day as 2026-04-01 and a limit as 15wd or off. Correct that line, or remove it."
)


class SettingsError(ValueError):
    """A file of a council's own settings cannot be read; the sentence says which line and what to do.

    `on_a_page` says the same without saying where on the machine the file lies.
    """

    def __init__(
        self,
        line: int,
        path: Path,
        *,
        wanted: str = CLOCK_WANTED,
        of: str = "the council's own clocks",
        part: str = "Line",
    ) -> None:
        """`line` as a text editor numbers it, or another `part` as it is counted from 1; `of`: what the file holds."""
        super().__init__(f"{part} {line} of {path} cannot be read: {wanted}")
        self.on_a_page = f"{part} {line} of the file of {of}, {path.name}, cannot be read: {wanted}"
