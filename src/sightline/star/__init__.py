"""Figures as a star: tables for people's own reports, described column by column, with files that Power BI and PostgreSQL read. No Django.

No row is of a child. Whoever gathers the rows (`exports`) has hidden what must be hidden: what is not in the tables is in no file.
"""
