"""One rule a file; `discover.paper_rules` finds them. Pure."""
