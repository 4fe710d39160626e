"""One archive of everything a council cannot make again, and putting it back."""
