"""The declared test of an action, and the Difference light it gives."""
