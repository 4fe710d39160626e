"""The pages of the teams room."""
