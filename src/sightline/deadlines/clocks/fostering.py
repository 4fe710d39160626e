"""Private fostering: no source read here holds the notification or the visits."""

from sightline.deadlines.running import NotRunning

CAUSE = "No source holds private fostering: the SSD flags it as an outcome, without a notification or visits."

SILENT = tuple(
    NotRunning(clock, CAUSE)
    for clock in ("private-fostering-visit-first", "private-fostering-visit", "private-fostering-visit-later")
)
