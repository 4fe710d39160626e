"""The linter: what a paper must not go to a committee with, rule by rule, each in a file of its own."""
