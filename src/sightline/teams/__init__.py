"""Teams: since when and until when each exists, and which follows which when the council restructures."""
