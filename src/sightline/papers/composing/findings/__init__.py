"""What is wrong with a paper that is written here: the linter's rules over the composed text, and those that know its figures and fields."""
