"""What is due and what is late: every clock that runs on the data date, one row each. Nothing here knows Django."""
