"""What in a text seems to say who a child is. No Django: a form, a file and a spreadsheet are looked through alike."""
