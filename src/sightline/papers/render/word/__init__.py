"""A paper as Word: from a council's own template, or from a plain one, with real headings, lists and tables."""
