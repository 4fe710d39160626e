"""What every room does where two people change one thing, and where what was before is to be read again.

`models`: a thing that counts its changes, and a row for each field that changed. `services`: compare, count up, write the
rows. `refusals`: what the second of two people is told. `views`: the page that shows both texts. `states`: what may become
of a thing, as data. `round_trip` and `returned_sheets`: a list that went out as a spreadsheet and came back. No tables of
its own: each room makes its own from these.
"""
