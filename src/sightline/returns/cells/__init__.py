"""A cell is what a system wrote: here it becomes a code, a day, a number or a reference, or a fault that says why not.

Every return goes through these files, so that a cell means the same in all of them. Each distinct text of a column is
looked at once (`columns`), and what it means is taken back to every row that holds it.

- `texts`: what is done to every cell, and the marks that mean nothing is there
- `days`: days and moments, and the days that stand for none
- `codes`: codes, codes with their words, and words, of the sets in `standards.codes`
- `numbers`: numbers
- `references`: who or what a row is of, and the references that are nobody's
- `unread`: how much of a column may be unread before what needs it cannot be computed
"""
