"""Personal education plans: no source read here holds them."""

from sightline.deadlines.running import NotRunning

CAUSE = "No source holds personal education plans: neither Annex A, nor the SSD, nor the local return."

SILENT = tuple(
    NotRunning(clock, CAUSE)
    for clock in ("education-plan-begun", "education-plan-ready", "education-plan-review")
)
