"""A composed paper as files: HTML, Word, PDF, a spreadsheet, CSV. The same paper gives the same bytes, and no room is asked."""
