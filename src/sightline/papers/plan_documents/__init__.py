"""The plan as documents of its own: improvement plan, action plan, highlight report, plan on a page, line of sight."""
