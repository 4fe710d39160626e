"""Plans, versions, groupings and entries: made, written, sealed, compared, refreshed; and who sees what."""
