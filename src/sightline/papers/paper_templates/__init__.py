"""What a council's paper is: its fields in order, each with its rule, as data. Those that ship are in `data`; a council makes its own."""
