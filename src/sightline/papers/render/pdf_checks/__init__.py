"""What is wrong with a PDF for who hears it and for who keeps it: a second opinion on what Typst writes, of our own reading."""
