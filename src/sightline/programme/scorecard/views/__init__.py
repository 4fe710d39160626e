"""Pages of the plan’s scorecard."""
