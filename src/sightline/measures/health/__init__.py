"""The health of children in care."""
