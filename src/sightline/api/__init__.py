"""A read-only JSON API: the figures of the pages for other programs, with the rights of the person whose token asks."""
