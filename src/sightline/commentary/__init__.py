"""Commentary: what the owner of a figure says of it, asked for, held against its signal, and accepted by a second person."""
