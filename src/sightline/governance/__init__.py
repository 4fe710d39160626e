"""What bodies meet for, and what happens after the meeting: agendas, notices, decisions, call-in, and everything tracked to an answer."""
