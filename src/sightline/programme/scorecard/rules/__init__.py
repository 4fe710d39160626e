"""What a scorecard says, which changes a refresh makes, and what may not be. Pure."""
