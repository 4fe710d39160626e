"""The pages of this room, a file each. Who may see them is declared beside the addresses."""
