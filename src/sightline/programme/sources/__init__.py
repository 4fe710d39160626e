"""What was said of the service: drafts that are confirmed, findings, repeats, corrections, notices, quotations."""
