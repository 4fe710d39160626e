"""The pages; thin."""
