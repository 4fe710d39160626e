"""Days counted back from publication, and what calendars are told."""
