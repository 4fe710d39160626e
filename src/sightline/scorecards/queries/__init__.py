"""What the pages of this room ask: the store as it stands now, the scorecard, one measure."""
