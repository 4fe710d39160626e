"""What a plan costs, saves and has."""
