"""Children in care."""
