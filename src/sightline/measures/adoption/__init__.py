"""Children for whom adoption is the plan."""
