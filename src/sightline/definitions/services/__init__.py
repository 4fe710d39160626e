"""A change of a definition is proposed, decided on, withdrawn, and noticed where a new release of Sightline brings it."""
