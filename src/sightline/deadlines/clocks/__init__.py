"""For whom each clock runs: one file per clock, or per family that looks at the same rows."""
