"""The scorecard that underpins a version of a plan, and the ledger of what its refreshes changed."""
