"""Days, periods and clocks: working days, what a limit means, and which day a deadline falls on.

Import the module that holds the idea: `working_days`, `limits`, `clocks`, `periods`, `dates`.
"""
