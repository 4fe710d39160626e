"""Files that somebody gives, kept, looked through and given back."""
