"""Asking about the programme, a file for each idea; `sight` says which of it a person may see."""
