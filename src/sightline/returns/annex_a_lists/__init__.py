"""Annex A the other way: the store's rows as Ofsted's lists 1 to 11, what stands in the way of each, and the workbook."""
