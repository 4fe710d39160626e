"""What may be proposed of a definition, and what may become of a change. Pure."""
