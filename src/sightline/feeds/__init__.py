"""Calendar addresses: secret addresses from which a calendar reads what falls on which day."""
