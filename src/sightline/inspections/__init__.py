"""Reading what inspectors wrote: a report's judgements, dates and findings, and which findings repeat which."""
