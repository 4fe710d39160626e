"""What people wrote and what was gathered becomes a paper: numbered, its references and figures resolved, for one edition. No Django."""
