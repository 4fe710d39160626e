"""Actions as they are carried out: lines, the Done light, status, milestones, updates, evidence, spreadsheets, digests."""
