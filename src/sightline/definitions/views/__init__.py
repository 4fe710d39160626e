"""The pages of definitions and their changes."""
