"""Evidence rooms: for a time, and read only, what is held of each line of enquiry, for an adviser or an inspector by name."""
