"""How easily a text is read: its reading age, its longest sentences, its hard words. No Django, and no machine's dictionary."""
