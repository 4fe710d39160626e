"""What a text claims of a figure, and whether its signal bears it out. Pure."""
