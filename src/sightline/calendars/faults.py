"""What can be wrong with a council's own clocks. Here, apart, so that a command can name it without a calendar."""

from pathlib import Path


class SettingsError(ValueError):
    """The file of a council's own clocks cannot be read; the sentence says which line and what to do.

    `on_a_page` says the same without saying where on the machine the file lies.
    """

    def __init__(self, line: int, path: Path) -> None:
        """`line` as a text editor numbers it."""
        wanted = "it needs a clock, a day as 2026-04-01 and a limit as 15wd or off. Correct that line, or remove it."
        super().__init__(f"Line {line} of {path} cannot be read: {wanted}")
        self.on_a_page = (
            f"Line {line} of the file of the council's own clocks, {path.name}, cannot be read: {wanted}"
        )
